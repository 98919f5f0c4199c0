using Microsoft.EntityFrameworkCore;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.IsoClasses;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Suppliers;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue.Products;

/// <summary>The assortment's public operations: each fetches, calls the aggregate and saves in the caller's transaction.</summary>
internal sealed class SharedAssortment(CatalogueDbContext context, TimeProvider clock) : IAssortment
{
    private const int IsoDivision = 3;

    public async Task<Guid> ProposeProductAsync(ProposeProduct request, CancellationToken cancellationToken)
    {
        var known = await context.Products.SingleOrDefaultAsync(
            product => product.ProposalId == request.ProposalId,
            cancellationToken
        );
        if (known is not null)
        {
            return known.Id;
        }

        await CheckReferencesAsync(request.IsoCode, request.AreaCode, cancellationToken);

        // two proposals may bring the same new class or supplier at once: the second must find the first's
        await context.RaiseVersionAsync(cancellationToken);
        await AddIsoClassAsync(request.IsoCode, cancellationToken);
        var supplier = await SupplierAsync(request, cancellationToken);
        var product = ProductSeries.Propose(
            supplier,
            new ProductFacts(
                request.Name,
                request.Description,
                request.IsoCode,
                request.Needs,
                request.Laws,
                request.MedicalDeviceClass,
                request.DataSheet,
                request.AreaCode,
                request.ProposalId
            ),
            Today
        );
        context.Add(product);
        await context.SaveChangesAsync(cancellationToken);
        return product.Id;
    }

    public Task<string?> SupplierNameAsync(OrganisationNumber number, CancellationToken cancellationToken) =>
        context
            .Suppliers.Where(supplier => supplier.OrganisationNumber == number)
            .Select(supplier => supplier.Name)
            .SingleOrDefaultAsync(cancellationToken);

    public async Task MarkBeingIntroducedAsync(Guid productId, CancellationToken cancellationToken)
    {
        var product = await ProductAsync(productId, cancellationToken);
        product.MarkBeingIntroduced(Today);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<Guid> AddHandbookVersionAsync(AddHandbookVersion request, CancellationToken cancellationToken)
    {
        var product = await ProductAsync(request.ProductId, cancellationToken);
        var entry = await context
            .Handbook.Include(entry => entry.Versions.OrderBy(version => version.Number))
            .SingleOrDefaultAsync(entry => entry.ProductId == product.Id, cancellationToken);
        if (entry is null)
        {
            entry = HandbookEntry.ForProduct(product.Id, product.Name);
            context.Add(entry);
        }

        var version = entry.AddVersion(
            request.ValidFrom,
            request.Text,
            new HandbookDecisions(request.CostIsShared, request.RegionDecision, request.VastKomDecision)
        );
        await context.SaveChangesAsync(cancellationToken);
        return version.Id;
    }

    public async Task StateOfferAsync(StateOffer request, CancellationToken cancellationToken)
    {
        if (request.Articles.Count == 0)
        {
            throw new InvalidProblem("articles", "Ange minst en artikel med pris.");
        }

        var product = await ProductAsync(request.ProductId, cancellationToken);
        foreach (var (offered, index) in request.Articles.Select((offered, index) => (offered, index)))
        {
            await RefuseTakenNumberAsync(product, offered.Number, index, cancellationToken);
            product.StateOffer(
                product.Find(offered.Number) ?? product.AddArticle(FactsOf(offered, index)),
                request.Form,
                request.AgreementNumber,
                request.Valid,
                offered.Terms,
                offered.Price
            );
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task PlaceInAssortmentAsync(Guid productId, CancellationToken cancellationToken)
    {
        var product = await ProductAsync(productId, cancellationToken);
        var entries = await context
            .Handbook.Include(entry => entry.Versions.OrderBy(version => version.Number))
            .Where(entry =>
                entry.ProductId == product.Id || (product.AreaCode != null && entry.AreaCode == product.AreaCode)
            )
            .ToListAsync(cancellationToken);
        product.PlaceInAssortment(HandbookEntry.Governing(entries, product), Today);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task WithdrawProposalOfProductAsync(Guid productId, string reason, CancellationToken cancellationToken)
    {
        var product = await ProductAsync(productId, cancellationToken);
        product.WithdrawProposal(reason, Today);
        await context.SaveChangesAsync(cancellationToken);
    }

    private DateOnly Today => clock.StockholmToday();

    private async Task<ProductSeries> ProductAsync(Guid id, CancellationToken ct) =>
        await context
            .Products.Include(product => product.Articles)
                .ThenInclude(article => article.Offers)
            .AsSplitQuery()
            .SingleOrDefaultAsync(product => product.Id == id, ct)
        ?? throw new NotFoundProblem("Produkten finns inte.");

    private async Task<Supplier> SupplierAsync(ProposeProduct request, CancellationToken ct)
    {
        var number = request.SupplierOrganisationNumber;
        if (await context.Suppliers.SingleOrDefaultAsync(s => s.OrganisationNumber == number, ct) is { } known)
        {
            return known.IsCalled(request.SupplierName) ? known : throw OtherSupplier(known);
        }

        var errors = new FieldErrors();
        errors.Required("supplierName", request.SupplierName, "Ange leverantörens namn.", FieldErrors.LongestName);
        errors.ThrowIfAny();
        var supplier = Supplier.Register(request.SupplierName, number);
        context.Add(supplier);
        return supplier;
    }

    private static InvalidProblem OtherSupplier(Supplier known) =>
        new("supplierName", IAssortment.OtherSupplier(known.OrganisationNumber, known.Name));

    private async Task CheckReferencesAsync(IsoCode iso, string? areaCode, CancellationToken ct)
    {
        var errors = new FieldErrors();
        errors.Unless(
            iso.Level >= IsoDivision && await Wider(iso).AnyAsync(ct),
            "isoCode",
            $"{iso} är inte en klass i ISO 9999. Ange en kod på tre nivåer, till exempel 22 27 24."
        );
        errors.Unless(
            areaCode is null || await context.Areas.AnyAsync(area => area.Code == areaCode, ct),
            "areaCode",
            "Produktområdet finns inte. Välj ett av dem som finns."
        );
        errors.ThrowIfAny();
    }

    // The first product of its kind brings its class with it, named as the nearest wider one until somebody words it better.
    private async Task AddIsoClassAsync(IsoCode iso, CancellationToken ct)
    {
        var nearest = await Wider(iso).OrderByDescending(wider => wider.Code.Length).FirstAsync(ct);
        if (nearest.Code != iso.Text)
        {
            context.Add(IsoClass.Create(iso, nearest.Title, nearest.EnglishTitle));
        }
    }

    /// <summary>The class itself and the classes that it is within, as far as the assortment has them.</summary>
    private IQueryable<IsoClass> Wider(IsoCode iso) =>
        context.IsoClasses.Where(known =>
            known.Edition == iso.Edition && (iso.Text + " ").StartsWith(known.Code + " ")
        );

    // Article numbers are unique with the supplier, also between its products.
    private async Task RefuseTakenNumberAsync(ProductSeries product, string number, int index, CancellationToken ct)
    {
        var text = number.Trim();
        if (
            product.Find(text) is null
            && await context.Articles.AnyAsync(a => a.SupplierId == product.SupplierId && a.Number == text, ct)
        )
        {
            throw new InvalidProblem(
                $"articles[{index}].number",
                $"Leverantören har redan artikel {text} i en annan produkt."
            );
        }
    }

    private static ArticleFacts FactsOf(OfferedArticle offered, int index)
    {
        var errors = new FieldErrors();
        errors.Required($"articles[{index}].number", offered.Number, "Ange artikelnummer.", Lengths.Code);
        errors.Required($"articles[{index}].name", offered.Name, "Ange artikelns namn.", Lengths.Name);
        errors.ThrowIfAny();
        return new ArticleFacts(
            offered.Number,
            offered.Name,
            offered.Kind,
            offered.Terms == PriceTerms.Purchase ? Acquisition.Buy : Acquisition.Rent,
            offered.Delivery,
            offered.IsReconditionable,
            offered.Gtin
        );
    }
}

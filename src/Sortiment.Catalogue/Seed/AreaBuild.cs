using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.Products;
using Sortiment.Catalogue.Suppliers;
using Sortiment.Kernel;

namespace Sortiment.Catalogue.Seed;

/// <summary>Builds the products and the handbook entries of one area file, each product brought through its life so far.</summary>
internal sealed class AreaBuild
{
    private readonly SeedArea _area;
    private readonly Dictionary<string, ProductSeries> _products;

    public AreaBuild(SeedArea area, IReadOnlyDictionary<string, Supplier> suppliers, DateOnly today)
    {
        _area = area;
        _products = area.Products.ToDictionary(
            file => file.Key,
            file => Propose(file, suppliers[file.Supplier], file.InAssortmentSince ?? today)
        );
        Handbook = [.. area.Handbook.Select(Entry)];
        foreach (var file in area.Products)
        {
            BringThroughLife(file, _products[file.Key], today);
        }
    }

    public IReadOnlyList<HandbookEntry> Handbook { get; }

    public IEnumerable<ProductSeries> Products => _products.Values;

    private HandbookEntry Entry(SeedEntry file)
    {
        var entry = file.Product is { } key
            ? HandbookEntry.ForProduct(_products[key].Id, file.Title, isExample: true)
            : HandbookEntry.ForArea(_area.Code, file.Title, isExample: true);
        foreach (var version in file.Versions)
        {
            entry.AddVersion(
                version.ValidFrom,
                version.Text,
                new HandbookDecisions(
                    CostIsShared: version.VastKomDecision is not null,
                    version.RegionDecision,
                    version.VastKomDecision
                )
            );
        }

        return entry;
    }

    private ProductSeries Propose(SeedProduct file, Supplier supplier, DateOnly on)
    {
        var product = ProductSeries.Propose(
            supplier,
            new ProductFacts(
                file.Name,
                file.Description,
                IsoCode.Parse(file.IsoCode, ExampleAssortment.IsoEdition),
                file.Needs,
                file.Laws,
                file.MedicalDeviceClass,
                file.DataSheet,
                _area.Code,
                IsExample: true
            ),
            on
        );
        foreach (var article in file.Articles)
        {
            Add(product, article);
        }

        return product;
    }

    private void Add(ProductSeries product, SeedArticle file)
    {
        var article = product.AddArticle(
            new ArticleFacts(
                file.Number,
                file.Name,
                file.Kind,
                file.Acquisition,
                file.Delivery,
                file.IsReconditionable,
                file.Gtin is { } gtin ? Gtin.Parse(gtin) : null
            )
        );
        foreach (var offer in file.Offers)
        {
            var agreement = _area.Agreements.Single(agreement => agreement.Key == offer.Agreement);
            product.StateOffer(
                article,
                agreement.Form,
                agreement.Number,
                new Period(agreement.ValidFrom, agreement.ValidTo),
                offer.Terms,
                new Money(offer.PriceOre)
            );
        }
    }

    private void BringThroughLife(SeedProduct file, ProductSeries product, DateOnly today)
    {
        if (file.Lifecycle == Lifecycle.Proposed)
        {
            return;
        }

        product.MarkBeingIntroduced(file.InAssortmentSince ?? today);
        if (file.InAssortmentSince is { } since)
        {
            product.PlaceInAssortment(HandbookEntry.Governing(Handbook, product), since);
            foreach (var article in file.Articles.Where(article => article.OrderStop is not null))
            {
                product.CloseForOrders(product.Find(article.Number)!, article.OrderStop!);
            }
        }

        if (file is { PhaseOutFrom: { } phaseOut, LeavesBecause: { } reason })
        {
            product.PhaseOut(reason, phaseOut);
            if (file.WithdrawnOn is { } withdrawn)
            {
                product.Withdraw(reason, withdrawn);
            }
        }

        // The file says where the product stands, the dates how it came there: they must agree.
        if (product.Lifecycle != file.Lifecycle)
        {
            throw new InvalidDataException(
                $"{file.Key} should be {file.Lifecycle} but its dates make it {product.Lifecycle}."
            );
        }
    }
}

using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.IsoClasses;
using Sortiment.Catalogue.Orderability;
using Sortiment.Catalogue.Products;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Catalogue.Read;

/// <summary>A product with its articles, prices and handbook entry, and whether the acting principal can order it.</summary>
/// <exception cref="NotFoundProblem">There is no such product in the assortment.</exception>
[AllowSignedIn]
internal sealed record SeeProduct(Guid Id) : IQuery<ProductView>;

/// <summary>A product as its page shows it.</summary>
/// <param name="Handbook">The entry that governs it, own or its area's; null when there is none.</param>
/// <param name="HandbookVersion">The version of it in force, else the next; null when there is none.</param>
internal sealed record ProductView(
    ProductSeries Product,
    string SupplierName,
    string? AreaName,
    IsoClass IsoClass,
    HandbookEntry? Handbook,
    HandbookVersion? HandbookVersion,
    IReadOnlyList<LabelledVerdict> Verdicts,
    IReadOnlyList<ArticleView> Articles,
    DateOnly Day
);

/// <summary>An article as the product's page shows it.</summary>
/// <param name="Prices">What the acting principal would pay; for joint organs every price valid today.</param>
internal sealed record ArticleView(
    Article Article,
    IReadOnlyList<LabelledVerdict> Verdicts,
    IReadOnlyList<Offers.Offer> Prices
)
{
    public bool CanOrder => Verdicts.Any(of => of.Verdict.CanOrder);
}

internal sealed class SeeProductHandler(CatalogueDbContext context, ITenantContext tenant, TimeProvider clock)
    : IQueryHandler<SeeProduct, ProductView>
{
    public async ValueTask<ProductView> Handle(SeeProduct query, CancellationToken cancellationToken)
    {
        var product =
            await context
                .Products.AsNoTracking()
                .Where(Shown.InAssortment)
                .Include(p => p.Articles.OrderBy(a => a.Number))
                    .ThenInclude(a => a.Offers)
                .AsSplitQuery()
                .SingleOrDefaultAsync(p => p.Id == query.Id, cancellationToken)
            ?? throw new NotFoundProblem("Produkten finns inte i sortimentet.");
        var entries = await context
            .Handbook.AsNoTracking()
            .Include(e => e.Versions.OrderBy(v => v.Number))
            .Where(e => e.ProductId == product.Id || (product.AreaCode != null && e.AreaCode == product.AreaCode))
            .ToListAsync(cancellationToken);
        var handbook = HandbookEntry.Governing(entries, product);
        var viewpoint = await Viewpoint.OfAsync(tenant, context, clock, cancellationToken);
        var orderable = OrderableProduct.From(product, handbook);
        return new ProductView(
            product,
            await context
                .Suppliers.Where(s => s.Id == product.SupplierId)
                .Select(s => s.Name)
                .SingleAsync(cancellationToken),
            await context
                .Areas.Where(a => a.Code == product.AreaCode)
                .Select(a => a.Name)
                .SingleOrDefaultAsync(cancellationToken),
            await context
                .IsoClasses.AsNoTracking()
                .SingleAsync(c => c.Code == product.IsoClassCode && c.Edition == product.IsoEdition, cancellationToken),
            handbook,
            handbook?.InForceOn(viewpoint.Day) ?? handbook?.Versions.FirstOrDefault(v => v.ValidFrom > viewpoint.Day),
            [
                .. viewpoint.Orderers.Select(of => new LabelledVerdict(
                    of.Label,
                    OrderabilityRule.OfProduct(orderable, of.Principal, viewpoint.Day)
                )),
            ],
            [
                .. product
                    .Articles.Zip(orderable.Articles)
                    .Where(pair => pair.First.IsPublished)
                    .OrderBy(pair => pair.First.Kind)
                    .Select(pair => View(pair.First, pair.Second, orderable, viewpoint)),
            ],
            viewpoint.Day
        );
    }

    private static ArticleView View(
        Article article,
        OrderableArticle facts,
        OrderableProduct product,
        Viewpoint viewpoint
    ) =>
        new(
            article,
            [
                .. viewpoint.Orderers.Select(of => new LabelledVerdict(
                    of.Label,
                    OrderabilityRule.OfArticle(product, facts, of.Principal, viewpoint.Day)
                )),
            ],
            [
                .. article
                    .Offers.Where(offer =>
                        offer.Valid.Contains(viewpoint.Day)
                        && viewpoint.Orderers.Any(of =>
                            Offers.OrderingRights.Bases(offer.Form, of.Principal.Kind).Count > 0
                        )
                    )
                    .OrderBy(offer => (offer.Form, offer.Terms)),
            ]
        );
}

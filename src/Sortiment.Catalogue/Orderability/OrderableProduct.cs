using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.LocalContracts;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;
using Sortiment.Principals.Tenants;

namespace Sortiment.Catalogue.Orderability;

/// <summary>What must be known of a product to tell who may order it: no more, so that thousands fit in memory.</summary>
internal sealed record OrderableProduct(
    string? AreaCode,
    Lifecycle Lifecycle,
    DateOnly LifecycleSince,
    IReadOnlyList<Period> HandbookPeriods,
    IReadOnlyList<OrderableArticle> Articles
)
{
    /// <param name="product">The product.</param>
    /// <param name="handbook">The entry that governs it, own or its area's.</param>
    public static OrderableProduct From(ProductSeries product, HandbookEntry? handbook) =>
        From(product, [.. handbook?.Versions.Select(version => version.Valid) ?? []]);

    /// <param name="product">The product.</param>
    /// <param name="handbookPeriods">When versions of the entry that governs it are in force.</param>
    public static OrderableProduct From(ProductSeries product, IReadOnlyList<Period> handbookPeriods) =>
        new(
            product.AreaCode,
            product.Lifecycle,
            product.LifecycleSince,
            handbookPeriods,
            [.. product.Articles.Select(OrderableArticle.From)]
        );
}

/// <summary>The same of an article.</summary>
internal sealed record OrderableArticle(
    Guid Id,
    ArticleKind Kind,
    bool IsPublished,
    bool IsOrderable,
    string? OrderStop,
    IReadOnlyList<OrderableOffer> Offers
)
{
    public static OrderableArticle From(Article article) =>
        new(
            article.Id,
            article.Kind,
            article.IsPublished,
            article.IsOrderable,
            article.OrderStop,
            [
                .. article.Offers.Select(offer => new OrderableOffer(
                    offer.Form,
                    offer.AgreementNumber,
                    offer.Valid,
                    offer.Terms
                )),
            ]
        );
}

/// <summary>The same of an offer.</summary>
internal sealed record OrderableOffer(AgreementForm Form, string AgreementNumber, Period Valid, PriceTerms Terms);

/// <summary>The principal that would order.</summary>
/// <param name="Kind">Municipality or region.</param>
/// <param name="Contracts">Its own contracts.</param>
internal sealed record OrderingPrincipal(PrincipalKind Kind, IReadOnlyList<LocalContract> Contracts)
{
    public OrderingPrincipal(PrincipalKind kind)
        : this(kind, []) { }
}

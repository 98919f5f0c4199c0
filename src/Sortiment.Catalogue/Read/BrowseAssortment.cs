using Mediator;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Products;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Catalogue.Read;

/// <summary>
/// The products of the assortment that fit a search, with how many there would be for every other choice. Those that have left are
/// shown only when asked for.
/// </summary>
/// <param name="Text">Words that all must occur in the product or in one of its articles.</param>
/// <param name="Area">A product area's code.</param>
/// <param name="Need">A need.</param>
/// <param name="Law">A law of use.</param>
/// <param name="Stage">A stage of the lifecycle.</param>
/// <param name="Supplier">A supplier.</param>
/// <param name="Orderable">True: only what the acting principal can order; false: only what it cannot.</param>
/// <param name="Sort">"name", "supplier", "area" or "stage", with "-" before it for falling.</param>
/// <param name="Page">From 1.</param>
[AllowSignedIn]
internal sealed record BrowseAssortment(
    string? Text = null,
    string? Area = null,
    Need? Need = null,
    Law? Law = null,
    Lifecycle? Stage = null,
    Guid? Supplier = null,
    bool? Orderable = null,
    string? Sort = null,
    int Page = 1
) : IQuery<AssortmentResult>
{
    public const int PageSize = 25;

    public const string DefaultSort = "name";
}

/// <summary>One page of the list.</summary>
internal sealed record AssortmentResult(
    IReadOnlyList<ProductHit> Products,
    int Total,
    int TotalArticles,
    IReadOnlyList<Choice> Areas,
    IReadOnlyList<Choice> Needs,
    IReadOnlyList<Choice> Laws,
    IReadOnlyList<Choice> Stages,
    IReadOnlyList<Choice> Suppliers,
    int OrderableCount,
    int NotOrderableCount
);

/// <summary>A product in the list.</summary>
/// <param name="Product">The product.</param>
/// <param name="Verdicts">What the acting principal may do with it.</param>
/// <param name="MatchingArticles">The articles that the words were found in, when they were not found in the product itself.</param>
internal sealed record ProductHit(
    ListedProduct Product,
    IReadOnlyList<LabelledVerdict> Verdicts,
    IReadOnlyList<ListedArticle> MatchingArticles
);

/// <summary>A choice in a filter and how many products it would leave, all other choices kept.</summary>
internal sealed record Choice(string Value, string Name, int Count);

internal sealed class BrowseAssortmentHandler(
    CatalogueDbContext context,
    AssortmentCache cache,
    ITenantContext tenant,
    TimeProvider clock
) : IQueryHandler<BrowseAssortment, AssortmentResult>
{
    public async ValueTask<AssortmentResult> Handle(BrowseAssortment query, CancellationToken cancellationToken)
    {
        var snapshot = await cache.GetAsync(context, cancellationToken);
        var viewpoint = await Viewpoint.OfAsync(tenant, context, clock, cancellationToken);
        return new AssortmentSearch(snapshot, viewpoint).Run(query);
    }
}

using System.Collections.Concurrent;
using Sortiment.Catalogue.Orderability;
using Sortiment.Catalogue.Products;
using Sortiment.Principals.Tenants;

namespace Sortiment.Catalogue.Read;

/// <summary>
/// The assortment as it was at one version, held in memory: what the list of products shows, searches and counts. It
/// never changes, so the same verdicts are asked for again and again and are kept too.
/// </summary>
internal sealed class AssortmentSnapshot(long version, IReadOnlyList<ListedProduct> products)
{
    private readonly ConcurrentDictionary<(PrincipalKind, DateOnly), Verdict[]> _verdicts = new();

    public long Version => version;

    public IReadOnlyList<ListedProduct> Products => products;

    /// <summary>Whether the principal can order each product, in the products' order.</summary>
    public IReadOnlyList<Verdict> VerdictsFor(OrderingPrincipal principal, DateOnly day)
    {
        // Kept for the day it is asked for: yesterday's is asked for no more.
        foreach (var key in _verdicts.Keys.Where(key => key.Item2 < day))
        {
            _verdicts.TryRemove(key, out _);
        }

        var ofKind = _verdicts.GetOrAdd(
            (principal.Kind, day),
            _ =>
                [
                    .. products.Select(product =>
                        OrderabilityRule.OfProduct(product.Orderable, new OrderingPrincipal(principal.Kind), day)
                    ),
                ]
        );
        if (principal.Contracts.Count == 0)
        {
            return ofKind;
        }

        var areas = principal.Contracts.Select(contract => contract.AreaCode).ToHashSet();
        return
        [
            .. products.Select(
                (product, index) =>
                    product.AreaCode is { } area && areas.Contains(area)
                        ? OrderabilityRule.OfProduct(product.Orderable, principal, day)
                        : ofKind[index]
            ),
        ];
    }
}

/// <summary>A product as the list shows it.</summary>
internal sealed record ListedProduct(
    Guid Id,
    string Name,
    string Description,
    Guid SupplierId,
    string SupplierName,
    string? AreaCode,
    string? AreaName,
    string IsoCode,
    string IsoTitle,
    IReadOnlyList<Need> Needs,
    IReadOnlyList<Law> Laws,
    Lifecycle Lifecycle,
    bool IsExample,
    IReadOnlyList<ListedArticle> Articles,
    OrderableProduct Orderable
)
{
    public bool Has(string word) =>
        Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || SupplierName.Contains(word, StringComparison.OrdinalIgnoreCase)
        || AreaName?.Contains(word, StringComparison.OrdinalIgnoreCase) == true
        || IsoCode.Contains(word, StringComparison.Ordinal)
        || IsoTitle.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Description.Contains(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An article as a search finds it.</summary>
internal sealed record ListedArticle(string Number, string Name, string? Gtin)
{
    public bool Has(string word) =>
        Number.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Gtin?.Contains(word, StringComparison.Ordinal) == true;
}

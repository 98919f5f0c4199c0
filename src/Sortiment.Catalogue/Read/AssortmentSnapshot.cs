using System.Collections.Concurrent;
using Sortiment.Catalogue.Orderability;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;
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
    Guid SupplierId,
    string SupplierName,
    string? AreaCode,
    string? AreaName,
    IsoCode IsoCode,
    string IsoTitle,
    IReadOnlyList<Need> Needs,
    IReadOnlyList<Law> Laws,
    bool IsMedicalDevice,
    Lifecycle Lifecycle,
    bool IsExample,
    IReadOnlyList<ListedArticle> Articles,
    OrderableProduct Orderable
)
{
    /// <summary>Name, supplier, class, area and description, in lower case, for searching.</summary>
    public required string SearchText { get; init; }
}

/// <summary>An article as a search finds it.</summary>
internal sealed record ListedArticle(string Number, string Name, string? Gtin)
{
    /// <summary>Number, name and GTIN, in lower case, for searching.</summary>
    public string SearchText { get; } = $"{Number} {Name} {Gtin}".ToLower(SwedishCulture.Sv);
}

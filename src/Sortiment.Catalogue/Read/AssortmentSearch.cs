using System.Text.RegularExpressions;
using Sortiment.Catalogue.Products;
using Sortiment.Platform;

namespace Sortiment.Catalogue.Read;

/// <summary>Searches, counts and sorts a snapshot, as one viewpoint sees it.</summary>
internal sealed partial class AssortmentSearch
{
    private readonly IReadOnlyList<Row> _rows;

    public AssortmentSearch(AssortmentSnapshot snapshot, Viewpoint viewpoint)
    {
        var verdicts = viewpoint
            .Orderers.Select(orderer =>
                (orderer.Label, Verdicts: snapshot.VerdictsFor(orderer.Principal, viewpoint.Day))
            )
            .ToArray();
        _rows =
        [
            .. snapshot.Products.Select(
                (product, index) =>
                    new Row(product, [.. verdicts.Select(of => new LabelledVerdict(of.Label, of.Verdicts[index]))])
            ),
        ];
    }

    public AssortmentResult Run(BrowseAssortment query)
    {
        var words = Words(query.Text ?? "");
        var found = _rows.Where(row => row.Contains(words)).ToArray();

        // The choices of one filter are counted with all the other filters in force.
        var hits = Narrowed(query, found);
        var shown = Sorted(hits, query.Sort)
            .Skip((Math.Max(query.Page, 1) - 1) * BrowseAssortment.PageSize)
            .Take(BrowseAssortment.PageSize);
        var anyOrder = Narrowed(query with { Orderable = null }, found);
        return new AssortmentResult(
            [.. shown.Select(row => new ProductHit(row.Product, row.Verdicts, row.ArticlesWith(words)))],
            hits.Count,
            hits.Sum(row => row.Product.Articles.Count),
            Choices(
                Narrowed(query with { Area = null }, found).Where(row => row.Product.AreaCode is not null),
                row => [(row.Product.AreaCode!, row.Product.AreaName!)]
            ),
            Choices(
                Narrowed(query with { Need = null }, found),
                row => row.Product.Needs.Select(need => (need.ToString(), need.InSwedish()))
            ),
            Choices(
                Narrowed(query with { Law = null }, found),
                row => row.Product.Laws.Select(law => (law.ToString(), law.InSwedish()))
            ),
            Choices(
                found.Where(row => Fits(query with { Stage = row.Product.Lifecycle }, row)),
                row => [(row.Product.Lifecycle.ToString(), row.Product.Lifecycle.InSwedish())]
            ),
            Choices(
                Narrowed(query with { Supplier = null }, found),
                row => [(row.Product.SupplierId.ToString(), row.Product.SupplierName)]
            ),
            anyOrder.Count(row => row.CanOrder),
            anyOrder.Count(row => !row.CanOrder)
        );
    }

    /// <summary>The words of a search; an ISO code, which is written in pairs of digits, is one.</summary>
    private static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\b\d\d(?: \d\d)+\b|\S+")]
    private static partial Regex Word();

    private static List<Row> Narrowed(BrowseAssortment query, IEnumerable<Row> rows) =>
        [.. rows.Where(row => Fits(query, row))];

    private static bool Fits(BrowseAssortment query, Row row) =>
        (query.Area is null || row.Product.AreaCode == query.Area)
        && (query.Need is null || row.Product.Needs.Contains(query.Need.Value))
        && (query.Law is null || row.Product.Laws.Contains(query.Law.Value))
        && (query.Supplier is null || row.Product.SupplierId == query.Supplier)
        && (query.Stage is { } stage ? row.Product.Lifecycle == stage : row.Product.Lifecycle != Lifecycle.Withdrawn)
        && (query.Orderable is null || row.CanOrder == query.Orderable);

    private static IReadOnlyList<Choice> Choices(
        IEnumerable<Row> rows,
        Func<Row, IEnumerable<(string Value, string Name)>> of
    ) =>
        [
            .. rows.SelectMany(of)
                .CountBy(choice => choice)
                .OrderBy(counted => counted.Key.Name, SwedishCulture.Order)
                .Select(counted => new Choice(counted.Key.Value, counted.Key.Name, counted.Value)),
        ];

    private static IEnumerable<Row> Sorted(IReadOnlyList<Row> rows, string? sort)
    {
        // The snapshot is in the order of names, and sorting keeps the order of equals.
        Func<Row, string>? key = sort?.TrimStart('-') switch
        {
            "supplier" => row => row.Product.SupplierName,
            "area" => row => row.Product.AreaName ?? "",
            "stage" => row => row.Product.Lifecycle.InSwedish(),
            _ => null,
        };
        var falling = sort?.StartsWith('-') == true;
        return (key, falling) switch
        {
            (null, false) => rows,
            (null, true) => rows.Reverse(),
            (_, false) => rows.OrderBy(key, SwedishCulture.Order),
            _ => rows.OrderByDescending(key, SwedishCulture.Order),
        };
    }

    private sealed record Row(ListedProduct Product, IReadOnlyList<LabelledVerdict> Verdicts)
    {
        public bool CanOrder => Verdicts.Any(of => of.Verdict.CanOrder);

        /// <summary>Whether every word is found in the product, or in it and one of its articles together.</summary>
        public bool Contains(string[] words) => words.All(Product.Has) || ArticlesWith(words).Count > 0;

        /// <summary>The articles that were needed to find every word; none when the product has them all.</summary>
        public IReadOnlyList<ListedArticle> ArticlesWith(string[] words)
        {
            var missing = Array.FindAll(words, word => !Product.Has(word));
            return missing.Length == 0 ? [] : [.. Product.Articles.Where(article => missing.All(article.Has))];
        }
    }
}

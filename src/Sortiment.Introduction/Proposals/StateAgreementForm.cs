using System.Text.RegularExpressions;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;

namespace Sortiment.Introduction.Proposals;

/// <summary>What is typed about an agreement (step 9): each article with its prices.</summary>
public sealed partial class StateAgreementForm : StepForm
{
    /// <summary>The agreement form's name.</summary>
    public string? AgreementForm { get; set; }

    /// <summary>Why another form than the decision tree's.</summary>
    public string? DeviationReason { get; set; }

    /// <summary>The agreement's number.</summary>
    public string? AgreementNumber { get; set; }

    /// <summary>The supplier.</summary>
    public string? SupplierName { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The articles, in order.</summary>
    public List<ArticleRow> Articles
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>One article.</summary>
    public sealed class ArticleRow
    {
        /// <summary>Its name.</summary>
        public string? Name { get; set; }

        /// <summary>The supplier's article number.</summary>
        public string? Number { get; set; }

        /// <summary>The kind's name.</summary>
        public string? Kind { get; set; }

        /// <summary>The delivery class's name.</summary>
        public string? Delivery { get; set; }

        /// <summary>Whether it can be reconditioned.</summary>
        public bool IsReconditionable { get; set; }

        /// <summary>GTIN.</summary>
        public string? Gtin { get; set; }

        /// <summary>Its prices, in order; one at least.</summary>
        public List<PriceRow> Prices
        {
            get;
            set => field = value ?? [new()];
        } = [new()];
    }

    /// <summary>One price.</summary>
    public sealed class PriceRow
    {
        /// <summary>The terms' name.</summary>
        public string? Terms { get; set; }

        /// <summary>In kronor, as typed: "199,00".</summary>
        public string? Kronor { get; set; }
    }

    internal IReadOnlyList<AgreementArticle> ToArticles() =>
        [
            .. Articles.Select(row => new AgreementArticle(
                Typed.Text(row.Name),
                Typed.Text(row.Number),
                Typed.Choice<ArticleKind>(row.Kind) ?? default,
                Typed.Choice<DeliveryClass>(row.Delivery) ?? default,
                row.IsReconditionable,
                Typed.Text(row.Gtin)
            )),
        ];

    /// <summary>The prices of all articles after each other, in öre.</summary>
    /// <exception cref="InvalidProblem">An amount that cannot be read, or an article without a number to price it by.</exception>
    internal IReadOnlyList<OfferRow> ToOffers()
    {
        var errors = new FieldErrors();
        var offers = new List<OfferRow>();
        foreach (var (article, price, path) in Prices())
        {
            var isAmount = Money.TryParse(price.Kronor, out var amount);
            errors.Unless(isAmount, $"{path}.kronor", "Skriv priset i kronor och ören, till exempel 199,00.");
            errors.Unless(
                !string.IsNullOrWhiteSpace(article.Number),
                $"articles[{Articles.IndexOf(article)}].number",
                "Ange artikelnumret."
            );
            offers.Add(new(Typed.Text(article.Number), Typed.Choice<PriceTerms>(price.Terms) ?? default, amount.Ore));
        }

        errors.ThrowIfAny();
        return offers;
    }

    /// <summary>The form's name of a field: the command has the prices in a list of their own.</summary>
    internal string FieldOf(string field)
    {
        var offer = Offer().Match(field);
        if (offer.Success && Prices().ElementAtOrDefault(int.Parse(offer.Groups[1].ValueSpan)) is { Path: { } path })
        {
            return path + (offer.Groups[2].Value == ".terms" ? ".terms" : ".kronor");
        }

        return field switch
        {
            "form" or "agreementForm" => "agreementForm",
            "terms" => "articles[0].prices[0].terms",
            _ when WholeArticle().IsMatch(field) => field + ".prices[0].kronor",
            _ => field,
        };
    }

    private IEnumerable<(ArticleRow Article, PriceRow Price, string Path)> Prices() =>
        Articles.SelectMany(
            (article, i) => article.Prices.Select((price, j) => (article, price, $"articles[{i}].prices[{j}]"))
        );

    [GeneratedRegex(@"^offers\[(\d{1,4})\](\..*)?$")]
    private static partial Regex Offer();

    [GeneratedRegex(@"^articles\[\d+\]$")]
    private static partial Regex WholeArticle();
}

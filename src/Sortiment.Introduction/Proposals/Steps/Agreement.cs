using System.Text.Json.Serialization;
using Sortiment.Catalogue;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;

namespace Sortiment.Introduction.Proposals;

/// <summary>An article under the agreement.</summary>
/// <param name="Number">The supplier's article number.</param>
/// <param name="Gtin">Null when there is none.</param>
internal sealed record AgreementArticle(
    string? Name,
    string? Number,
    ArticleKind Kind,
    DeliveryClass Delivery = DeliveryClass.StockItem,
    bool IsReconditionable = false,
    string? Gtin = null
);

/// <summary>A price under the agreement.</summary>
/// <param name="ArticleNumber">One of the agreement's articles; null for the first main product.</param>
/// <param name="Ore">The price in öre, without VAT.</param>
internal sealed record OfferRow(string? ArticleNumber, PriceTerms Terms, long Ore)
{
    /// <summary>The price.</summary>
    [JsonIgnore]
    public Money Price => new(Ore);
}

/// <summary>Step 9: the agreement that the product is called off from, and what it costs under it.</summary>
/// <param name="SupplierName">The product's supplier; null takes it.</param>
/// <param name="DeviationReason">
/// Required when the form is another than the decision tree gave in step 4 e, or the agreement is longer than
/// <see cref="LongestYears"/>.
/// </param>
/// <param name="ValidTo">The last day; null while there is none.</param>
internal sealed record AgreementDetails(
    AgreementForm? Form,
    string? AgreementNumber,
    string? SupplierName,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    IReadOnlyList<AgreementArticle>? Articles,
    IReadOnlyList<OfferRow>? Offers,
    string? DeviationReason = null
) : StepDetails
{
    /// <summary>The years a framework agreement may hold without special reasons (LOU chapter 7, section 2).</summary>
    public const int LongestYears = 4;

    /// <summary>The articles; one main product at least.</summary>
    public IReadOnlyList<AgreementArticle> Articles { get; init; } = Articles ?? [];

    /// <summary>The prices; one at least.</summary>
    public IReadOnlyList<OfferRow> Offers { get; init; } = Offers ?? [];

    /// <summary>The article that a price is for; null when there is none.</summary>
    public AgreementArticle? ArticleOf(OfferRow offer) =>
        offer.ArticleNumber is null
            ? Articles.FirstOrDefault(article => article.Kind == ArticleKind.MainProduct)
            : Articles.FirstOrDefault(article =>
                string.Equals(article.Number?.Trim(), offer.ArticleNumber.Trim(), StringComparison.OrdinalIgnoreCase)
            );

    /// <summary>The agreement as the catalogue takes it: every price with its article.</summary>
    public StateOffer ToOffer(Guid productId) =>
        new(
            productId,
            Form!.Value,
            AgreementNumber!,
            new Period(ValidFrom!.Value, ValidTo),
            [.. Offers.Select(offer => Offered(ArticleOf(offer)!, offer))]
        );

    private static OfferedArticle Offered(AgreementArticle article, OfferRow offer) =>
        new(
            article.Number!,
            article.Name!,
            article.Kind,
            offer.Terms,
            offer.Price,
            article.Delivery,
            article.IsReconditionable,
            string.IsNullOrWhiteSpace(article.Gtin) ? null : Gtin.Parse(article.Gtin)
        );

    internal void Check(FieldErrors errors, AgreementForm? fromTree, string supplier, DateOnly today)
    {
        errors.Unless(Form is not null, "form", "Ange avtalsformen.");
        var isOther = Form is not null && fromTree is not null && Form != fromTree;
        errors.RequiredWhen(
            isOther || IsLong,
            "deviationReason",
            DeviationReason,
            isOther
                ? $"Beslutsträdet gav {fromTree!.Value.InSwedish()}. Ange varför en annan avtalsform används."
                : "Ett ramavtal gäller i högst fyra år. Ange en tidigare sista dag, eller de särskilda skälen för en längre tid."
        );
        errors.Required("agreementNumber", AgreementNumber, "Ange avtalets nummer.", FieldErrors.LongestName);
        errors.Unless(
            SupplierName is null || string.Equals(SupplierName.Trim(), supplier, StringComparison.OrdinalIgnoreCase),
            "supplierName",
            $"Produktens leverantör är {supplier}. Avtalet måste vara med samma leverantör."
        );
        errors.Unless(ValidFrom is not null, "validFrom", "Ange avtalets första dag.");
        CheckDay(errors, "validFrom", ValidFrom);
        CheckDay(errors, "validTo", ValidTo);
        errors.Unless(
            ValidTo is null || ValidFrom is null || ValidTo >= ValidFrom,
            "validTo",
            "Avtalets sista dag kan inte vara före den första."
        );
        errors.Unless(ValidTo is null || ValidTo >= today, "validTo", "Avtalet har redan löpt ut.");
        CheckArticles(errors);
        CheckOffers(errors);
    }

    private bool IsLong => ValidFrom is { } from && (ValidTo ?? DateOnly.MaxValue) >= YearsAfter(from);

    private static DateOnly YearsAfter(DateOnly from) =>
        from.Year <= IAssortment.LastDay.Year ? from.AddYears(LongestYears) : DateOnly.MaxValue;

    private static void CheckDay(FieldErrors errors, string field, DateOnly? day) =>
        errors.Unless(
            day is null || (day >= IAssortment.FirstDay && day <= IAssortment.LastDay),
            field,
            $"Ange en dag från {IAssortment.FirstDay:yyyy-MM-dd} till {IAssortment.LastDay:yyyy-MM-dd}."
        );

    private void CheckArticles(FieldErrors errors)
    {
        errors.Unless(
            Articles.Any(article => article.Kind == ArticleKind.MainProduct),
            "articles",
            "Ange minst ett huvudhjälpmedel."
        );
        var numbers = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Articles.Count; i++)
        {
            var article = Articles[i];
            var (name, number) = (article.Name, article.Number);
            errors.Required($"articles[{i}].name", name, "Ange artikelns namn.", FieldErrors.LongestName);
            errors.Required($"articles[{i}].number", number, "Ange artikelnumret.", FieldErrors.LongestName);
            errors.Unless(
                string.IsNullOrWhiteSpace(number) || numbers.Add(number.Trim()),
                $"articles[{i}].number",
                "Artikelnumret förekommer två gånger."
            );
            errors.Unless(
                string.IsNullOrWhiteSpace(article.Gtin) || Gtin.TryParse(article.Gtin, out _),
                $"articles[{i}].gtin",
                "GTIN-numret stämmer inte."
            );
            errors.Unless(
                Offers.Any(offer => ArticleOf(offer) == article),
                $"articles[{i}]",
                "Ange minst ett pris för artikeln."
            );
        }
    }

    private void CheckOffers(FieldErrors errors)
    {
        errors.Unless(Offers.Count > 0, "offers", "Ange minst ett pris.");
        var priced = new HashSet<(string?, PriceTerms)>();
        for (var i = 0; i < Offers.Count; i++)
        {
            var (number, terms, ore) = Offers[i];
            var article = ArticleOf(Offers[i]);
            errors.Unless(
                article is null || priced.Add((article.Number?.Trim(), terms)),
                $"offers[{i}].terms",
                "Artikeln har redan ett pris av det slaget."
            );
            errors.Unless(ore >= 0, $"offers[{i}].ore", "Priset kan inte vara negativt.");
            errors.Unless(
                ore <= IAssortment.HighestPrice.Ore,
                $"offers[{i}].ore",
                $"Priset får vara högst {IAssortment.HighestPrice}."
            );
            errors.Unless(
                number is null || article is not null,
                $"offers[{i}].articleNumber",
                "Artikelnumret finns inte bland avtalets artiklar."
            );
        }
    }
}

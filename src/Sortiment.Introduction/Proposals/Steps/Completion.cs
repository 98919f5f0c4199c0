using System.Text.Json.Serialization;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 8: the handbook entry as it comes into force.</summary>
internal sealed record HandbookDetails(HandbookText? Entry, DateOnly? ValidFrom) : StepDetails
{
    /// <summary>The entry's text.</summary>
    public HandbookText Entry { get; init; } = Entry ?? new();

    /// <summary>The decisions the entry rests on. Set when the step is completed.</summary>
    public IReadOnlyList<DecisionSummary> Decisions { get; init; } = [];

    internal void Check(FieldErrors errors, IReadOnlyList<Law> laws, DateOnly decided)
    {
        Entry.CheckEntry(errors, "entry", laws);
        errors.Unless(ValidFrom is not null, "validFrom", "Ange från vilken dag produktanvisningen gäller.");
        errors.Unless(
            ValidFrom is null || ValidFrom >= decided,
            "validFrom",
            $"Produktanvisningen kan inte börja gälla före beslutet den {decided:yyyy-MM-dd}."
        );
    }
}

/// <summary>An article under the agreement.</summary>
/// <param name="Number">The supplier's article number.</param>
internal sealed record AgreementArticle(string? Name, string? Number, ArticleKind Kind);

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
/// <param name="DeviationReason">Required when the form is another than the decision tree gave in step 4 e.</param>
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

    internal void Check(FieldErrors errors, AgreementForm? fromTree, DateOnly today)
    {
        errors.Unless(Form is not null, "form", "Ange avtalsformen.");
        if (Form is not null && fromTree is not null && Form != fromTree)
        {
            errors.Required(
                "deviationReason",
                DeviationReason,
                $"Beslutsträdet gav {fromTree.Value.InSwedish()}. Ange varför en annan avtalsform används."
            );
        }

        errors.Required("agreementNumber", AgreementNumber, "Ange avtalets nummer.", FieldErrors.LongestName);
        errors.Required("supplierName", SupplierName, "Ange leverantören.", FieldErrors.LongestName);
        errors.Unless(ValidFrom is not null, "validFrom", "Ange avtalets första dag.");
        errors.Unless(
            ValidTo is null || ValidFrom is null || ValidTo >= ValidFrom,
            "validTo",
            "Avtalets sista dag kan inte vara före den första."
        );
        errors.Unless(ValidTo is null || ValidTo >= today, "validTo", "Avtalet har redan löpt ut.");
        CheckArticles(errors);
        CheckOffers(errors);
    }

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
            var (name, number, _) = Articles[i];
            errors.Required($"articles[{i}].name", name, "Ange artikelns namn.", FieldErrors.LongestName);
            errors.Required($"articles[{i}].number", number, "Ange artikelnumret.", FieldErrors.LongestName);
            errors.Unless(
                string.IsNullOrWhiteSpace(number) || numbers.Add(number.Trim()),
                $"articles[{i}].number",
                "Artikelnumret förekommer två gånger."
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
                number is null || article is not null,
                $"offers[{i}].articleNumber",
                "Artikelnumret finns inte bland avtalets artiklar."
            );
        }
    }
}

/// <summary>Step 10: the information that was sent.</summary>
internal sealed record InformationDetails(string? Text, IReadOnlyList<string>? SentTo, DateOnly? SentOn) : StepDetails
{
    /// <summary>The receivers: "Förskrivare i alla kommuner", "Enhetschefer".</summary>
    public IReadOnlyList<string> SentTo { get; init; } = SentTo ?? [];

    internal void Check(FieldErrors errors, DateOnly today)
    {
        errors.Required("text", Text, "Skriv den information som har skickats.");
        errors.Unless(SentTo.Count > 0, "sentTo", "Ange minst en mottagare.");
        for (var i = 0; i < SentTo.Count; i++)
        {
            errors.Required($"sentTo[{i}]", SentTo[i], "Mottagaren är tom.", FieldErrors.LongestName);
        }

        errors.Unless(SentOn is not null, "sentOn", "Ange vilken dag informationen skickades.");
        errors.Unless(SentOn is null || SentOn <= today, "sentOn", "Dagen kan inte ligga i framtiden.");
    }
}

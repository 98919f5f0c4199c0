using Sortiment.Catalogue;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// Step 8: the handbook entry as it comes into force. The product now goes to the catalogue, so what the application left out
/// of it is filled in here.
/// </summary>
internal sealed record HandbookDetails(HandbookDraft? Entry, DateOnly? ValidFrom, ProductCompletion? Product = null)
    : StepDetails
{
    /// <summary>The entry's text.</summary>
    public HandbookDraft Entry { get; init; } = Entry ?? new();

    /// <summary>Facts of the product that the application lacks, or had wrong.</summary>
    public ProductCompletion Product { get; init; } = Product ?? new();

    /// <summary>The decisions the entry rests on. Set when the step is completed.</summary>
    public IReadOnlyList<DecisionSummary> Decisions { get; init; } = [];

    /// <summary>The version as the catalogue takes it.</summary>
    public AddHandbookVersion ToVersion(Guid productId, CostBearer costBearer) =>
        new(
            productId,
            Entry.ToText(),
            ValidFrom!.Value,
            Decisions.Single(decision => decision.Role == Roles.RegionalDirector).Reference,
            Decisions.SingleOrDefault(decision => decision.Role == Roles.VastKomBoard)?.Reference,
            costBearer == CostBearer.Shared
        );

    internal void Check(FieldErrors errors, ProductCompletion known, bool isMedicalDevice, DateOnly decided)
    {
        Entry.CheckEntry(errors, "entry");
        Product.Over(known).Check(errors, "product", isMedicalDevice);
        errors.Unless(ValidFrom is not null, "validFrom", "Ange från vilken dag produktanvisningen gäller.");
        errors.Unless(
            ValidFrom is null || ValidFrom >= decided,
            "validFrom",
            $"Produktanvisningen kan inte börja gälla före beslutet den {decided:yyyy-MM-dd}."
        );
        errors.Unless(
            ValidFrom is null || ValidFrom <= IAssortment.LastDay,
            "validFrom",
            $"Ange en dag senast {IAssortment.LastDay:yyyy-MM-dd}."
        );
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

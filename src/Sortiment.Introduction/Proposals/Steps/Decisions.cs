using Sortiment.Introduction.Council;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 5.</summary>
/// <param name="ProposalText">The proposed decision, as the council is to read it.</param>
internal sealed record SendDetails(string? ProposalText) : StepDetails
{
    /// <summary>The number of the <see cref="FrozenProposal"/> that was sent. Set when the step is completed.</summary>
    public int FrozenNumber { get; init; }

    internal void Check(FieldErrors errors) =>
        errors.Required("proposalText", ProposalText, "Skriv det förslag till beslut som rådet ska ta ställning till.");
}

/// <summary>Step 6: the council's decision, from the meeting.</summary>
internal sealed record RecommendationDetails(CouncilDecision Decision) : StepDetails;

/// <summary>Step 7: what one decision-maker has decided, as it is recorded.</summary>
/// <param name="Date">The day it was decided.</param>
/// <param name="Reference">The decision-maker's own reference (diarienummer).</param>
internal sealed record DecisionEntry(bool? Approved, DateOnly? Date, string? Reference)
{
    /// <param name="recommended">The day of the council's recommendation, which is what is decided on.</param>
    internal void Check(FieldErrors errors, DateOnly recommended, DateOnly today)
    {
        errors.Unless(Approved is not null, "outcome", "Ange om beslutet är ja eller nej.");
        errors.Required("reference", Reference, "Ange beslutets diarienummer.", FieldErrors.LongestName);
        errors.Unless(Date is not null, "date", "Ange vilken dag beslutet fattades.");
        errors.Unless(Date is null || Date <= today, "date", "Beslutsdagen kan inte ligga i framtiden.");
        errors.Unless(
            Date is null || Date >= recommended,
            "date",
            $"Beslutsdagen kan inte vara före Ledningsrådets möte den {recommended:yyyy-MM-dd}."
        );
    }
}

/// <summary>A decision in step 7 as it stands in the step's details.</summary>
internal sealed record DecisionSummary(string Role, bool Approved, DateOnly Date, string Reference);

/// <summary>Step 7: the decisions that closed the step.</summary>
internal sealed record DecisionDetails(IReadOnlyList<DecisionSummary> Decisions) : StepDetails;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 1: what was submitted this time, so that a later completion overwrites nothing.</summary>
internal sealed record SubmissionDetails(ProposalContent Content) : StepDetails;

/// <summary>What the office found when it received the application; the names are the process's outcomes.</summary>
internal enum ReceiptResult
{
    /// <summary>All is there.</summary>
    Complete,

    /// <summary>Back to the proposer, with what is missing.</summary>
    Incomplete,

    /// <summary>A national nomination is under way and worth waiting for.</summary>
    AwaitNomination,
}

/// <summary>Step 2.</summary>
/// <param name="Missing">What is missing, when incomplete.</param>
/// <param name="Nomination">Which nomination is awaited.</param>
internal sealed record ReceiptDetails(ReceiptResult Result, string? Missing = null, string? Nomination = null)
    : StepDetails
{
    internal void Check(FieldErrors errors)
    {
        errors.RequiredWhen(
            Result == ReceiptResult.Incomplete,
            "missing",
            Missing,
            "Beskriv vad som saknas i ansökan."
        );
        errors.RequiredWhen(
            Result == ReceiptResult.AwaitNomination,
            "nomination",
            Nomination,
            "Ange vilken nationell nominering som inväntas."
        );
    }
}

/// <summary>How the wait for a national nomination ended; the names are the process's outcomes.</summary>
internal enum NominationResult
{
    /// <summary>The proposal goes on here.</summary>
    Resume,

    /// <summary>The matter is handled nationally, and ends here.</summary>
    TakenOverNationally,
}

/// <summary>Step 2n.</summary>
/// <param name="Explanation">What came of the nomination.</param>
internal sealed record NominationDetails(NominationResult Result, string? Explanation) : StepDetails
{
    internal void Check(FieldErrors errors) =>
        errors.Required("explanation", Explanation, "Beskriv hur det gick med den nationella nomineringen.");
}

/// <summary>Whether the proposal goes on; the names are the process's outcomes.</summary>
internal enum ScreeningResult
{
    /// <summary>To step 4.</summary>
    GoOn,

    /// <summary>It ends here, with reasons.</summary>
    Reject,
}

/// <summary>Step 3.</summary>
/// <param name="Reasons">Required when rejected.</param>
internal sealed record ScreeningDetails(ScreeningResult Result, string? Reasons = null) : StepDetails
{
    internal void Check(FieldErrors errors) =>
        errors.RequiredWhen(
            Result == ScreeningResult.Reject,
            "reasons",
            Reasons,
            "Ange skälen för att ärendet inte går vidare."
        );
}

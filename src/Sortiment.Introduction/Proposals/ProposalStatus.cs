namespace Sortiment.Introduction.Proposals;

/// <summary>A proposal's status, the only one it has. Where in the ten steps it is, its open <see cref="StepRecord"/>s say.</summary>
internal enum ProposalStatus
{
    /// <summary>Being written: seen by the proposing principal alone.</summary>
    Draft,

    /// <summary>Submitted and on its way through the steps; also while the proposer completes it.</summary>
    InProgress,

    /// <summary>Waiting for a national nomination (step 2).</summary>
    AwaitingNomination,

    /// <summary>All ten steps are done: the product is in the assortment.</summary>
    Introduced,

    /// <summary>Ended without an introduction: rejected, not recommended, decided against, or taken over nationally.</summary>
    Rejected,

    /// <summary>Withdrawn by the proposer.</summary>
    Withdrawn,
}

/// <summary>The statuses' names and kinds.</summary>
internal static class ProposalStatusNames
{
    /// <summary>A status in Swedish.</summary>
    public static string InSwedish(this ProposalStatus status) =>
        status switch
        {
            ProposalStatus.Draft => "Utkast",
            ProposalStatus.InProgress => "Pågår",
            ProposalStatus.AwaitingNomination => "Inväntar nationell nominering",
            ProposalStatus.Introduced => "Infört",
            ProposalStatus.Rejected => "Avslaget",
            ProposalStatus.Withdrawn => "Återtaget",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status"),
        };

    /// <summary>Whether nothing more can happen.</summary>
    public static bool IsFinal(this ProposalStatus status) =>
        status is ProposalStatus.Introduced or ProposalStatus.Rejected or ProposalStatus.Withdrawn;
}

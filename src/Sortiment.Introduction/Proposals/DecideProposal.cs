using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>A decision-maker's answer; the names are the API's.</summary>
internal enum DecisionResult
{
    /// <summary>Yes.</summary>
    Approved,

    /// <summary>No.</summary>
    Rejected,
}

/// <summary>Step 7: what the acting decision-maker has decided. With shared cost both must have decided before it goes on.</summary>
/// <param name="Date">The day it was decided.</param>
/// <param name="Reference">The decision-maker's own reference.</param>
[AllowSignedIn]
internal sealed record DecideProposal(
    [property: JsonIgnore] Guid Id,
    DecisionResult? Outcome,
    DateOnly? Date = null,
    string? Reference = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class DecideProposalHandler(StepActs steps) : ICommandHandler<DecideProposal, ProposalPosition>
{
    public ValueTask<ProposalPosition> Handle(DecideProposal command, CancellationToken cancellationToken)
    {
        bool? approved = command.Outcome is { } outcome ? outcome == DecisionResult.Approved : null;
        var entry = new DecisionEntry(approved, command.Date, command.Reference);
        return steps.ActAsync(
            command,
            Activities.DecideShared,
            (proposal, act) => proposal.Decide(act, entry),
            cancellationToken
        );
    }
}

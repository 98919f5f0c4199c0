using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Assessment;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 2: is the application complete, and is a national nomination worth waiting for?</summary>
[AllowSignedIn]
internal sealed record ReceiveProposal(
    [property: JsonIgnore] Guid Id,
    ReceiptResult? Outcome,
    string? Missing = null,
    string? Nomination = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class ReceiveProposalHandler(StepActs steps) : ICommandHandler<ReceiveProposal, ProposalPosition>
{
    public ValueTask<ProposalPosition> Handle(ReceiveProposal command, CancellationToken cancellationToken) =>
        steps.ActAsync(
            command,
            Activities.Receive,
            (proposal, act) =>
                proposal.Receive(
                    act,
                    new ReceiptDetails(Given.Outcome(command.Outcome), command.Missing, command.Nomination)
                ),
            cancellationToken
        );
}

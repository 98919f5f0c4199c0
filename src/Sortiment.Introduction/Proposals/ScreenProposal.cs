using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Assessment;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 3: does it go on?</summary>
[AllowSignedIn]
internal sealed record ScreenProposal(
    [property: JsonIgnore] Guid Id,
    ScreeningResult? Outcome,
    string? Reasons = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class ScreenProposalHandler(StepActs steps) : ICommandHandler<ScreenProposal, ProposalPosition>
{
    public ValueTask<ProposalPosition> Handle(ScreenProposal command, CancellationToken cancellationToken) =>
        steps.ActAsync(
            command,
            Activities.Screen,
            (proposal, act) =>
                proposal.Screen(act, new ScreeningDetails(Given.Outcome(command.Outcome), command.Reasons)),
            cancellationToken
        );
}

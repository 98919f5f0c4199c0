using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Assessment;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 2, while a national nomination is awaited: how it ended.</summary>
[AllowSignedIn]
internal sealed record EndNomination(
    [property: JsonIgnore] Guid Id,
    NominationResult? Outcome,
    string? Explanation = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class EndNominationHandler(StepActs steps) : ICommandHandler<EndNomination, ProposalPosition>
{
    public ValueTask<ProposalPosition> Handle(EndNomination command, CancellationToken cancellationToken) =>
        steps.ActAsync(
            command,
            Activities.AwaitNomination,
            (proposal, act) =>
                proposal.EndNominationWait(
                    act,
                    new NominationDetails(Given.Outcome(command.Outcome), command.Explanation)
                ),
            cancellationToken
        );
}

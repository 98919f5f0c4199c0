using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Assessment;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 4 d: should it be nominated to the national process?</summary>
[AllowSignedIn]
internal sealed record JudgeNomination(
    [property: JsonIgnore] Guid Id,
    bool? Nominate,
    string? Reason = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class JudgeNominationHandler(StepActs steps) : ICommandHandler<JudgeNomination, ProposalPosition>
{
    public ValueTask<ProposalPosition> Handle(JudgeNomination command, CancellationToken cancellationToken) =>
        steps.ActAsync(
            command,
            Activities.NominationNeed,
            (proposal, act) =>
                proposal.ConsiderNomination(act, new NominationNeedDetails(command.Nominate, command.Reason)),
            cancellationToken
        );
}

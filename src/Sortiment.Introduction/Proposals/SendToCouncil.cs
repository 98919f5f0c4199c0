using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Assessment;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 5: sends the proposed decision to the council, and freezes what it rests on.</summary>
[AllowSignedIn]
internal sealed record SendToCouncil(
    [property: JsonIgnore] Guid Id,
    string? ProposalText,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class SendToCouncilHandler(StepActs steps) : ICommandHandler<SendToCouncil, ProposalPosition>
{
    public ValueTask<ProposalPosition> Handle(SendToCouncil command, CancellationToken cancellationToken) =>
        steps.ActAsync(
            command,
            Activities.Send,
            (proposal, act) => proposal.SendToCouncil(act, new SendDetails(command.ProposalText)),
            cancellationToken
        );
}

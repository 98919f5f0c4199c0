using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Assessment;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 4 c: agreed with the intended supplier function.</summary>
[AllowSignedIn]
internal sealed record AgreeSupply(
    [property: JsonIgnore] Guid Id,
    string? Logistics,
    string? Storage = null,
    string? Character = null,
    string? Traceability = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class AgreeSupplyHandler(StepActs steps) : ICommandHandler<AgreeSupply, ProposalPosition>
{
    public ValueTask<ProposalPosition> Handle(AgreeSupply command, CancellationToken cancellationToken) =>
        steps.ActAsync(
            command,
            Activities.Supply,
            (proposal, act) =>
                proposal.PrepareSupply(
                    act,
                    new SupplyDetails(command.Logistics, command.Storage, command.Character, command.Traceability)
                ),
            cancellationToken
        );
}

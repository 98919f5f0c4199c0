using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Assessment;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 4 e: impact, draft decision, cost bearer and agreement form.</summary>
[AllowSignedIn]
internal sealed record AnalyseImpact(
    [property: JsonIgnore] Guid Id,
    string? Impact,
    string? DraftDecision = null,
    CostBearer? CostBearer = null,
    IReadOnlyDictionary<string, bool>? AgreementAnswers = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class AnalyseImpactHandler(StepActs steps) : ICommandHandler<AnalyseImpact, ProposalPosition>
{
    public ValueTask<ProposalPosition> Handle(AnalyseImpact command, CancellationToken cancellationToken) =>
        steps.ActAsync(
            command,
            Activities.Impact,
            (proposal, act) =>
                proposal.AnalyseImpact(
                    act,
                    new ImpactDetails(
                        command.Impact,
                        command.DraftDecision,
                        command.CostBearer,
                        command.AgreementAnswers
                    )
                ),
            cancellationToken
        );
}

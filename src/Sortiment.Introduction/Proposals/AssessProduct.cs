using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Assessment;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 4 b: the preparatory group's assessment with the decision support.</summary>
[AllowSignedIn]
internal sealed record AssessProduct(
    [property: JsonIgnore] Guid Id,
    ProductAssessment? Assessment,
    bool? RpoConsulted = null,
    string? RpoOpinion = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class AssessProductHandler(StepActs steps) : ICommandHandler<AssessProduct, ProposalPosition>
{
    public ValueTask<ProposalPosition> Handle(AssessProduct command, CancellationToken cancellationToken) =>
        steps.ActAsync(
            command,
            Activities.Assess,
            (proposal, act) =>
                proposal.Assess(
                    act,
                    new AssessmentDetails(command.Assessment, command.RpoConsulted, command.RpoOpinion)
                ),
            cancellationToken
        );
}

using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Assessment;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 4 a: guideline, consensus, regulation and supply.</summary>
[AllowSignedIn]
internal sealed record ReviewGuideline(
    [property: JsonIgnore] Guid Id,
    bool? GuidelineExists,
    string? GuidelineReference = null,
    string? ConsensusOnUse = null,
    string? RegulationDialogue = null,
    string? SupplyDialogue = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class ReviewGuidelineHandler(StepActs steps) : ICommandHandler<ReviewGuideline, ProposalPosition>
{
    public ValueTask<ProposalPosition> Handle(ReviewGuideline command, CancellationToken cancellationToken) =>
        steps.ActAsync(
            command,
            Activities.Guideline,
            (proposal, act) =>
                proposal.ReviewGuideline(
                    act,
                    new GuidelineDetails(
                        command.GuidelineExists,
                        command.GuidelineReference,
                        command.ConsensusOnUse,
                        command.RegulationDialogue,
                        command.SupplyDialogue
                    )
                ),
            cancellationToken
        );
}

using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 1: submits the application, or submits it again when it has been completed.</summary>
[AllowedRoles(Roles.Coordinator, Roles.ProductConsultant, Roles.CoordinationOffice)]
internal sealed record SubmitProposal([property: JsonIgnore] Guid Id, int? Version = null, string? Note = null)
    : ICommand<ProposalPosition>,
        IStepCommand;

internal sealed class SubmitProposalHandler(StepActs steps, ProposalDocuments documents)
    : ICommandHandler<SubmitProposal, ProposalPosition>
{
    public async ValueTask<ProposalPosition> Handle(SubmitProposal command, CancellationToken cancellationToken) =>
        await steps.ActAsync(
            command,
            Activities.Submit,
            (proposal, act) => proposal.Submit(act),
            proposal => documents.ReleaseAsync(proposal.Content, cancellationToken),
            cancellationToken
        );
}

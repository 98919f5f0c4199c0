using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>Changes what the application says, while it is a draft or being completed.</summary>
/// <param name="Version">The version that was changed: an older one is refused, so that nobody's text is overwritten.</param>
[AllowedRoles(Roles.Coordinator, Roles.ProductConsultant, Roles.CoordinationOffice)]
internal sealed record ChangeProposal([property: JsonIgnore] Guid Id, int Version, ProposalContent Content)
    : ICommand<ProposalPosition>;

internal sealed class ChangeProposalHandler(ProposalStore store, ProposalDocuments documents, ITenantContext tenant)
    : ICommandHandler<ChangeProposal, ProposalPosition>
{
    public async ValueTask<ProposalPosition> Handle(ChangeProposal command, CancellationToken cancellationToken)
    {
        var proposal = await store.GetAsync(command.Id, cancellationToken);
        proposal.EditDraft(tenant.Actor!, command.Content, command.Version);
        await documents.GuardAsync(proposal.TenantId, command.Content, cancellationToken);
        await store.ReflectAsync(proposal, cancellationToken);
        return ProposalPosition.Of(proposal);
    }
}

using Mediator;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Tenants;

namespace Sortiment.Introduction.Proposals;

/// <summary>Begins a draft: a principal's own, or one that HMC or the coordination office write for a principal.</summary>
/// <param name="Content">What the application says so far; the title at least.</param>
/// <param name="Principal">The principal's code, given by HMC and the office; null is the region.</param>
[AllowedRoles(Roles.Coordinator, Roles.ProductConsultant, Roles.CoordinationOffice)]
internal sealed record CreateProposal(ProposalContent Content, string? Principal = null) : ICommand<CreatedProposal>;

/// <summary>A new draft.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Reference">What people call it by: "2026-0001".</param>
internal sealed record CreatedProposal(Guid Id, string Reference);

internal sealed class CreateProposalHandler(
    ProposalStore store,
    ProposalDocuments documents,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<CreateProposal, CreatedProposal>
{
    public async ValueTask<CreatedProposal> Handle(CreateProposal command, CancellationToken cancellationToken)
    {
        if (tenant.Actor!.TenantId is { } own && command.Principal is { } named && named != own)
        {
            throw new InvalidProblem("principal", "Du lämnar förslag för din egen huvudman. Utelämna fältet.");
        }

        var owner = tenant.Actor!.TenantId ?? command.Principal ?? Principal.RegionCode;
        await documents.GuardAsync(owner, command.Content, cancellationToken);
        var proposal = Proposal.Draft(
            tenant.Actor,
            Guid.CreateVersion7(),
            owner,
            await store.NextReferenceAsync(cancellationToken),
            command.Content,
            clock.GetUtcNow()
        );
        await store.BeginAsync(proposal, cancellationToken);
        return new CreatedProposal(proposal.Id, proposal.Reference);
    }
}

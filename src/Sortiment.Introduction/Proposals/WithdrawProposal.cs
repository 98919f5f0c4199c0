using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>Takes a proposal back, at the latest before step 7.</summary>
/// <param name="Reason">Why; required.</param>
[AllowedRoles(Roles.Coordinator, Roles.ProductConsultant, Roles.CoordinationOffice)]
internal sealed record WithdrawProposal([property: JsonIgnore] Guid Id, string? Reason, int? Version = null)
    : ICommand<ProposalPosition>,
        IHasReason;

internal sealed class WithdrawProposalHandler(ProposalStore store, ITenantContext tenant, TimeProvider clock)
    : ICommandHandler<WithdrawProposal, ProposalPosition>
{
    public async ValueTask<ProposalPosition> Handle(WithdrawProposal command, CancellationToken cancellationToken)
    {
        var proposal = await store.GetAsync(command.Id, cancellationToken);
        proposal.Withdraw(tenant.Actor!, command.Reason, clock.GetUtcNow(), command.Version);
        await store.CancelAsync(proposal, cancellationToken);
        return ProposalPosition.Of(proposal);
    }
}

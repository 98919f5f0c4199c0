using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Catalogue;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 1: submits the application, or submits it again when it has been completed.</summary>
[AllowedRoles(Roles.Coordinator, Roles.ProductConsultant, Roles.CoordinationOffice)]
internal sealed record SubmitProposal([property: JsonIgnore] Guid Id, int? Version = null, string? Note = null)
    : ICommand<ProposalPosition>,
        IStepCommand;

internal sealed class SubmitProposalHandler(StepActs steps, ProposalDocuments documents, IAssortment assortment)
    : ICommandHandler<SubmitProposal, ProposalPosition>
{
    public async ValueTask<ProposalPosition> Handle(SubmitProposal command, CancellationToken cancellationToken) =>
        await steps.ActAsync(
            command,
            Activities.Submit,
            (proposal, act) => proposal.Submit(act),
            proposal => FollowAsync(proposal.Content, cancellationToken),
            cancellationToken
        );

    private async Task FollowAsync(ProposalContent content, CancellationToken ct)
    {
        await GuardSupplierAsync(content, ct);
        await documents.ReleaseAsync(content, ct);
    }

    private async Task GuardSupplierAsync(ProposalContent content, CancellationToken ct)
    {
        if (
            OrganisationNumber.TryParse(content.SupplierOrganisationNumber, out var number)
            && await assortment.SupplierNameAsync(number, ct) is { } known
            && !string.Equals(known, content.SupplierName!.Trim(), StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new InvalidProblem("supplierName", IAssortment.OtherSupplier(number, known));
        }
    }
}

using Mediator;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>Uploads a document and adds it to a draft.</summary>
/// <param name="Kind">The part that it is, or belongs to.</param>
[AllowedRoles(Roles.Coordinator, Roles.ProductConsultant, Roles.CoordinationOffice)]
internal sealed record AttachDocument(Guid Id, int Version, EvidenceKind Kind, string FileName, byte[] Bytes)
    : ICommand<AttachedDocument>;

/// <summary>A document that was added.</summary>
internal sealed record AttachedDocument(Guid DocumentId, string Name, long Size, int Version);

internal sealed class AttachDocumentHandler(ProposalStore store, IDocuments documents, ITenantContext tenant)
    : ICommandHandler<AttachDocument, AttachedDocument>
{
    public async ValueTask<AttachedDocument> Handle(AttachDocument command, CancellationToken cancellationToken)
    {
        var file = CheckedFile.Of("file", command.FileName, command.Bytes);
        var proposal = await store.GetAsync(command.Id, cancellationToken);

        // a principal's draft is its own; what a joint organ drafts, joint organs must be able to read
        var document = await documents.AddAsync(proposal.TenantId, file, tenant.Actor!.IsJoint, cancellationToken);
        var content = proposal.Content with
        {
            Attachments = [.. proposal.Content.Attachments, new Attachment(command.Kind, document.Id)],
        };
        proposal.EditDraft(tenant.Actor, content, command.Version);
        await store.ReflectAsync(proposal, cancellationToken);
        return new AttachedDocument(document.Id, document.Name, document.Size, proposal.Version);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Documents;

/// <summary>The bytes of a principal's document: mapped for the migration and the policies, read and written in SQL.</summary>
internal sealed class DocumentContent : ITenantOwned
{
    public string TenantId { get; private set; } = "";
    public Guid Id { get; private set; }
    public byte[] Content { get; private set; } = [];
}

/// <summary>The bytes of a shared document.</summary>
internal sealed class SharedDocumentContent
{
    public Guid Id { get; private set; }
    public byte[] Content { get; private set; } = [];
}

internal sealed class DocumentMapping
    : IEntityTypeConfiguration<Document>,
        IEntityTypeConfiguration<DocumentContent>,
        IEntityTypeConfiguration<SharedDocument>,
        IEntityTypeConfiguration<SharedDocumentContent>
{
    private const string ReleasedToJointOrgans =
        "EXISTS (SELECT FROM platform.documents d WHERE d.tenant_id = document_contents.tenant_id "
        + "AND d.id = document_contents.id AND d.released)";

    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("documents");
        builder.HasKey(d => new { d.TenantId, d.Id });
        builder.Property(d => d.TenantId).HasMaxLength(4);
        builder.Property(d => d.Name).HasMaxLength(150);
        builder.HasIndex(d => d.Id).IsUnique();
        builder.JointOrgansSee("released");
    }

    public void Configure(EntityTypeBuilder<DocumentContent> builder)
    {
        builder.ToTable("document_contents");
        builder.HasKey(d => new { d.TenantId, d.Id });
        builder.HasOne<Document>().WithOne().HasForeignKey<DocumentContent>(d => new { d.TenantId, d.Id });
        builder.JointOrgansSee(ReleasedToJointOrgans).AppendOnly();
    }

    public void Configure(EntityTypeBuilder<SharedDocument> builder) => builder.ToTable("shared_documents");

    public void Configure(EntityTypeBuilder<SharedDocumentContent> builder)
    {
        builder.ToTable("shared_document_contents");
        builder.HasOne<SharedDocument>().WithOne().HasForeignKey<SharedDocumentContent>(d => d.Id);
        builder.AppendOnly();
    }
}

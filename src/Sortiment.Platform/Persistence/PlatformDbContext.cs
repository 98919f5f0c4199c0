using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Http;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Persistence;

/// <summary>What the platform itself keeps: the outbox, the trail, documents, idempotency keys, keys for cookies, ended sessions.</summary>
public sealed class PlatformDbContext(
    DbContextOptions<PlatformDbContext> options,
    ITenantContext tenant,
    IAuditTrail? audit
) : ModuleDbContext(options, tenant, audit)
{
    internal const string SchemaName = "platform";

    /// <inheritdoc />
    public override string Schema => SchemaName;

    /// <summary>What is to happen outside the database.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>The trail.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Sign-ins that were ended while their cookies would still be valid.</summary>
    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    /// <summary>Documents of the principals.</summary>
    public DbSet<Document> Documents => Set<Document>();

    /// <summary>Documents that everybody who is signed in may read.</summary>
    public DbSet<SharedDocument> SharedDocuments => Set<SharedDocument>();
}

internal sealed class PlatformDesignTime() : ModuleDesignTimeFactory<PlatformDbContext>(PlatformDbContext.SchemaName);

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.Property(m => m.Kind).HasMaxLength(60);
        builder.Property(m => m.Payload).HasColumnType("jsonb");
        builder.Property(m => m.IdempotencyKey).HasMaxLength(200);
        builder.HasIndex(m => m.IdempotencyKey).IsUnique();

        // what waits is a handful among all that was ever done
        builder.HasIndex(m => m.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL");
        builder.HasIndex(m => m.CreatedAt).HasFilter("done_at IS NULL").HasDatabaseName("ix_outbox_not_done");
    }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(e => new { e.TenantId, e.Id });
        builder.Property(e => e.TenantId).HasMaxLength(4);
        builder.Property(e => e.Changes).HasColumnType("jsonb");
        builder.HasIndex(e => new { e.TenantId, e.At });
        builder.HasIndex(e => new { e.Entity, e.EntityId });
        builder.HasIndex(e => e.At);
        builder.JointOrgansSee("joint_organs_see").AppendOnly();
    }
}

internal sealed class IdempotencyMapping : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(k => new { k.PersonId, k.Key });
        builder.Property(k => k.Key).HasMaxLength(300);
        builder.Property(k => k.Response).HasColumnType("jsonb");
        builder.HasIndex(k => k.CreatedAt);
    }
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.AppendOnly();
    }
}

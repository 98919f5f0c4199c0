using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Persistence;

namespace Sortiment.Introduction.Data;

internal sealed class ProposalMapping
    : IEntityTypeConfiguration<Proposal>,
        IEntityTypeConfiguration<StepRecord>,
        IEntityTypeConfiguration<StepDraft>,
        IEntityTypeConfiguration<PrincipalDecision>,
        IEntityTypeConfiguration<FrozenProposal>
{
    // What belongs to a proposal is seen by those who see the proposal: its own policies answer in the subquery.
    private const string WithItsProposal =
        "EXISTS (SELECT FROM introduction.proposals p WHERE p.tenant_id = {0}.tenant_id AND p.id = {0}.proposal_id)";

    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposals");
        builder.HasKey(p => new { p.TenantId, p.Id });
        builder.HasIndex(p => p.Id).IsUnique();
        builder.HasIndex(p => p.Reference).IsUnique();
        builder.Property(p => p.TenantId).HasMaxLength(4);
        builder.Property(p => p.Reference).HasMaxLength(20);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.Content).AsJson();
        builder.ComplexProperty(p => p.ProposedBy);
        builder.HasMany<StepRecord>("_steps").WithOne().HasForeignKey(s => new { s.TenantId, s.ProposalId });
        builder.HasMany<PrincipalDecision>("_decisions").WithOne().HasForeignKey(d => new { d.TenantId, d.ProposalId });
        builder
            .HasMany<FrozenProposal>("_frozenProposals")
            .WithOne()
            .HasForeignKey(f => new { f.TenantId, f.ProposalId });
        builder.Ignore(p => p.Steps).Ignore(p => p.Decisions).Ignore(p => p.FrozenProposals).Ignore(p => p.OpenSteps);

        // Never a coordinator's draft, also when it is thrown away. What HMC or the office themselves draft for somebody is theirs to see.
        builder.JointOrgansSee("submitted_at IS NOT NULL OR proposed_by_role <> 'coordinator'");
    }

    public void Configure(EntityTypeBuilder<StepRecord> builder)
    {
        builder.ToTable("steps");
        builder.HasKey(s => new { s.TenantId, s.Id });
        builder.HasIndex(s => new { s.TenantId, s.ProposalId });

        // "my tasks" and reminders ask for the few that wait
        builder.HasIndex(s => s.Deadline).HasFilter("completed_at IS NULL");
        builder.Property(s => s.TenantId).HasMaxLength(4);
        builder.Property(s => s.Details).AsJson();
        builder.Property(s => s.CompletedBy).AsJson();
        builder.JointOrgansSee(string.Format(null, WithItsProposal, "steps"));
    }

    public void Configure(EntityTypeBuilder<StepDraft> builder)
    {
        builder.ToTable("step_drafts");
        builder.HasKey(d => new
        {
            d.TenantId,
            d.StepId,
            d.Role,
        });
        builder.Property(d => d.TenantId).HasMaxLength(4);
        builder.Property(d => d.Version).IsConcurrencyToken();

        // json and not jsonb: what is typed is kept as it is
        builder.Property(d => d.Form).HasColumnType("json");
        builder.HasOne<StepRecord>().WithMany().HasForeignKey(d => new { d.TenantId, d.StepId });
        builder.JointOrgansSee(
            "EXISTS (SELECT FROM introduction.steps s WHERE s.tenant_id = step_drafts.tenant_id AND s.id = step_drafts.step_id)"
        );
    }

    public void Configure(EntityTypeBuilder<PrincipalDecision> builder)
    {
        builder.ToTable("decisions");
        builder.HasKey(d => new { d.TenantId, d.Id });
        builder
            .HasIndex(d => new
            {
                d.TenantId,
                d.StepId,
                d.Role,
            })
            .IsUnique();
        builder.Property(d => d.TenantId).HasMaxLength(4);
        builder.ComplexProperty(d => d.RecordedBy);
        builder.HasOne<StepRecord>().WithMany().HasForeignKey(d => new { d.TenantId, d.StepId });
        builder.JointOrgansSee(string.Format(null, WithItsProposal, "decisions")).AppendOnly();
    }

    public void Configure(EntityTypeBuilder<FrozenProposal> builder)
    {
        builder.ToTable("frozen_proposals");
        builder.HasKey(f => new { f.TenantId, f.Id });
        builder
            .HasIndex(f => new
            {
                f.TenantId,
                f.ProposalId,
                f.Number,
            })
            .IsUnique();
        builder.Property(f => f.TenantId).HasMaxLength(4);
        builder.Property(f => f.Content).AsJson();
        builder.Property(f => f.Impact).AsJson();
        builder.Property(f => f.Assessment).AsJson();
        builder.ComplexProperty(f => f.FrozenBy);
        builder.JointOrgansSee(string.Format(null, WithItsProposal, "frozen_proposals")).AppendOnly();
    }
}

internal static class JsonMapping
{
    /// <summary>Keeps an immutable value as JSON text: <c>json</c>, not <c>jsonb</c>, since kinds must stay first.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property
            .HasColumnType("json")
            .HasConversion(
                value => JsonSerializer.Serialize(value, StepDetails.Json),
                text => JsonSerializer.Deserialize<T>(text, StepDetails.Json)!
            );
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Grants;
using Sortiment.Funding.Schemes;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;

namespace Sortiment.Funding.Data;

internal sealed class SchemeMapping : IEntityTypeConfiguration<FundingScheme>
{
    public void Configure(EntityTypeBuilder<FundingScheme> builder)
    {
        builder.ToTable("schemes");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(FieldErrors.LongestName);
        builder.Property(s => s.OrganisationName).HasMaxLength(FieldErrors.LongestName);
        builder.Property(s => s.Rate).HasColumnName("rate_ore");
        builder.Property(s => s.MinimumSum).HasColumnName("minimum_sum_ore");
        builder.Property(s => s.TotalCost).HasColumnName("total_cost_ore");
        builder.Property(s => s.ExpectedIncome).HasColumnName("expected_income_ore");
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.Name).IsUnique();
        builder.OwnsMany(
            s => s.Instalments,
            part =>
            {
                part.ToTable("instalments");
                part.WithOwner().HasForeignKey("scheme_id");
                part.HasKey("scheme_id", nameof(Instalment.Number));
                part.Property(i => i.Number).ValueGeneratedNever();
                part.Property(i => i.Title).HasMaxLength(FieldErrors.LongestName);
            }
        );
        builder.OwnsMany(
            s => s.Budget,
            part =>
            {
                part.ToTable("budget_lines");
                part.WithOwner().HasForeignKey("scheme_id");
                part.HasKey("scheme_id", nameof(BudgetLine.Number));
                part.Property(b => b.Number).ValueGeneratedNever();
                part.Property(b => b.Category).HasMaxLength(FieldErrors.LongestName);
                part.Property(b => b.Amount).HasColumnName("amount_ore");
            }
        );
        builder.OwnsMany(
            s => s.Moves,
            part =>
            {
                part.ToTable("scheme_moves");
                part.WithOwner().HasForeignKey("scheme_id");
                part.HasKey("scheme_id", nameof(SchemeMove.Number));
                part.Property(m => m.Number).ValueGeneratedNever();
                part.Property(m => m.Reference).HasMaxLength(FieldErrors.LongestName);
            }
        );
    }
}

internal sealed class ContributionMapping : IEntityTypeConfiguration<Contribution>, IEntityTypeConfiguration<Grant>
{
    // what is offered is open to everyone signed in; a draft is the AT centre's own
    private const string Offered =
        "((SELECT platform.current_tenant()) IS NOT NULL OR (SELECT platform.current_person()) IS NOT NULL) AND EXISTS ("
        + "SELECT 1 FROM funding.schemes s WHERE s.id = scheme_id AND s.status <> 'Draft')";

    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("contributions");
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.TenantId).HasMaxLength(4);
        builder.Property(c => c.PrincipalName).HasMaxLength(FieldErrors.LongestName);
        builder.Property(c => c.Amount).HasColumnName("amount_ore");
        builder.Property(c => c.Vat).HasColumnName("vat_ore");
        builder.Ignore(c => c.Total);
        builder.Property(c => c.DecisionReference).HasMaxLength(FieldErrors.LongestName);
        builder.Property(c => c.InvoiceReference).HasMaxLength(100);
        builder.Property(c => c.ElectronicAddress).HasMaxLength(50);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder
            .HasIndex(c => new
            {
                c.SchemeId,
                c.Instalment,
                c.TenantId,
            })
            .IsUnique();
        builder.HasOne<FundingScheme>().WithMany().HasForeignKey(c => c.SchemeId).OnDelete(DeleteBehavior.Restrict);
        builder.JointOrgansSee().AlsoReadableWhere(Offered);
    }

    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("grants");
        builder.HasKey(g => new { g.TenantId, g.Id });
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.TenantId).HasMaxLength(4);
        builder.Property(g => g.Name).HasMaxLength(FieldErrors.LongestName);
        builder.Property(g => g.Amount).HasColumnName("amount_ore");
        builder.HasIndex(g => new { g.TenantId, g.SchemeId });
        builder.HasOne<FundingScheme>().WithMany().HasForeignKey(g => g.SchemeId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Funding.Schemes;
using Sortiment.Funding.Settlement;
using Sortiment.Funding.Statements;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;

namespace Sortiment.Funding.Data;

internal sealed class StatementMapping : IEntityTypeConfiguration<Statement>, IEntityTypeConfiguration<SchemeSettlement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.ToTable("statements");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Figures).HasColumnType("jsonb");
        builder
            .HasIndex(s => new
            {
                s.SchemeId,
                s.Year,
                s.Version,
            })
            .IsUnique()
            .AreNullsDistinct(false);
        builder.HasOne<FundingScheme>().WithMany().HasForeignKey(s => s.SchemeId).OnDelete(DeleteBehavior.Restrict);
        builder.AppendOnly();
    }

    public void Configure(EntityTypeBuilder<SchemeSettlement> builder)
    {
        builder.ToTable("settlements");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Left).HasColumnName("left_ore");
        builder.Property(s => s.Reference).HasMaxLength(FieldErrors.LongestName);
        builder.HasIndex(s => s.SchemeId).IsUnique();
        builder.HasOne<FundingScheme>().WithMany().HasForeignKey(s => s.SchemeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundingScheme>().WithMany().HasForeignKey(s => s.NextSchemeId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(
            s => s.Shares,
            part =>
            {
                part.ToTable("settlement_shares");
                part.WithOwner().HasForeignKey("settlement_id");
                part.HasKey("settlement_id", nameof(SettlementShare.Principal));
                part.Property(s => s.Principal).HasMaxLength(4);
                part.Property(s => s.Name).HasMaxLength(FieldErrors.LongestName);
                part.Property(s => s.Paid).HasColumnName("paid_ore");
                part.Property(s => s.Amount).HasColumnName("amount_ore");
            }
        );
        builder.AppendOnly();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Payments;
using Sortiment.Platform.Persistence;

namespace Sortiment.Funding.Data;

internal sealed class PaymentMapping
    : IEntityTypeConfiguration<Payment>,
        IEntityTypeConfiguration<Allocation>,
        IEntityTypeConfiguration<ImportedFile>,
        IEntityTypeConfiguration<ImportedFilePart>
{
    // what the bank told is no principal's own, but it names them: only joint organs read it, by the database too
    private static string JointOnly(string table) =>
        $"ALTER TABLE funding.{table} ENABLE ROW LEVEL SECURITY; ALTER TABLE funding.{table} FORCE ROW LEVEL SECURITY; "
        + $"DROP POLICY IF EXISTS joint_rows ON funding.{table}; CREATE POLICY joint_rows ON funding.{table} "
        + "USING ((SELECT platform.is_joint())) WITH CHECK ((SELECT platform.is_joint()))";

    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payments");
        builder.After("1 policy", JointOnly("payments"));
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Amount).HasColumnName("amount_ore");
        builder.Property(p => p.Left).HasColumnName("left_ore");
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.OrganisationNumber, p.Fingerprint }).IsUnique();
        builder.HasIndex(p => new { p.FileId, p.Ordinal }).IsUnique();
        builder.HasIndex(p => p.BookingDate).HasFilter("left_ore <> 0");
        builder.HasOne<ImportedFile>().WithMany().HasForeignKey(p => p.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Allocation> builder)
    {
        builder.ToTable("allocations");
        builder.HasKey(a => new { a.TenantId, a.Id });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.TenantId).HasMaxLength(4);
        builder.Property(a => a.Amount).HasColumnName("amount_ore");
        builder.HasIndex(a => a.Id).IsUnique();
        builder.HasIndex(a => a.PaymentId);
        builder.HasIndex(a => a.InvoiceId);
        builder.HasIndex(a => new
        {
            a.SchemeId,
            a.BookingDate,
            a.Id,
        });
        builder.HasIndex(a => a.UndoesId).IsUnique();
        builder.HasOne<Payment>().WithMany().HasForeignKey(a => a.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Invoice>()
            .WithMany()
            .HasForeignKey(a => new { a.TenantId, a.InvoiceId })
            .OnDelete(DeleteBehavior.Restrict);
        builder.JointOrgansSee().AppendOnly();
    }

    public void Configure(EntityTypeBuilder<ImportedFile> builder)
    {
        builder.ToTable("imported_files");
        builder.After("1 policy", JointOnly("imported_files"));
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Credits).HasColumnName("credits_ore");
        builder.Property(f => f.Debits).HasColumnName("debits_ore");
        builder.Property(f => f.PassedOver).HasColumnType("jsonb");
        builder.HasIndex(f => new { f.OrganisationNumber, f.Sha256 }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ImportedFilePart> builder)
    {
        builder.ToTable("imported_file_parts");
        builder.After("1 policy", JointOnly("imported_file_parts"));
        builder.HasKey(p => new { p.FileId, p.Number });
        builder.Property(p => p.Number).ValueGeneratedNever();
        builder.HasOne<ImportedFile>().WithMany().HasForeignKey(p => p.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.AppendOnly();
    }
}

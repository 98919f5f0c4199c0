using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Organisations;
using Sortiment.Funding.Schemes;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;

namespace Sortiment.Funding.Data;

internal sealed class InvoiceMapping
    : IEntityTypeConfiguration<Invoice>,
        IEntityTypeConfiguration<InvoiceRun>,
        IEntityTypeConfiguration<InvoiceLetter>,
        IEntityTypeConfiguration<Organisation>,
        IEntityTypeConfiguration<BillingDetails>
{
    private const int LongestNumber = 20;
    private const int LongestOcr = 25;

    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("invoices");
        builder.HasKey(i => new { i.TenantId, i.Id });
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.TenantId).HasMaxLength(4);
        builder.Property(i => i.Number).HasMaxLength(LongestNumber);
        builder.Property(i => i.Ocr).HasMaxLength(LongestOcr);
        builder.Property(i => i.BuyerName).HasMaxLength(FieldErrors.LongestName);
        builder.Property(i => i.Net).HasColumnName("net_ore");
        builder.Property(i => i.Vat).HasColumnName("vat_ore");
        builder.Property(i => i.Credited).HasColumnName("credited_ore");
        builder.Property(i => i.Paid).HasColumnName("paid_ore");
        builder.Property(i => i.Open).HasColumnName("open_ore");
        builder.Property(i => i.Figures).HasColumnType("jsonb");
        builder.Property(i => i.ByName).HasMaxLength(FieldErrors.LongestName);
        builder.Ignore(i => i.Total).Ignore(i => i.Creditable);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => i.Id).IsUnique();
        builder.HasIndex(i => new { i.OrganisationNumber, i.Number }).IsUnique();
        builder.HasIndex(i => i.Ocr).IsUnique();
        builder.HasIndex(i => new { i.SchemeId, i.Issued });
        builder.HasIndex(i => i.Due).HasFilter("open_ore > 0");
        builder
            .HasIndex(i => new
            {
                i.OrganisationNumber,
                i.BuyerNumber,
                i.Open,
            })
            .HasFilter("open_ore > 0");

        // a run that is started twice, or goes on after an interruption, makes each invoice once
        builder.HasIndex(i => new { i.RunId, i.ContributionId }).IsUnique();
        builder.HasOne<FundingScheme>().WithMany().HasForeignKey(i => i.SchemeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InvoiceRun>().WithMany().HasForeignKey(i => i.RunId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Contribution>()
            .WithMany()
            .HasForeignKey(i => new { i.TenantId, i.ContributionId })
            .OnDelete(DeleteBehavior.Restrict);
        builder.JointOrgansSee();
    }

    public void Configure(EntityTypeBuilder<InvoiceRun> builder)
    {
        builder.ToTable("invoice_runs");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Total).HasColumnName("total_ore");
        builder.HasIndex(r => r.SchemeId);
        builder.HasOne<FundingScheme>().WithMany().HasForeignKey(r => r.SchemeId).OnDelete(DeleteBehavior.Restrict);
        builder.AppendOnly();
    }

    public void Configure(EntityTypeBuilder<InvoiceLetter> builder)
    {
        builder.ToTable("invoice_letters");
        builder.HasKey(l => new { l.TenantId, l.Id });
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.TenantId).HasMaxLength(4);
        builder.Property(l => l.Paid).HasColumnName("paid_ore");
        builder
            .HasIndex(l => new
            {
                l.InvoiceId,
                l.Kind,
                l.Number,
            })
            .IsUnique();
        builder
            .HasOne<Invoice>()
            .WithMany()
            .HasForeignKey(l => new { l.TenantId, l.InvoiceId })
            .OnDelete(DeleteBehavior.Restrict);
        builder.JointOrgansSee().AppendOnly();
    }

    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisations");
        builder.HasKey(o => o.Number);
        builder.HasIndex(o => o.Ordinal).IsUnique();
        builder.Ignore(o => o.Seller).Ignore(o => o.Account);
        builder.Property(o => o.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<BillingDetails> builder)
    {
        builder.ToTable("billing_details");
        builder.HasKey(b => new { b.TenantId, b.Id });
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.TenantId).HasMaxLength(4);
        builder.HasIndex(b => b.TenantId).IsUnique();
        builder.Ignore(b => b.Address);
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.JointOrgansSee();
    }
}

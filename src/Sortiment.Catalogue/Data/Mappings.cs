using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Catalogue.Areas;
using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.IsoClasses;
using Sortiment.Catalogue.LocalContracts;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Suppliers;

namespace Sortiment.Catalogue.Data;

internal static class Lengths
{
    public const int Name = 200;
    public const int Code = 60;
    public const int IsoCode = 20;
}

internal sealed class SmallMappings
    : IEntityTypeConfiguration<Supplier>,
        IEntityTypeConfiguration<ProductArea>,
        IEntityTypeConfiguration<IsoClass>,
        IEntityTypeConfiguration<AssortmentVersion>
{
    public void Configure(EntityTypeBuilder<Supplier> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(Lengths.Name);
        builder.HasIndex(s => s.OrganisationNumber).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProductArea> builder)
    {
        builder.HasKey(a => a.Code);
        builder.Property(a => a.Code).HasMaxLength(Lengths.Code);
        builder.Property(a => a.Name).HasMaxLength(Lengths.Name);
    }

    public void Configure(EntityTypeBuilder<IsoClass> builder)
    {
        builder.HasKey(c => new { c.Code, c.Edition });
        builder.Property(c => c.Code).HasMaxLength(Lengths.IsoCode);
        builder.Property(c => c.Title).HasMaxLength(Lengths.Name);
        builder.Property(c => c.EnglishTitle).HasMaxLength(Lengths.Name);
    }

    public void Configure(EntityTypeBuilder<AssortmentVersion> builder)
    {
        builder.ToTable("assortment_version");
        builder.Property(v => v.Id).ValueGeneratedNever();
    }
}

internal sealed class OfferMapping : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> builder)
    {
        builder.Ignore(o => o.Valid);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Price).HasColumnName("price_ore");
        builder.Property(o => o.AgreementNumber).HasMaxLength(Lengths.Name);
        builder.HasIndex(o => o.ArticleId);
        builder.HasIndex(o => o.AgreementNumber);
    }
}

internal sealed class HandbookMapping
    : IEntityTypeConfiguration<HandbookEntry>,
        IEntityTypeConfiguration<HandbookVersion>
{
    public void Configure(EntityTypeBuilder<HandbookEntry> builder)
    {
        builder.ToTable(
            "handbook_entries",
            table =>
                table.HasCheckConstraint(
                    "ck_handbook_entries_one_subject",
                    "(product_id IS NULL) <> (area_code IS NULL)"
                )
        );
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Title).HasMaxLength(Lengths.Name);
        builder.Property<uint>("Version").IsRowVersion();
        builder.HasIndex(e => e.ProductId).IsUnique();
        builder.HasIndex(e => e.AreaCode).IsUnique();
        builder.HasOne<Products.ProductSeries>().WithOne().HasForeignKey<HandbookEntry>(e => e.ProductId);
        builder.HasOne<ProductArea>().WithOne().HasForeignKey<HandbookEntry>(e => e.AreaCode);
        builder.HasMany(e => e.Versions).WithOne().HasForeignKey(v => v.EntryId);
        builder.Navigation(e => e.Versions).HasField("_versions");
    }

    public void Configure(EntityTypeBuilder<HandbookVersion> builder)
    {
        builder.Ignore(v => v.Valid);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.RegionDecision).HasMaxLength(Lengths.Name);
        builder.Property(v => v.VastKomDecision).HasMaxLength(Lengths.Name);
        builder.HasIndex(v => new { v.EntryId, v.Number }).IsUnique();
        builder.HasIndex(v => new { v.EntryId, v.ValidFrom }).IsUnique();
        builder.ComplexProperty(v => v.Text, text => text.Ignore(t => t.Sections));
    }
}

internal sealed class LocalContractMapping : IEntityTypeConfiguration<LocalContract>
{
    public void Configure(EntityTypeBuilder<LocalContract> builder)
    {
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.Ignore(c => c.Valid);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.TenantId).HasMaxLength(4);
        builder.Property(c => c.SupplierName).HasMaxLength(Lengths.Name);
        builder.Property(c => c.Reference).HasMaxLength(Lengths.Name);
        builder.Property<uint>(LocalContract.VersionProperty).IsRowVersion();
        builder.HasOne<ProductArea>().WithMany().HasForeignKey(c => c.AreaCode);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sortiment.Catalogue.Areas;
using Sortiment.Catalogue.IsoClasses;
using Sortiment.Catalogue.Products;
using Sortiment.Catalogue.Suppliers;

namespace Sortiment.Catalogue.Data;

internal sealed class ProductMapping : IEntityTypeConfiguration<ProductSeries>, IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<ProductSeries> builder)
    {
        builder.ToTable("products");
        builder.Ignore(p => p.IsAddOn);
        builder.Ignore(p => p.IsoCode);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(Lengths.Name);
        builder.Property(p => p.IsoClassCode).HasMaxLength(Lengths.IsoCode);
        builder.PrimitiveCollection(p => p.Needs).HasField("_needs").ElementType(e => e.HasConversion<string>());
        builder.PrimitiveCollection(p => p.Laws).HasField("_laws").ElementType(e => e.HasConversion<string>());
        builder.Property(p => p.DataSheet).HasColumnType("jsonb").HasConversion<DataSheetConverter>();
        builder.Property<uint>("Version").IsRowVersion();
        builder.HasIndex(p => p.ProposalId).IsUnique();
        builder.HasIndex(p => p.SupplierId);
        builder.HasIndex(p => p.AreaCode);
        builder.HasIndex(p => new { p.IsoClassCode, p.IsoEdition });
        builder.HasOne<Supplier>().WithMany().HasForeignKey(p => p.SupplierId);
        builder.HasOne<ProductArea>().WithMany().HasForeignKey(p => p.AreaCode);
        builder.HasOne<IsoClass>().WithMany().HasForeignKey(p => new { p.IsoClassCode, p.IsoEdition });
        builder.HasMany(p => p.Articles).WithOne().HasForeignKey(a => a.ProductId);
        builder.Navigation(p => p.Articles).HasField("_articles");
    }

    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Number).HasMaxLength(Lengths.Code);
        builder.Property(a => a.Name).HasMaxLength(Lengths.Name);
        builder.HasIndex(a => a.ProductId);
        builder.HasIndex(a => new { a.SupplierId, a.Number }).IsUnique();
        builder.HasIndex(a => a.Gtin);
        builder.HasOne<Supplier>().WithMany().HasForeignKey(a => a.SupplierId);
        builder.HasMany(a => a.Offers).WithOne().HasForeignKey(o => o.ArticleId);
        builder.Navigation(a => a.Offers).HasField("_offers");
    }

    // A data sheet is read and written whole, and grows with what buyers ask for: a document, not twenty columns.
    private sealed class DataSheetConverter()
        : ValueConverter<DataSheet, string>(
            sheet => JsonSerializer.Serialize(sheet, Format),
            text => JsonSerializer.Deserialize<DataSheet>(text, Format)!
        )
    {
        private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter() },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
    }
}

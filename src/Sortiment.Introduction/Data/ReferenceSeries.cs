using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Sortiment.Introduction.Data;

/// <summary>The last number given to a proposal in a year.</summary>
internal sealed class ReferenceSeries
{
    public int Year { get; private set; }
    public int Last { get; private set; }
}

internal sealed class ReferenceSeriesMapping : IEntityTypeConfiguration<ReferenceSeries>
{
    public void Configure(EntityTypeBuilder<ReferenceSeries> builder)
    {
        builder.ToTable("reference_series");
        builder.HasKey(s => s.Year);
        builder.Property(s => s.Year).ValueGeneratedNever();
    }
}

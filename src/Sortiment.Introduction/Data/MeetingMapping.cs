using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Persistence;

namespace Sortiment.Introduction.Data;

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meetings");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Property(m => m.Place).HasMaxLength(200);
        builder.Property(m => m.Quorum).AsJson();
        builder.Property(m => m.Minutes).AsJson();
        builder.HasIndex(m => m.Date);
        builder.Ignore(m => m.Agenda);
        builder.OwnsMany(
            m => m.Seats,
            seats =>
            {
                seats.ToTable("meeting_seats");
                seats.WithOwner().HasForeignKey("meeting_id");
                seats.HasKey("meeting_id", nameof(CouncilSeat.SeatId));
            }
        );
        builder.HasMany<AgendaItem>("_agenda").WithOne().HasForeignKey(i => i.MeetingId);
    }

    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("agenda_items");
        builder.HasKey(i => new { i.TenantId, i.Id });
        builder.HasIndex(i => new { i.MeetingId, i.ProposalId }).IsUnique();
        builder.Property(i => i.TenantId).HasMaxLength(4);
        builder.Property(i => i.Decision).AsJson();
        builder.HasOne<Proposal>().WithMany().HasForeignKey(i => new { i.TenantId, i.ProposalId });

        // only what has been submitted can stand on an agenda
        builder.JointOrgansSee();
    }
}

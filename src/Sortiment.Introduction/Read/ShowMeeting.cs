using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Council;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Read;

/// <summary>A council meeting whole: for the joint organs.</summary>
[AllowJointOrgans]
internal sealed record ShowMeeting(Guid Id) : IQuery<MeetingView>;

/// <summary>A meeting to look at.</summary>
/// <param name="MayLead">Whether the one who looks may lead it.</param>
internal sealed record MeetingView(
    Guid Id,
    int Version,
    DateOnly Date,
    string Place,
    MeetingStatus Status,
    QuorumRule Quorum,
    IReadOnlyList<CouncilSeat> Seats,
    IReadOnlyList<AgendaItem> Agenda,
    Guid? MinutesDocumentId,
    bool MayLead
)
{
    /// <summary>Who is there, side by side.</summary>
    [JsonIgnore]
    public IReadOnlyList<SideQuorum> Attendance => SideQuorum.Of(Seats, Quorum, seat => seat.IsPresent);

    /// <summary>The first decision fixes who is there.</summary>
    [JsonIgnore]
    public bool HasDecisions => Agenda.Any(item => item.Decision is not null);

    public static MeetingView Of(Meeting m, Actor actor) =>
        new(
            m.Id,
            m.Version,
            m.Date,
            m.Place,
            m.Status,
            m.Quorum,
            [.. CouncilSeat.InOrder(m.Seats)],
            m.Agenda,
            m.MinutesDocumentId,
            m.IsLedBy(actor)
        );
}

internal sealed class ShowMeetingHandler(MeetingStore store, ITenantContext tenant)
    : IQueryHandler<ShowMeeting, MeetingView>
{
    public async ValueTask<MeetingView> Handle(ShowMeeting query, CancellationToken cancellationToken) =>
        MeetingView.Of(await store.ShowAsync(query.Id, cancellationToken), tenant.Actor!);
}

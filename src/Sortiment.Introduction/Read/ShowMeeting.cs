using Mediator;
using Sortiment.Introduction.Council;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Read;

/// <summary>A council meeting whole: for the joint organs. Others read its minutes.</summary>
[AllowedRoles(
    Roles.CoordinationOffice,
    Roles.SteeringCouncil,
    Roles.PreparatoryGroup,
    Roles.RegionalDirector,
    Roles.VastKomBoard,
    Roles.ProcurementOfficer,
    Roles.ProductConsultant,
    Roles.Steward
)]
internal sealed record ShowMeeting(Guid Id) : IQuery<MeetingView>;

/// <summary>A meeting to look at.</summary>
internal sealed record MeetingView(
    Guid Id,
    int Version,
    DateOnly Date,
    string Place,
    MeetingStatus Status,
    QuorumRule Quorum,
    IReadOnlyList<CouncilSeat> Seats,
    IReadOnlyList<AgendaItem> Agenda,
    Guid? MinutesDocumentId
);

internal sealed class ShowMeetingHandler(MeetingStore store) : IQueryHandler<ShowMeeting, MeetingView>
{
    public async ValueTask<MeetingView> Handle(ShowMeeting query, CancellationToken cancellationToken)
    {
        var m = await store.ShowAsync(query.Id, cancellationToken);
        return new MeetingView(
            m.Id,
            m.Version,
            m.Date,
            m.Place,
            m.Status,
            m.Quorum,
            m.Seats,
            m.Agenda,
            m.MinutesDocumentId
        );
    }
}

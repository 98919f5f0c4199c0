using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Data;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Introduction.Read;

/// <summary>The steering council: its meetings and who sits on it today.</summary>
/// <param name="Page">Which page of the meetings that have been held, from 1.</param>
[AllowJointOrgans]
internal sealed record ShowCouncil(int Page = 1) : IQuery<CouncilView>
{
    /// <summary>Held meetings on a page.</summary>
    public const int PageSize = 20;
}

/// <summary>The council to look at.</summary>
/// <param name="Coming">Called and open meetings, the next first.</param>
/// <param name="Held">Closed meetings, the latest first.</param>
/// <param name="HeldInAll">How many closed meetings there are.</param>
/// <param name="SeatsPerSide">Seats on each side, vacant ones too.</param>
/// <param name="MayLead">Whether the one who looks may call a meeting today.</param>
internal sealed record CouncilView(
    DateOnly Today,
    IReadOnlyList<MeetingRow> Coming,
    IReadOnlyList<MeetingRow> Held,
    int HeldInAll,
    IReadOnlyList<CouncilMember> Members,
    int SeatsPerSide,
    bool MayLead
);

/// <summary>A meeting in a list.</summary>
internal sealed record MeetingRow(
    Guid Id,
    DateOnly Date,
    string Place,
    MeetingStatus Status,
    int Items,
    int Decided,
    Guid? MinutesDocumentId
);

internal sealed class ShowCouncilHandler(
    IntroductionDbContext context,
    IPrincipalDirectory directory,
    CouncilSettings settings,
    ITenantContext tenant,
    TimeProvider clock
) : IQueryHandler<ShowCouncil, CouncilView>
{
    public async ValueTask<CouncilView> Handle(ShowCouncil query, CancellationToken cancellationToken)
    {
        var today = clock.StockholmToday();
        var members = await directory.CouncilSeatsAsync(today, cancellationToken);
        var closed = context.Meetings.Where(m => m.Status == MeetingStatus.Closed);
        return new CouncilView(
            today,
            await Rows(context.Meetings.Where(m => m.Status != MeetingStatus.Closed).OrderBy(m => m.Date))
                .ToListAsync(cancellationToken),
            await Rows(closed.OrderByDescending(m => m.Date).ThenByDescending(m => m.Id))
                .Skip((Math.Max(query.Page, 1) - 1) * ShowCouncil.PageSize)
                .Take(ShowCouncil.PageSize)
                .ToListAsync(cancellationToken),
            await closed.CountAsync(cancellationToken),
            members,
            settings.SeatsPerSide,
            Leads(tenant.Actor!, members)
        );
    }

    private IQueryable<MeetingRow> Rows(IQueryable<Meeting> meetings) =>
        meetings.Select(m => new MeetingRow(
            m.Id,
            m.Date,
            m.Place,
            m.Status,
            context.AgendaItems.Count(i => i.MeetingId == m.Id),
            context.AgendaItems.Count(i => i.MeetingId == m.Id && i.Decision != null),
            m.MinutesDocumentId
        ));

    private static bool Leads(Actor actor, IReadOnlyList<CouncilMember> members) =>
        actor.Is(Roles.CoordinationOffice)
        || (
            actor.Is(Roles.SteeringCouncil)
            && members.Any(m => m.PersonId == actor.PersonId && m.Chair != CouncilChair.None)
        );
}

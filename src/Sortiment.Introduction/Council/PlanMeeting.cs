using Mediator;
using Sortiment.Introduction.Data;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Introduction.Council;

/// <summary>Calls a meeting of the steering council with the seats as they are that day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Place">A room, or "Digitalt möte".</param>
/// <param name="Proposals">The agenda from the start, in order; may be empty.</param>
[AllowedRoles(Roles.CoordinationOffice, Roles.SteeringCouncil)]
internal sealed record PlanMeeting(DateOnly? Date, string? Place, IReadOnlyList<Guid>? Proposals = null)
    : ICommand<MeetingPosition>;

/// <summary>Where a meeting is.</summary>
internal sealed record MeetingPosition(Guid Id, MeetingStatus Status, int Version)
{
    public static MeetingPosition Of(Meeting meeting) => new(meeting.Id, meeting.Status, meeting.Version);
}

internal sealed class PlanMeetingHandler(
    IntroductionDbContext context,
    IPrincipalDirectory directory,
    Agendas agendas,
    CouncilSettings settings,
    MeetingMail mail,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<PlanMeeting, MeetingPosition>
{
    public async ValueTask<MeetingPosition> Handle(PlanMeeting command, CancellationToken cancellationToken)
    {
        var date = command.Date ?? throw new InvalidProblem("date", "Ange vilken dag mötet hålls.");
        var meeting = Meeting.Plan(
            tenant.Actor!,
            Guid.CreateVersion7(),
            date,
            command.Place ?? "",
            SeatsOn(date, await directory.CouncilSeatsAsync(date, cancellationToken)),
            settings.Quorum,
            clock.StockholmToday()
        );
        if (command.Proposals is { Count: > 0 } proposals)
        {
            var entries = await agendas.EntriesAsync("proposals", proposals, cancellationToken);
            meeting.SetAgenda(tenant.Actor!, meeting.Version, entries);
        }

        context.Add(meeting);
        await mail.CallAsync(meeting, cancellationToken);
        return MeetingPosition.Of(meeting);
    }

    // seats that nobody holds are vacant and still count among their side's
    private List<CouncilSeat> SeatsOn(DateOnly date, IReadOnlyList<CouncilMember> members)
    {
        var seats = new List<CouncilSeat>();
        foreach (var side in Enum.GetValues<CouncilSide>())
        {
            var held = members.Where(m => SideOf(m.Side) == side).ToList();
            seats.AddRange(
                held.Select(m => new CouncilSeat(
                    m.SeatId,
                    m.PersonId,
                    m.Name,
                    side,
                    settings.Rotation.PositionOf(
                        side,
                        m.Position == Principals.Organs.SeatPosition.SideLeader,
                        date.Year
                    )
                ))
            );
            for (var vacant = held.Count; vacant < settings.SeatsPerSide; vacant++)
            {
                seats.Add(new CouncilSeat(Guid.CreateVersion7(), null, null, side, SeatPosition.Member));
            }
        }

        return seats;
    }

    private static CouncilSide SideOf(Principals.Organs.Side side) =>
        side == Principals.Organs.Side.Region ? CouncilSide.Region : CouncilSide.Municipal;
}

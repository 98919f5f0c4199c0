using Mediator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.Organs;

/// <summary>The joint organs, with how many hold a seat today.</summary>
[AllowSignedIn]
internal sealed record ListOrgans : IQuery<IReadOnlyList<OrganRow>>;

internal sealed record OrganRow(string Code, string Name, int Held);

internal sealed class ListOrgansHandler(PrincipalsDbContext context, TimeProvider clock)
    : IQueryHandler<ListOrgans, IReadOnlyList<OrganRow>>
{
    public async ValueTask<IReadOnlyList<OrganRow>> Handle(ListOrgans query, CancellationToken cancellationToken)
    {
        var today = clock.StockholmToday();
        return await context
            .Organs.OrderBy(o => o.Order)
            .Select(o => new OrganRow(
                o.Code,
                o.Name,
                context.Seats.Count(s => s.OrganCode == o.Code && s.From <= today && (s.To == null || s.To >= today))
            ))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>One organ with its seats: those held today, those to come, those that were.</summary>
[AllowSignedIn]
internal sealed record ReadOrgan(string Code) : IQuery<OrganDetails>;

/// <summary>An organ.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Roles">The roles a seat can give.</param>
/// <param name="ChairSide">The side that holds the steering council's chair this year; null for other organs.</param>
/// <param name="Seats">The seats, those held first.</param>
internal sealed record OrganDetails(
    string Code,
    string Name,
    IReadOnlyList<string> Roles,
    Side? ChairSide,
    IReadOnlyList<SeatRow> Seats
)
{
    public bool IsCouncil => Code == OrganCodes.SteeringCouncil;
    public bool IsSuppliers => Code == OrganCodes.Supplier;
}

internal sealed record SeatRow(
    Guid Id,
    uint Version,
    Guid PersonId,
    string Name,
    string Role,
    SeatPosition Position,
    Side? Side,
    string? AppointedBy,
    CouncilChair Chair,
    DateOnly From,
    DateOnly? To,
    SeatTime Time
);

/// <summary>Where a seat's period lies from today.</summary>
internal enum SeatTime
{
    Now,
    Coming,
    Past,
}

internal sealed class ReadOrganHandler(PrincipalsDbContext context, TimeProvider clock, IOptions<CouncilRules> council)
    : IQueryHandler<ReadOrgan, OrganDetails>
{
    public async ValueTask<OrganDetails> Handle(ReadOrgan query, CancellationToken cancellationToken)
    {
        var today = clock.StockholmToday();
        var organ =
            await context.Organs.AsNoTracking().SingleOrDefaultAsync(o => o.Code == query.Code, cancellationToken)
            ?? throw new NotFoundProblem("Organet finns inte.");
        var seats = await (
            from seat in context.Seats.AsNoTracking()
            join person in context.People on seat.PersonId equals person.Id
            where seat.OrganCode == organ.Code
            select new { Seat = seat, person.Name }
        ).ToListAsync(cancellationToken);
        return new OrganDetails(
            organ.Code,
            organ.Name,
            OrganCodes.RolesIn(organ),
            organ.Code == OrganCodes.SteeringCouncil ? council.Value.ChairSide(today.Year) : null,
            [
                .. seats
                    .Select(row => RowOf(row.Seat, row.Name, today))
                    .OrderBy(seat => seat.Time)
                    .ThenBy(seat => seat.Side)
                    .ThenByDescending(seat => seat.Position == SeatPosition.SideLeader)
                    .ThenBy(seat => seat.AppointedBy, StringComparer.Ordinal)
                    .ThenByDescending(seat => seat.From),
            ]
        );
    }

    private SeatRow RowOf(Seat seat, string name, DateOnly today)
    {
        var time =
            seat.From > today ? SeatTime.Coming
            : seat.To < today ? SeatTime.Past
            : SeatTime.Now;
        var chair =
            seat.Side is { } side && time == SeatTime.Now
                ? council.Value.ChairOf(side, seat.Position, today.Year)
                : CouncilChair.None;
        return new SeatRow(
            seat.Id,
            seat.Version,
            seat.PersonId,
            name,
            seat.Role,
            seat.Position,
            seat.Side,
            seat.AppointedBy,
            chair,
            seat.From,
            seat.To,
            time
        );
    }
}

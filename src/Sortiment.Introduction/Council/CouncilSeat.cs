namespace Sortiment.Introduction.Council;

/// <summary>The two sides of the steering council.</summary>
internal enum CouncilSide
{
    /// <summary>The municipalities: four kommunalförbund and Göteborg.</summary>
    Municipal,

    /// <summary>Västra Götalandsregionen.</summary>
    Region,
}

/// <summary>What a seat does at a meeting.</summary>
internal enum SeatPosition
{
    /// <summary>Ordförande.</summary>
    Chair,

    /// <summary>Vice ordförande: presides when the chair is absent or disqualified.</summary>
    ViceChair,

    /// <summary>Ledamot.</summary>
    Member,
}

/// <summary>
/// A seat as it was when the meeting was called: a snapshot, so that minutes stay true when people change. A vacant seat
/// has no person and still counts among its side's seats.
/// </summary>
internal sealed class CouncilSeat
{
    private CouncilSeat() { }

    /// <summary>A seat to call to a meeting.</summary>
    public CouncilSeat(Guid seatId, Guid? personId, string? personName, CouncilSide side, SeatPosition position)
    {
        SeatId = seatId;
        PersonId = personId;
        PersonName = personName;
        Side = side;
        Position = position;
    }

    /// <summary>The organ seat in Principals.</summary>
    public Guid SeatId { get; private set; }

    /// <summary>Who holds it; null when it is vacant.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The holder's name, as minutes show it.</summary>
    public string? PersonName { get; private set; }

    /// <summary>The side it belongs to.</summary>
    public CouncilSide Side { get; private set; }

    /// <summary>What it does at this meeting.</summary>
    public SeatPosition Position { get; private set; }

    /// <summary>Whether its holder is at the meeting.</summary>
    public bool IsPresent { get; internal set; }

    /// <summary>As they are read: side by side, the chairs first, then by name.</summary>
    public static IEnumerable<CouncilSeat> InOrder(IEnumerable<CouncilSeat> seats) =>
        seats
            .OrderBy(seat => seat.Side)
            .ThenBy(seat => seat.Position)
            .ThenBy(seat => seat.PersonName, StringComparer.Ordinal);

    /// <summary>The name to use in messages and minutes.</summary>
    public string DisplayName => PersonName ?? "Vakant plats";
}

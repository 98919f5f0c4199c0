namespace Sortiment.Introduction.Council;

/// <summary>
/// How many must take part for the council to decide: more than this share of the seats of each side, vacant ones
/// counted. Kept with the meeting, so that a changed configuration changes no meeting already called.
/// </summary>
/// <param name="MoreThanShareOfEachSide">0 up to, but not including, 1; one half is a majority.</param>
internal sealed record QuorumRule(decimal MoreThanShareOfEachSide = 0.5m)
{
    /// <summary>How many of a side's seats that must take part: 3 of 5 with the majority rule.</summary>
    public int LeastOf(int seats) => (int)decimal.Floor(seats * MoreThanShareOfEachSide) + 1;
}

/// <summary>How many of a side's seats that are there, and whether it is enough.</summary>
/// <param name="Seats">All of the side's seats, vacant ones too.</param>
/// <param name="There">Those whose holders are there.</param>
/// <param name="Least">How many must be.</param>
internal sealed record SideQuorum(CouncilSide Side, int Seats, int There, int Least)
{
    /// <summary>Whether enough are there.</summary>
    public bool IsMet => There >= Least;

    /// <summary>Counts both sides.</summary>
    /// <param name="isThere">Whether a seat's holder is there.</param>
    public static IReadOnlyList<SideQuorum> Of(
        IReadOnlyList<CouncilSeat> seats,
        QuorumRule rule,
        Func<CouncilSeat, bool> isThere
    ) =>
        [
            .. seats
                .GroupBy(seat => seat.Side)
                .OrderBy(side => side.Key)
                .Select(side => new SideQuorum(
                    side.Key,
                    side.Count(),
                    side.Count(isThere),
                    rule.LeastOf(side.Count())
                )),
        ];
}

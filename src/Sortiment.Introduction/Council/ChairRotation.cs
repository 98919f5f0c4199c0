namespace Sortiment.Introduction.Council;

/// <summary>
/// Chair and vice chair change sides every second year (investigation 4.4.6). The source does not say who began: that the
/// municipalities hold the chair in 2022 and 2023 is our starting point, to be set right by configuration.
/// </summary>
/// <param name="StartYear">The first year of a two-year term.</param>
/// <param name="StartSide">The side that holds the chair in that term.</param>
internal sealed record ChairRotation(int StartYear = 2022, CouncilSide StartSide = CouncilSide.Municipal)
{
    /// <summary>The side that holds the chair in a year; the other holds the vice chair.</summary>
    public CouncilSide ChairSide(int year)
    {
        var terms = (int)Math.Floor((year - StartYear) / 2.0);
        return terms % 2 == 0 ? StartSide
            : StartSide == CouncilSide.Municipal ? CouncilSide.Region
            : CouncilSide.Municipal;
    }

    /// <summary>What a seat does in a year.</summary>
    /// <param name="leadsSide">Whether the seat is the one of its side that takes the chair or vice chair.</param>
    public SeatPosition PositionOf(CouncilSide side, bool leadsSide, int year) =>
        !leadsSide ? SeatPosition.Member
        : side == ChairSide(year) ? SeatPosition.Chair
        : SeatPosition.ViceChair;
}

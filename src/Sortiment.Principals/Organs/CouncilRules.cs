namespace Sortiment.Principals.Organs;

/// <summary>
/// How the steering council is put together (investigation 4.4.6): five from the municipalities, one for each
/// kommunalförbund and one for Göteborg, and five from the region; the chair changes sides every second year. Section
/// "Council" of the configuration.
/// </summary>
public sealed class CouncilRules
{
    /// <summary>Seats on each side.</summary>
    public const int SeatsPerSide = 5;

    /// <summary>Who appoints the region's five.</summary>
    public const string Region = "Västra Götalandsregionen";

    /// <summary>Who appoint one each on the municipalities' side.</summary>
    public static readonly IReadOnlyList<string> MunicipalAppointers =
    [
        "Boråsregionen",
        "Fyrbodals kommunalförbund",
        "Göteborgs stad",
        "Göteborgsregionen",
        "Skaraborgs kommunalförbund",
    ];

    /// <summary>The first year of a two-year term. The source does not say who began: 2022 is our starting point.</summary>
    public int FirstChairYear { get; set; } = 2022;

    /// <summary>The side that holds the chair in the term that begins in <see cref="FirstChairYear"/>.</summary>
    public Side FirstChairSide { get; set; } = Side.Municipal;

    /// <summary>The side whose member this one appoints; null for anybody else.</summary>
    public static Side? SideOf(string? appointer) =>
        appointer == Region ? Side.Region
        : appointer is not null && MunicipalAppointers.Contains(appointer) ? Side.Municipal
        : null;

    /// <summary>The side that holds the chair in a year; the other one holds the vice chair.</summary>
    public Side ChairSide(int year)
    {
        var terms = Math.DivRem(year - FirstChairYear, 2, out var rest) - (rest < 0 ? 1 : 0);
        return terms % 2 == 0 ? FirstChairSide
            : FirstChairSide == Side.Municipal ? Side.Region
            : Side.Municipal;
    }

    /// <summary>What the holder of a seat is in a year.</summary>
    public CouncilChair ChairOf(Side side, SeatPosition position, int year) =>
        position != SeatPosition.SideLeader ? CouncilChair.None
        : side == ChairSide(year) ? CouncilChair.Chair
        : CouncilChair.ViceChair;
}

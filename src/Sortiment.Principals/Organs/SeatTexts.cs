namespace Sortiment.Principals.Organs;

/// <summary>Seats in Swedish.</summary>
internal static class SeatTexts
{
    public static string Of(Side side) => side == Side.Municipal ? "Kommunernas sida" : "Regionens sida";

    public static string Of(SeatPosition position) =>
        position switch
        {
            SeatPosition.SideLeader => "Leder sin sida",
            SeatPosition.Member => "Ledamot",
            _ => "Tjänsteperson",
        };

    public static string Of(SeatTime time) =>
        time switch
        {
            SeatTime.Coming => "Kommande uppdrag",
            SeatTime.Past => "Tidigare uppdrag",
            _ => "Uppdrag i dag",
        };

    public static string Of(SeatRow seat) =>
        seat.Chair switch
        {
            CouncilChair.Chair => "Ordförande",
            CouncilChair.ViceChair => "Vice ordförande",
            _ when seat.Position == SeatPosition.Officer => Platform.Tenancy.Roles.SwedishName(seat.Role),
            _ => Of(seat.Position),
        };
}

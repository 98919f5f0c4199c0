using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Principals.Organs;

/// <summary>What holds between the seats of an organ on every day.</summary>
internal static class SeatRules
{
    /// <summary>Checks a seat that is to be added.</summary>
    /// <exception cref="ConflictProblem">
    /// The person has such a seat already, or the council would have too many of something on some day.
    /// </exception>
    public static void Check(Seat seat, IReadOnlyCollection<Seat> others, string personName)
    {
        var meanwhile = others.Where(other => other.Period.Overlaps(seat.Period)).ToList();
        if (meanwhile.FirstOrDefault(other => other.PersonId == seat.PersonId && other.Role == seat.Role) is { } same)
        {
            throw new ConflictProblem(
                "overlapping-period",
                $"{personName} har redan uppdraget under en del av tiden: {same.Period}. Ändra första eller sista dagen."
            );
        }

        if (seat.Side is { } side)
        {
            CheckCouncil(seat, side, [.. meanwhile.Where(other => other.Side == side)]);
        }
    }

    private static void CheckCouncil(Seat seat, Side side, List<Seat> meanwhile)
    {
        if (
            side == Side.Municipal
            && meanwhile.FirstOrDefault(other => other.AppointedBy == seat.AppointedBy) is { } taken
        )
        {
            throw new ConflictProblem(
                "seat-taken",
                $"{seat.AppointedBy} har redan en ledamot under en del av tiden: {taken.Period}. Avsluta det uppdraget först."
            );
        }

        // the most on any day is reached on a day when some seat begins
        var firstDays = meanwhile.Select(other => other.From).Where(seat.Period.Contains).Append(seat.From);
        if (firstDays.Any(day => meanwhile.Count(other => other.Period.Contains(day)) >= CouncilRules.SeatsPerSide))
        {
            throw new ConflictProblem(
                "side-full",
                $"Sidan har redan {CouncilRules.SeatsPerSide} ledamöter under en del av tiden. Avsluta ett uppdrag först."
            );
        }

        if (
            seat.Position == SeatPosition.SideLeader
            && meanwhile.FirstOrDefault(other => other.Position == SeatPosition.SideLeader) is { } leader
        )
        {
            throw new ConflictProblem(
                "leader-taken",
                $"Sidan har redan en ledare under en del av tiden: {leader.Period}. Avsluta det uppdraget först."
            );
        }
    }
}

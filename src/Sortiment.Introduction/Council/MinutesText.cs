using Sortiment.Introduction.Proposals;
using Sortiment.Platform;

namespace Sortiment.Introduction.Council;

/// <summary>The sentences that minutes are made of, the same in the document and on the page.</summary>
internal static class MinutesText
{
    /// <summary>What was decided on an item, a line each.</summary>
    public static IEnumerable<string> Of(MinutesItem item) =>
        item.Decision is { } decision ? Of(decision) : ["Ärendet bordläggs."];

    /// <summary>A decision, a line each.</summary>
    public static IEnumerable<string> Of(CouncilDecision decision)
    {
        yield return decision.Kind switch
        {
            RecommendationKind.Recommend when decision.CostBearer == CostBearer.Region =>
                "Ledningsrådet rekommenderar Västra Götalandsregionen att införa produkten. Regionen bär kostnaden.",
            RecommendationKind.Recommend =>
                "Ledningsrådet rekommenderar Västra Götalandsregionen och kommunerna att införa produkten. Kostnaden är delad.",
            RecommendationKind.SendBack => "Ledningsrådet återremitterar ärendet för ny beredning.",
            _ => "Ledningsrådet avstyrker förslaget.",
        };
        if (!string.IsNullOrWhiteSpace(decision.Reason))
        {
            yield return $"Skäl: {decision.Reason}";
        }

        yield return $"Röster: {decision.For} för, {decision.Against} emot, {decision.Abstained} avstod.";
        if (decision.ByCastingVote)
        {
            yield return $"Rösterna var lika många. Utslagsröst hade {decision.PresidedBy}.";
        }

        foreach (var vote in decision.Votes.Where(v => v.Ballot == Ballot.Disqualified))
        {
            yield return $"{vote.PersonName} anmälde jäv och deltog inte i ärendet.";
        }

        foreach (var reservation in decision.Reservations)
        {
            yield return $"{reservation.PersonName} reserverade sig: {reservation.Text}";
        }
    }

    /// <summary>A seat: name, position, side.</summary>
    public static string Of(MinutesSeat seat)
    {
        var side = seat.Side == CouncilSide.Region ? "regionen" : "kommunerna";
        return seat.Position switch
        {
            SeatPosition.Chair => $"{seat.Name}, ordförande ({side})",
            SeatPosition.ViceChair => $"{seat.Name}, vice ordförande ({side})",
            _ => $"{seat.Name} ({side})",
        };
    }

    /// <summary>The time of day in Sweden: "09.00".</summary>
    public static string Clock(DateTimeOffset instant) => $"{instant.ToStockholm():HH.mm}";
}

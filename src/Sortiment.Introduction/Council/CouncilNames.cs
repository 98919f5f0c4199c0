using Sortiment.Introduction.Proposals;
using Sortiment.Ui.Components;

namespace Sortiment.Introduction.Council;

/// <summary>The council's words in Swedish.</summary>
internal static class CouncilNames
{
    /// <summary>A side: "Kommunerna".</summary>
    public static string InSwedish(this CouncilSide side) => side == CouncilSide.Municipal ? "Kommunerna" : "Regionen";

    /// <summary>What a seat does.</summary>
    public static string InSwedish(this SeatPosition position) =>
        position switch
        {
            SeatPosition.Chair => "Ordförande",
            SeatPosition.ViceChair => "Vice ordförande",
            _ => "Ledamot",
        };

    /// <summary>Where a meeting is.</summary>
    public static string InSwedish(this MeetingStatus status) =>
        status switch
        {
            MeetingStatus.Planned => "Planerat",
            MeetingStatus.Open => "Pågår",
            _ => "Avslutat",
        };

    /// <summary>The tone of a meeting's status.</summary>
    public static Tone Tone(this MeetingStatus status) =>
        status switch
        {
            MeetingStatus.Planned => Ui.Components.Tone.Neutral,
            MeetingStatus.Open => Ui.Components.Tone.Info,
            _ => Ui.Components.Tone.Success,
        };

    /// <summary>A ballot.</summary>
    public static string InSwedish(this Ballot ballot) =>
        ballot switch
        {
            Ballot.For => "För",
            Ballot.Against => "Emot",
            Ballot.Abstained => "Avstår",
            _ => "Jäv",
        };

    /// <summary>What the council decided, in a word or two.</summary>
    public static string InSwedish(this CouncilDecision decision) =>
        decision.Kind switch
        {
            RecommendationKind.Recommend when decision.CostBearer == CostBearer.Region =>
                "Tillstyrkt, regionen bär kostnaden",
            RecommendationKind.Recommend => "Tillstyrkt, delad kostnad",
            RecommendationKind.SendBack => "Återremitterat",
            _ => "Avstyrkt",
        };

    /// <summary>The tone of a decision.</summary>
    public static Tone Tone(this CouncilDecision decision) =>
        decision.Kind switch
        {
            RecommendationKind.Recommend => Ui.Components.Tone.Success,
            RecommendationKind.SendBack => Ui.Components.Tone.Warning,
            _ => Ui.Components.Tone.Danger,
        };

    /// <summary>A seat in a sentence or a list: "Anna Berg, ordförande".</summary>
    public static string Titled(this CouncilSeat seat) =>
        seat.Position == SeatPosition.Member
            ? seat.DisplayName
            : $"{seat.DisplayName}, {seat.Position.InSwedish().ToLowerInvariant()}";
}

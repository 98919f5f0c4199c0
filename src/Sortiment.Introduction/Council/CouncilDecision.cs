using System.Text.Json.Serialization;
using Sortiment.Introduction.Proposals;

namespace Sortiment.Introduction.Council;

/// <summary>What the council can say about a proposal (step 6).</summary>
internal enum RecommendationKind
{
    /// <summary>Recommends to the region, or to the region and the municipalities, depending on who bears the cost.</summary>
    Recommend,

    /// <summary>Avstyrker.</summary>
    NotRecommend,

    /// <summary>Återremiss: back to step 4.</summary>
    SendBack,
}

/// <summary>How a seat took part in an item.</summary>
internal enum Ballot
{
    /// <summary>Yes to the motion.</summary>
    For,

    /// <summary>No to the motion.</summary>
    Against,

    /// <summary>Present, without a vote.</summary>
    Abstained,

    /// <summary>Jävig: counts as absent in this item.</summary>
    Disqualified,
}

/// <summary>One seat's ballot, as it is recorded.</summary>
internal sealed record Vote(Guid SeatId, Ballot Ballot);

/// <summary>A reservation, as it is recorded.</summary>
internal sealed record ReservationEntry(Guid SeatId, string Text);

/// <summary>
/// What the secretary or the presiding member records about an item. The motion voted on is to recommend when the decision is
/// to recommend or not to recommend, and to send back when the decision is to send back.
/// </summary>
/// <param name="CostBearer">Who is to bear the cost; given if, and only if, the council recommends.</param>
/// <param name="Reason">Required when the council does not recommend, or sends back.</param>
internal sealed record DecisionRecord(
    RecommendationKind Kind,
    CostBearer? CostBearer,
    IReadOnlyList<Vote>? Votes,
    IReadOnlyList<ReservationEntry>? Reservations = null,
    string? Reason = null
)
{
    /// <summary>A ballot for every seat that is present.</summary>
    public IReadOnlyList<Vote> Votes { get; init; } = Votes ?? [];

    /// <summary>Reservations, by members who took part.</summary>
    public IReadOnlyList<ReservationEntry> Reservations { get; init; } = Reservations ?? [];
}

/// <summary>A ballot with the person it was cast by.</summary>
internal sealed record CastVote(Guid SeatId, Guid PersonId, string PersonName, CouncilSide Side, Ballot Ballot);

/// <summary>A reservation with the person who made it.</summary>
internal sealed record Reservation(Guid SeatId, Guid PersonId, string PersonName, string Text);

/// <summary>The council's decision on an item, whole and never changed: it goes into the minutes and to the proposal.</summary>
/// <param name="PresidedBy">Who presided over the item; null when neither chair nor vice chair took part.</param>
/// <param name="ByCastingVote">The votes were even, and the presiding member's own vote decided (utslagsröst).</param>
internal sealed record CouncilDecision(
    Guid MeetingId,
    DateOnly MeetingDate,
    RecommendationKind Kind,
    CostBearer? CostBearer,
    IReadOnlyList<CastVote> Votes,
    IReadOnlyList<Reservation> Reservations,
    string? Reason,
    string? PresidedBy,
    bool ByCastingVote,
    DateTimeOffset RecordedAt,
    string RecordedBy
)
{
    /// <summary>How many voted for the motion.</summary>
    [JsonIgnore]
    public int For => Count(Ballot.For);

    /// <summary>How many voted against the motion.</summary>
    [JsonIgnore]
    public int Against => Count(Ballot.Against);

    /// <summary>How many abstained.</summary>
    [JsonIgnore]
    public int Abstained => Count(Ballot.Abstained);

    /// <summary>How many were disqualified.</summary>
    [JsonIgnore]
    public int Disqualified => Count(Ballot.Disqualified);

    private int Count(Ballot ballot) => Votes.Count(vote => vote.Ballot == ballot);
}

namespace Sortiment.Introduction.Council;

/// <summary>One seat in the minutes.</summary>
internal sealed record MinutesSeat(string Name, CouncilSide Side, SeatPosition Position, bool IsPresent);

/// <summary>One item in the minutes; without a decision it was deferred (bordlagt).</summary>
internal sealed record MinutesItem(
    int Number,
    string TenantId,
    Guid ProposalId,
    string Reference,
    string Title,
    CouncilDecision? Decision
);

/// <summary>
/// What the minutes say, frozen when the meeting is closed. The document that people read is made from this and
/// nothing else, so it comes out the same every time.
/// </summary>
/// <param name="Secretary">Who closed the meeting.</param>
internal sealed record Minutes(
    Guid MeetingId,
    DateOnly Date,
    string Place,
    DateTimeOffset OpenedAt,
    DateTimeOffset ClosedAt,
    string Secretary,
    IReadOnlyList<MinutesSeat> Seats,
    IReadOnlyList<MinutesItem> Items
);

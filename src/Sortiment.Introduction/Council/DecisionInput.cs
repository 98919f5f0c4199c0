using Sortiment.Introduction.Proposals;

namespace Sortiment.Introduction.Council;

/// <summary>What is typed when the council's decision on an item is recorded; by seat where it is about a seat.</summary>
internal sealed class DecisionInput
{
    public Guid? IdempotencyKey { get; set; }

    /// <summary>The versions of meeting and proposal that were seen.</summary>
    public int MeetingVersion { get; set; }

    public int Version { get; set; }

    /// <summary>One of <see cref="Choices"/>.</summary>
    public string? Decision { get; set; }

    public string? Reason { get; set; }

    // a form with nothing of it gives null
    public Dictionary<Guid, string?> Ballots
    {
        get;
        set => field = value ?? [];
    } = [];

    public Dictionary<Guid, string?> Reservations
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Asked to have "for" set for everybody, and nothing saved.</summary>
    public bool AllFor { get; set; }

    /// <summary>What the council can decide, in the order it is shown; the cost goes with the decision.</summary>
    public static readonly IReadOnlyList<(string Code, RecommendationKind Kind, CostBearer? Bearer)> Choices =
    [
        ("shared", RecommendationKind.Recommend, CostBearer.Shared),
        ("region", RecommendationKind.Recommend, CostBearer.Region),
        ("no", RecommendationKind.NotRecommend, null),
        ("back", RecommendationKind.SendBack, null),
    ];

    public Ballot? BallotOf(CouncilSeat seat) =>
        Enum.TryParse<Ballot>(Ballots.GetValueOrDefault(seat.SeatId), out var ballot) ? ballot : null;

    public void SetAllFor(IEnumerable<CouncilSeat> present)
    {
        foreach (var seat in present)
        {
            Ballots[seat.SeatId] = nameof(Ballot.For);
        }
    }

    /// <summary>The command, once everything that a form must have is there.</summary>
    /// <exception cref="InvalidProblem">A choice is missing, named as the form names it.</exception>
    public RecordDecision ToCommand(Guid meetingId, Guid proposalId, IReadOnlyList<CouncilSeat> present)
    {
        var errors = new FieldErrors();
        var choice = Choices.FirstOrDefault(c => c.Code == Decision);
        errors.Unless(choice.Code is not null, "decision", "Välj vad rådet beslutar.");
        foreach (var seat in present.Where(seat => BallotOf(seat) is null))
        {
            errors.Add($"ballots[{seat.SeatId}]", $"Ange hur {seat.DisplayName} röstade.");
        }

        errors.ThrowIfAny();
        return new RecordDecision(
            meetingId,
            proposalId,
            choice.Kind,
            choice.Bearer,
            [.. present.Select(seat => new Vote(seat.SeatId, BallotOf(seat)!.Value))],
            [.. Reserved(present).Select(seat => new ReservationEntry(seat.SeatId, Reservations[seat.SeatId]!))],
            Reason,
            MeetingVersion,
            Version
        );
    }

    /// <summary>The problem with its fields named as the form names them.</summary>
    public Problem Named(Problem problem, IReadOnlyList<CouncilSeat> present)
    {
        var reserved = Reserved(present).ToList();
        return problem.Renamed(field =>
        {
            var parts = field.Split('[', ']');
            return parts switch
            {
                ["votes"] => "votes",
                ["votes", var i, ..] => $"ballots[{present[int.Parse(i, null)].SeatId}]",
                ["reservations", var i, ..] => $"reservations[{reserved[int.Parse(i, null)].SeatId}]",
                ["kind" or "costBearer"] => "decision",
                _ => field,
            };
        });
    }

    private IEnumerable<CouncilSeat> Reserved(IReadOnlyList<CouncilSeat> present) =>
        present.Where(seat => !string.IsNullOrWhiteSpace(Reservations.GetValueOrDefault(seat.SeatId)));
}

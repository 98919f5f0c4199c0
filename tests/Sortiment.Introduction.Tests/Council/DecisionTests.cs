using Sortiment.Introduction.Council;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Dispatch;
using static Sortiment.Introduction.Tests.Council.TheCouncil;

namespace Sortiment.Introduction.Tests.Council;

public class DecisionTests
{
    private const string All = "M1+ M2+ M3+ M4+ M5+ R1+ R2+ R3+ R4+ R5+";

    internal static readonly DecisionRecord Unanimous = new(
        RecommendationKind.Recommend,
        CostBearer.Shared,
        Votes(All)
    );

    // Votes (+ for, - against, o abstained, j disqualified), the decision recorded, and what comes of it.
    [Theory]
    [InlineData(All, "Recommend", "ok")]
    [InlineData(All, "SendBack", "ok")]
    [InlineData(All, "NotRecommend", "decision")]
    [InlineData("M1- M2- M3- R1- R2- R3+", "NotRecommend", "ok")]
    [InlineData("M1- M2- M3- R1- R2- R3+", "Recommend", "decision")]
    [InlineData("M1- M2- M3- R1- R2- R3+", "SendBack", "decision")]
    [InlineData("M1o M2o M3o R1o R2o R3+", "Recommend", "ok")]
    [InlineData("M1+ M2+ M3+ R1- R2- R3-", "Recommend", "casting M1")]
    [InlineData("M1+ M2+ M3+ R1- R2- R3-", "NotRecommend", "decision")]
    [InlineData("M1- M2- M3- R1+ R2+ R3+", "NotRecommend", "casting M1")]
    [InlineData("M2- M3- M4- R1+ R2+ R3+", "Recommend", "casting R1")]
    [InlineData("M1j M2- M3- M4- R1+ R2+ R3+", "Recommend", "casting R1")]
    [InlineData("M1o M2+ M3+ M4+ R1- R2- R3-", "Recommend", "votes")]
    [InlineData("M1o M2o M3o R1o R2o R3o", "NotRecommend", "votes")]
    [InlineData("M2+ M3+ M4+ R2- R3- R4-", "Recommend", "votes")]
    [InlineData("M1+ M2+ R1+ R2+ R3+ R4+ R5+", "Recommend", "no-quorum")]
    [InlineData("M1+ M2+ M3+ M4+ M5+ R1+ R2+", "Recommend", "no-quorum")]
    [InlineData("M1+ M2+ M3j R1+ R2+ R3+", "Recommend", "no-quorum")]
    [InlineData("M1+ M2+ M3+ M4j R1+ R2+ R3+", "Recommend", "ok")]
    public void The_decision_follows_the_votes(string votes, string kind, string outcome)
    {
        var meeting = Open(string.Join(' ', votes.Split(' ').Select(vote => vote[..2])));
        var decided = Enum.Parse<RecommendationKind>(kind);
        var record = new DecisionRecord(
            decided,
            decided == RecommendationKind.Recommend ? CostBearer.Region : null,
            Votes(votes),
            Reason: "Enligt överläggningen."
        );

        switch (outcome)
        {
            case "decision" or "votes":
                Refusals.NamesFields(Decide, outcome);
                break;
            case "no-quorum":
                Refusals.Conflicts(Meeting.NoQuorum, Decide);
                break;
            default:
                Decide();
                var decision = meeting.Agenda[0].Decision!;
                Assert.Equal(decided, decision.Kind);
                Assert.Equal(outcome != "ok", decision.ByCastingVote);
                Assert.Equal(
                    votes.Count(c => c == 'j') + decision.For + decision.Against + decision.Abstained,
                    decision.Votes.Count
                );
                if (decision.ByCastingVote)
                {
                    Assert.Equal(outcome, $"casting {decision.PresidedBy}");
                }

                break;
        }

        void Decide() => meeting.RecordDecision(Secretary, meeting.Version, ProposalId, record, Now);
    }

    private static readonly List<Vote> Six = Votes("M1+ M2+ M3+ R1+ R2+ R3+");

    private static readonly DecisionRecord ByAllSix = Unanimous with { Votes = Six };

    private static readonly Dictionary<string, (DecisionRecord Record, string Field)> Unrecordable = new()
    {
        ["an absent seat votes"] = (ByAllSix with { Votes = [.. Six, .. Votes("R4+")] }, "votes[6].seatId"),
        ["an unknown seat votes"] = (ByAllSix with { Votes = [.. Six, .. Votes("R9+")] }, "votes[6].seatId"),
        ["a seat votes twice"] = (ByAllSix with { Votes = [.. Six, .. Votes("M1-")] }, "votes[6].seatId"),
        ["a vote is missing"] = (ByAllSix with { Votes = Six[..5] }, "votes"),
        ["no cost bearer"] = (ByAllSix with { CostBearer = null }, "costBearer"),
        ["a cost bearer when sent back"] = (
            new(RecommendationKind.SendBack, CostBearer.Region, Six, Reason: "Mer underlag."),
            "costBearer"
        ),
        ["no reason when sent back"] = (new(RecommendationKind.SendBack, null, Six, Reason: " "), "reason"),
        ["no reason when not recommended"] = (
            new(RecommendationKind.NotRecommend, null, Votes("M1- M2- M3- R1- R2- R3-")),
            "reason"
        ),
        ["the same reservation twice"] = (
            ByAllSix with
            {
                Reservations = [new(Seat("R2"), "Nej."), new(Seat("R2"), "Nej igen.")],
            },
            "reservations[1].seatId"
        ),
        ["an empty reservation"] = (ByAllSix with { Reservations = [new(Seat("R2"), "")] }, "reservations[0].text"),
        ["an absent member reserves"] = (
            ByAllSix with
            {
                Reservations = [new(Seat("R5"), "Nej.")],
            },
            "reservations[0].seatId"
        ),
    };

    public static TheoryData<string> UnrecordableNames => [.. Unrecordable.Keys];

    [Theory]
    [MemberData(nameof(UnrecordableNames))]
    public void A_record_that_is_not_right_names_the_field(string name)
    {
        var meeting = Open("M1 M2 M3 R1 R2 R3");
        var (record, field) = Unrecordable[name];

        Refusals.NamesFields(() => meeting.RecordDecision(Secretary, meeting.Version, ProposalId, record, Now), field);
        Assert.Null(meeting.Agenda[0].Decision);
    }

    [Fact]
    public void A_disqualified_member_cannot_reserve()
    {
        var meeting = Open("M1 M2 M3 M4 R1 R2 R3");
        var record = Unanimous with
        {
            Votes = Votes("M1+ M2+ M3+ M4j R1+ R2+ R3+"),
            Reservations = [new(Seat("M4"), "Nej.")],
        };

        Refusals.NamesFields(
            () => meeting.RecordDecision(Secretary, meeting.Version, ProposalId, record, Now),
            "reservations[0].seatId"
        );
    }

    [Fact]
    public void An_item_is_decided_once_and_must_be_on_the_agenda()
    {
        var meeting = Open();

        Assert.Throws<NotFoundProblem>(() =>
            meeting.RecordDecision(Secretary, meeting.Version, Guid.NewGuid(), Unanimous, Now)
        );
        meeting.RecordDecision(Secretary, meeting.Version, ProposalId, Unanimous, Now);
        Refusals.Conflicts(
            Meeting.AlreadyDecided,
            () => meeting.RecordDecision(Secretary, meeting.Version, ProposalId, Unanimous, Now)
        );
    }

    [Fact]
    public void The_decision_keeps_how_it_was_made()
    {
        var meeting = Open("M1 M2 M3 M4 R1 R2 R3");

        var decision = meeting.RecordDecision(
            Member("R1"),
            meeting.Version,
            ProposalId,
            Unanimous with
            {
                Votes = Votes("M1+ M2+ M3+ M4j R1+ R2- R3o"),
                Reservations = [new(Seat("R2"), "Evidensen är för svag.")],
            },
            Now
        );

        Assert.Equal((4, 1, 1, 1), (decision.For, decision.Against, decision.Abstained, decision.Disqualified));
        Assert.Equal(("M1", "R1", Now), (decision.PresidedBy, decision.RecordedBy, decision.RecordedAt));
        Assert.Equal((meeting.Id, Day), (decision.MeetingId, decision.MeetingDate));
        Assert.Equal(
            ("R2", "Evidensen är för svag."),
            decision.Reservations.Select(r => (r.PersonName, r.Text)).Single()
        );
    }
}

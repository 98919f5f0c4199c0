using Sortiment.Introduction.Council;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using static Sortiment.Introduction.Tests.Council.TheCouncil;

namespace Sortiment.Introduction.Tests.Council;

public class MeetingTests
{
    [Theory]
    [InlineData(2022, nameof(CouncilSide.Municipal))]
    [InlineData(2023, nameof(CouncilSide.Municipal))]
    [InlineData(2024, nameof(CouncilSide.Region))]
    [InlineData(2025, nameof(CouncilSide.Region))]
    [InlineData(2026, nameof(CouncilSide.Municipal))]
    [InlineData(2021, nameof(CouncilSide.Region))]
    [InlineData(2020, nameof(CouncilSide.Region))]
    [InlineData(2019, nameof(CouncilSide.Municipal))]
    public void The_chair_changes_sides_every_second_year(int year, string side)
    {
        Assert.Equal(side, new ChairRotation().ChairSide(year).ToString());
        var turned = new ChairRotation(2022, CouncilSide.Region);
        Assert.NotEqual(side, turned.ChairSide(year).ToString());
    }

    [Fact]
    public void The_seat_that_leads_its_side_is_chair_or_vice_chair_by_the_year()
    {
        var rotation = new ChairRotation();

        Assert.Equal(SeatPosition.Chair, rotation.PositionOf(CouncilSide.Municipal, true, 2022));
        Assert.Equal(SeatPosition.ViceChair, rotation.PositionOf(CouncilSide.Region, true, 2022));
        Assert.Equal(SeatPosition.Chair, rotation.PositionOf(CouncilSide.Region, true, 2024));
        Assert.Equal(SeatPosition.Member, rotation.PositionOf(CouncilSide.Region, false, 2024));
    }

    [Theory]
    [InlineData(5, 0.5, 3)]
    [InlineData(4, 0.5, 3)]
    [InlineData(5, 0, 1)]
    [InlineData(6, 0.6666, 4)]
    public void The_quorum_is_more_than_the_share_of_the_seats(int seats, decimal share, int least) =>
        Assert.Equal(least, new QuorumRule(share).LeastOf(seats));

    private static readonly Dictionary<string, (Func<Meeting> Plan, string Field)> Uncallable = new()
    {
        ["no place"] = (() => Plan(place: " "), "place"),
        ["a quorum nobody can reach"] = (() => Plan(share: 1), "quorum"),
        ["a negative quorum"] = (() => Plan(share: -0.1m), "quorum"),
        ["no seats"] = (() => Plan(seats: []), "seats"),
        ["a seat twice"] = (() => Plan(seats: [.. Seats("M5"), Seats("M5")[4]]), "seats"),
        ["a person on two seats"] = (() => Plan(seats: [.. Seats(), Also("M2")]), "seats"),
        ["two chairs"] = (() => Plan(seats: [.. Seats(), Vacant(SeatPosition.Chair)]), "seats"),
        ["chair and vice chair of one side"] = (
            () => Plan(seats: [Vacant(SeatPosition.Chair), Vacant(SeatPosition.ViceChair)]),
            "seats"
        ),
    };

    public static TheoryData<string> UncallableNames => [.. Uncallable.Keys];

    [Theory]
    [MemberData(nameof(UncallableNames))]
    public void A_meeting_that_cannot_be_called_names_the_field(string name) =>
        Refusals.NamesFields(() => Uncallable[name].Plan(), Uncallable[name].Field);

    [Theory]
    [InlineData("M1", Roles.SteeringCouncil, true)]
    [InlineData("R1", Roles.SteeringCouncil, true)]
    [InlineData("M2", Roles.SteeringCouncil, false)]
    [InlineData("M1", Roles.PreparatoryGroup, false)]
    [InlineData("M2", Roles.CoordinationOffice, true)]
    [InlineData("M2", Roles.Steward, false)]
    public void Secretary_chair_and_vice_chair_lead_the_meeting(string member, string role, bool may)
    {
        var meeting = Planned();

        var problem = Record.Exception(() => meeting.SetAgenda(Member(member, role), meeting.Version, [Item]));

        Assert.Equal(may ? null : typeof(ForbiddenProblem), problem?.GetType());
    }

    // What may be done in which status: the one table of the meeting's life.
    public static TheoryData<string, string, bool> Allowed =>
        new()
        {
            { "Planned", "Move", true },
            { "Planned", "SetAgenda", true },
            { "Planned", "Open", true },
            { "Planned", "CorrectPresence", false },
            { "Planned", "RecordDecision", false },
            { "Planned", "Close", false },
            { "Open", "Move", false },
            { "Open", "SetAgenda", true },
            { "Open", "Open", false },
            { "Open", "CorrectPresence", true },
            { "Open", "RecordDecision", true },
            { "Open", "Close", true },
            { "Closed", "Move", false },
            { "Closed", "SetAgenda", false },
            { "Closed", "Open", false },
            { "Closed", "CorrectPresence", false },
            { "Closed", "RecordDecision", false },
            { "Closed", "Close", false },
        };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Each_status_allows_its_actions_and_a_stale_version_none(string status, string action, bool allowed)
    {
        var meeting = status == "Planned" ? Planned() : Open();
        if (status == "Closed")
        {
            meeting.Close(Secretary, meeting.Version, Now);
        }

        var version = meeting.Version;
        Refusals.Conflicts(ConflictProblem.StaleVersion, () => Do(version - 1));
        if (allowed)
        {
            Do(version);
            Assert.Equal(version + 1, meeting.Version);
        }
        else
        {
            Refusals.Conflicts(Meeting.WrongStatus, () => Do(version));
            Assert.Equal(version, meeting.Version);
        }

        void Do(int seen)
        {
            switch (action)
            {
                case "Move":
                    meeting.Move(Secretary, seen, Day.AddDays(1), "Digitalt möte", Day);
                    break;
                case "SetAgenda":
                    meeting.SetAgenda(Secretary, seen, [Item]);
                    break;
                case "Open":
                    meeting.Open(Secretary, seen, [Seat("M1")], Now);
                    break;
                case "CorrectPresence":
                    meeting.CorrectPresence(Secretary, seen, [Seat("M1")]);
                    break;
                case "RecordDecision":
                    meeting.RecordDecision(Secretary, seen, ProposalId, DecisionTests.Unanimous, Now);
                    break;
                default:
                    meeting.Close(Secretary, seen, Now);
                    break;
            }
        }
    }

    [Fact]
    public void The_agenda_keeps_its_order_and_its_decided_items()
    {
        var meeting = Open();
        var other = Item with { ProposalId = Guid.NewGuid(), Reference = "2023-0002" };
        meeting.RecordDecision(Secretary, meeting.Version, ProposalId, DecisionTests.Unanimous, Now);

        meeting.SetAgenda(Secretary, meeting.Version, [other, Item]);

        Assert.Equal([(1, "2023-0002"), (2, "2023-0001")], meeting.Agenda.Select(it => (it.Number, it.Reference)));
        Assert.NotNull(meeting.Agenda[1].Decision);
        Refusals.NamesFields(() => meeting.SetAgenda(Secretary, meeting.Version, [other]), "proposals");
        Refusals.NamesFields(() => meeting.SetAgenda(Secretary, meeting.Version, [Item, other, Item]), "proposals[2]");
    }

    [Fact]
    public void Only_holders_of_the_meetings_seats_can_be_present()
    {
        var meeting = Planned("M5");

        Refusals.NamesFields(
            () => meeting.Open(Secretary, meeting.Version, [Seat("M1"), Guid.NewGuid(), Seat("M5")], Now),
            "present[1]",
            "present[2]"
        );
    }

    [Theory]
    [InlineData(-365, true)]
    [InlineData(-366, false)]
    [InlineData(731, true)]
    [InlineData(732, false)]
    public void A_meeting_is_held_at_most_a_year_back_and_two_years_ahead(int days, bool may)
    {
        var meeting = Planned();
        if (may)
        {
            meeting.Move(Secretary, meeting.Version, Day.AddDays(days), "Borås", Day);
            Assert.Equal(Day.AddDays(days), meeting.Date);
            return;
        }

        Refusals.NamesFields(() => meeting.Move(Secretary, meeting.Version, Day.AddDays(days), "Borås", Day), "date");
        Refusals.NamesFields(
            () => Meeting.Plan(Secretary, Guid.NewGuid(), Day.AddDays(days), "Borås", Seats(), new QuorumRule(), Day),
            "date"
        );
    }

    [Fact]
    public void A_meeting_is_not_opened_before_its_day()
    {
        var meeting = Planned();
        Refusals.Conflicts(
            Meeting.NotTheDay,
            () => meeting.Open(Secretary, meeting.Version, [Seat("M1")], Now.AddDays(-1))
        );
        meeting.Open(Secretary, meeting.Version, [Seat("M1")], Now);
        Assert.Equal(MeetingStatus.Open, meeting.Status);
    }

    [Fact]
    public void Presence_stands_once_a_decision_does()
    {
        var meeting = Open("M1");
        meeting.CorrectPresence(Secretary, meeting.Version, [.. Everyone.Select(Seat)]);
        meeting.RecordDecision(Secretary, meeting.Version, ProposalId, DecisionTests.Unanimous, Now);

        Refusals.Conflicts("presence-fixed", () => meeting.CorrectPresence(Secretary, meeting.Version, [Seat("M1")]));
    }

    [Fact]
    public void Closing_freezes_the_minutes()
    {
        var meeting = Open("M1 M2 M3 R1 R2 R3");
        var deferred = Item with { ProposalId = Guid.NewGuid(), Reference = "2023-0002" };
        meeting.SetAgenda(Secretary, meeting.Version, [Item, deferred]);
        var decision = meeting.RecordDecision(
            Secretary,
            meeting.Version,
            ProposalId,
            DecisionTests.Unanimous with
            {
                Votes = Votes("M1+ M2+ M3o R1+ R2- R3+"),
                Reservations = [new(Seat("R2"), "Evidensen är för svag.")],
            },
            Now
        );

        var minutes = meeting.Close(Secretary, meeting.Version, Now.AddHours(2));

        Assert.Same(minutes, meeting.Minutes);
        Assert.Equal((Day, "Regionens hus", "Sara Sekreterare"), (minutes.Date, minutes.Place, minutes.Secretary));
        Assert.Equal((Now, Now.AddHours(2)), (minutes.OpenedAt, minutes.ClosedAt));
        Assert.Equal(["M1", "M2", "M3", "R1", "R2", "R3"], minutes.Seats.Where(s => s.IsPresent).Select(s => s.Name));
        Assert.Equal(10, minutes.Seats.Count);
        Assert.Equal(["2023-0001", "2023-0002"], minutes.Items.Select(item => item.Reference));
        Assert.Equal(decision, minutes.Items[0].Decision);
        Assert.Null(minutes.Items[1].Decision);
    }

    private static Meeting Plan(
        string place = "Regionens hus",
        IReadOnlyList<CouncilSeat>? seats = null,
        decimal share = 0.5m
    ) => Meeting.Plan(Secretary, Guid.NewGuid(), Day, place, seats ?? Seats(), new QuorumRule(share), Day);

    private static CouncilSeat Vacant(SeatPosition position) =>
        new(Guid.NewGuid(), null, null, CouncilSide.Region, position);

    private static CouncilSeat Also(string member) =>
        new(Guid.NewGuid(), Member(member).PersonId, member, CouncilSide.Region, SeatPosition.Member);
}

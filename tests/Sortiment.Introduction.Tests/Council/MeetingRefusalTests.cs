using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Council;

/// <summary>What the API refuses around meetings, and that nothing comes of it.</summary>
public sealed class MeetingRefusalTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;
    private readonly ApiClient _api = new(fixture.App.As);

    [Theory]
    [InlineData(Persona.Grästorp)]
    [InlineData(Persona.Member)]
    [InlineData(Persona.Director)]
    [InlineData(Persona.Supplier)]
    public async Task Only_the_office_and_the_chairs_call_a_meeting(string persona)
    {
        var answer = await _api.PostAsync(
            persona,
            "/api/meetings",
            new { date = Day, place = "Digitalt möte" },
            ct: Ct
        );
        Assert.Equal((403, "forbidden"), (answer.Status, answer.Problem));
    }

    [Theory]
    [InlineData("date")]
    [InlineData("place")]
    [InlineData("proposals[0]")]
    public async Task A_call_names_the_field_that_is_wrong(string field)
    {
        var answer = await _api.PostAsync(
            Persona.Chair,
            "/api/meetings",
            new
            {
                date = field == "date" ? (DateOnly?)null : Day,
                place = field == "place" ? "" : "Digitalt möte",
                proposals = field == "proposals[0]" ? new[] { Guid.NewGuid() } : [],
            },
            ct: Ct
        );
        Assert.Equal(422, answer.Status);
        Assert.Equal([field], answer.Fields);
    }

    [Theory]
    [InlineData("votes", 422)]
    [InlineData("reservations[0].seatId", 422)]
    [InlineData("reason", 422)]
    [InlineData("costBearer", 422)]
    [InlineData("no-quorum", 409)]
    [InlineData("stale-version", 409)]
    [InlineData("forbidden", 403)]
    public async Task A_decision_that_is_not_right_is_not_recorded(string wrong, int status)
    {
        var (story, meeting) = await OpenAsync();
        var seats = meeting.Seats;
        var answer = await _api.PostAsync(
            wrong == "forbidden" ? Persona.Member : Persona.Office,
            $"{meeting.Path}/items/{story.Id}/decision",
            new
            {
                decision = wrong == "reason" ? "SendBack" : "Recommend",
                costBearer = wrong is "costBearer" or "reason" ? null : "Shared",
                votes = seats
                    .Skip(wrong == "votes" ? 1 : 0)
                    .Select(
                        (seatId, i) => new { seatId, ballot = wrong == "no-quorum" && i < 3 ? "Disqualified" : "For" }
                    ),
                reservations = wrong.StartsWith("reservations", StringComparison.Ordinal)
                    ? new[] { new { seatId = Guid.NewGuid(), text = "Nej." } }
                    : [],
                meetingVersion = wrong == "stale-version" ? 1 : (int?)null,
            },
            ct: Ct
        );
        Assert.Equal(status, answer.Status);
        Assert.Equal(wrong, status == 422 ? Assert.Single(answer.Fields) : answer.Problem);
        Assert.Equal("6", (await story.ShowAsync()).CurrentSteps);
    }

    [Fact]
    public async Task An_item_is_decided_once()
    {
        var (story, meeting) = await OpenAsync();
        await meeting.DecideAsync(story.Id, "Recommend");
        var again = await _api.PostAsync(
            Persona.Office,
            $"{meeting.Path}/items/{story.Id}/decision",
            meeting.DecisionBody("Recommend"),
            ct: Ct
        );
        Assert.Equal((409, "7"), (again.Status, (await story.ShowAsync()).CurrentSteps));
    }

    [Fact]
    public async Task The_same_key_records_once_and_answers_alike()
    {
        var (story, meeting) = await OpenAsync();
        var path = $"{meeting.Path}/items/{story.Id}/decision";
        var body = meeting.DecisionBody("Recommend");
        var first = (await _api.PostAsync(Persona.Office, path, body, "council-once", ct: Ct)).Ok();
        var second = (await _api.PostAsync(Persona.Office, path, body, "council-once", ct: Ct)).Ok();
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task Principals_do_not_read_a_meeting_and_the_joint_organs_do()
    {
        var (_, meeting) = await OpenAsync();
        Assert.Equal(403, (await _api.GetAsync(Persona.Grästorp, meeting.Path, ct: Ct)).Status);
        Assert.Equal(403, (await _api.GetAsync(Persona.Supplier, meeting.Path, ct: Ct)).Status);
        Assert.Equal(200, (await _api.GetAsync(Persona.Board, meeting.Path, ct: Ct)).Status);
        Assert.Equal(404, (await _api.GetAsync(Persona.Board, $"/api/meetings/{Guid.NewGuid()}", ct: Ct)).Status);
    }

    private async Task<(ProposalDriver Story, MeetingDriver Meeting)> OpenAsync()
    {
        var story = new ProposalDriver(_app, "Rådets klocka");
        await story.ProposeAsync();
        await story.AdvanceToAsync(6);
        var meeting = new MeetingDriver(_api, Day);
        await meeting.CallAsync(story.Id);
        await meeting.OpenAsync();
        return (story, meeting);
    }
}

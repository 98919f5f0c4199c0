using System.Net;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Council;

/// <summary>The council's pages: who may do what there, and that nothing typed is lost.</summary>
public sealed class MeetingPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task The_office_calls_opens_decides_and_closes_on_the_pages()
    {
        var story = await WaitingAsync();
        var office = _app.Browser(Persona.Office);
        Assert.Contains(story.Reference, await office.ReadAsync("/ledningsradet"));
        using var called = await office.SubmitAsync(
            "/ledningsradet/nytt",
            "meeting",
            ("Input.Date", "2026-03-02"),
            ("Input.Place", "Regionens hus"),
            ("Input.Proposals", story.Id.ToString())
        );
        var path = called.RequestMessage!.RequestUri!.AbsolutePath;
        var seats = await SeatsAsync(path);

        using var counted = await SubmitSeatsAsync(office, path, seats.Take(4), ("Input.Count", "true"));
        Assert.Contains("Rådet är inte beslutsfört", await TextOf(counted));
        using var opened = await SubmitSeatsAsync(office, path, seats);
        Assert.Contains("Mötet är öppnat", await TextOf(opened));

        var item = $"{path}/arende/{story.Id}";
        using var empty = await office.SubmitAsync(item, "decision", ("Input.Reason", "Lång motivering"));
        var asked = await TextOf(empty);
        Assert.Contains("Välj vad rådet beslutar.", asked);
        Assert.Contains("Lång motivering", asked);
        using var decided = await office.SubmitAsync(
            item,
            "decision",
            [("Input.Decision", "shared"), .. seats.Select(seat => ($"Input.Ballots[{seat}]", "For"))]
        );
        Assert.Contains("är registrerat: Tillstyrkt, delad kostnad", await TextOf(decided));
        Assert.Equal("7", (await story.ShowAsync()).CurrentSteps);

        using var closed = await office.SubmitAsync(path + "/avsluta", "confirm");
        Assert.Contains("protokollet ligger fast", await TextOf(closed));
        Assert.Contains("Röster: 10 för, 0 emot, 0 avstod.", await office.ReadAsync(path + "/protokoll"));
    }

    [Fact]
    public async Task Who_comes_second_keeps_what_was_typed_and_can_go_on()
    {
        var story = await WaitingAsync();
        var meeting = await OpenAsync(story);
        var office = _app.Browser(Persona.Office);
        var seats = await SeatsAsync($"/ledningsradet/{meeting.Id}");
        using var stale = await office.SubmitAsync(
            $"/ledningsradet/{meeting.Id}/arende/{story.Id}",
            "decision",
            [
                ("Input.MeetingVersion", "1"),
                ("Input.Decision", "shared"),
                ("Input.Reason", "Det jag skrev"),
                .. seats.Select(seat => ($"Input.Ballots[{seat}]", "For")),
            ]
        );
        var page = await TextOf(stale);
        Assert.Contains("Någon annan har ändrat mötet", page);
        Assert.Contains("Det jag skrev", page);
        Assert.DoesNotContain("name=\"Input.MeetingVersion\" value=\"1\"", page);
        Assert.Equal("6", (await story.ShowAsync()).CurrentSteps);
    }

    [Fact]
    public async Task A_member_reads_the_meeting_and_leads_nothing()
    {
        var story = await WaitingAsync();
        var meeting = await OpenAsync(story);
        var member = _app.Browser(Persona.Member);
        var page = await member.ReadAsync($"/ledningsradet/{meeting.Id}");
        Assert.Contains(story.Reference, page);
        Assert.DoesNotContain("<button name=\"Input.Do\"", page);
        Assert.DoesNotContain("Avsluta mötet", page);
        var item = await member.ReadAsync($"/ledningsradet/{meeting.Id}/arende/{story.Id}");
        Assert.DoesNotContain("Registrera beslutet", item);
    }

    [Theory]
    [InlineData("/ledningsradet")]
    [InlineData("/ledningsradet/nytt")]
    public async Task Principals_have_no_pages_here(string path)
    {
        using var answer = await _app.Browser(Persona.Uddevalla).GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task<ProposalDriver> WaitingAsync()
    {
        var story = new ProposalDriver(_app, "Sidornas klocka");
        await story.ProposeAsync();
        await story.AdvanceToAsync(6);
        return story;
    }

    private async Task<MeetingDriver> OpenAsync(ProposalDriver story)
    {
        var meeting = new MeetingDriver(story.Api, Day);
        await meeting.CallAsync(story.Id);
        await meeting.OpenAsync();
        return meeting;
    }

    private async Task<IReadOnlyList<Guid>> SeatsAsync(string path)
    {
        var meeting = (
            await new ApiClient(_app.As).GetAsync(Persona.Office, "/api/meetings/" + path.Split('/')[^1], ct: Ct)
        ).Ok();
        return [.. meeting.Json.GetProperty("seats").EnumerateArray().Select(s => s.GetProperty("seatId").GetGuid())];
    }

    private static Task<HttpResponseMessage> SubmitSeatsAsync(
        Browser office,
        string path,
        IEnumerable<Guid> seats,
        params (string, string)[] more
    ) => office.SubmitAsync(path, "presence", [.. seats.Select(seat => ("Input.Municipal", seat.ToString())), .. more]);

    // the page says å as &#xE5;
    private static async Task<string> TextOf(HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct));
}

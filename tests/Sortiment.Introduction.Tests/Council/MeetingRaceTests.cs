using System.Net;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Council;

/// <summary>
/// Two lead the same meeting, each in a browser. What one sends when the other was first is answered on the same page: it says what
/// has happened and has what was typed.
/// </summary>
public sealed class MeetingRaceTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_that_somebody_else_has_registered()
    {
        var (story, meeting) = await OpenMeetingAsync();
        var page = $"/ledningsradet/{meeting.Id}/arende/{story.Id}";
        const string Reason = "Skälet som jag just skrev";
        var html = await AnswerAsync(
            page,
            "decision",
            () => meeting.DecideAsync(story.Id, "Recommend"),
            ("Input.Decision", "back"),
            ("Input.Reason", Reason)
        );
        Assert.Contains(Reason, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_that_somebody_else_has_closed()
    {
        var (_, meeting) = await OpenMeetingAsync();
        await AnswerAsync($"/ledningsradet/{meeting.Id}/avsluta", "confirm", meeting.CloseAsync);
    }

    [Fact]
    public async Task A_move_of_a_meeting_that_somebody_else_has_opened()
    {
        var (_, meeting) = await CallMeetingAsync();
        var html = await AnswerAsync(
            $"/ledningsradet/{meeting.Id}/flytta",
            "move",
            meeting.OpenAsync,
            ("Input.Place", "Rummet som jag just skrev")
        );
        Assert.Contains("Rummet som jag just skrev", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_presence_at_a_meeting_that_somebody_else_has_closed()
    {
        var (_, meeting) = await OpenMeetingAsync();
        await AnswerAsync($"/ledningsradet/{meeting.Id}", "presence", meeting.CloseAsync);
    }

    [Fact]
    public async Task A_form_that_the_page_does_not_have_is_answered_in_the_layout()
    {
        var (_, meeting) = await OpenMeetingAsync();
        var browser = _app.Browser(Persona.Office);
        var (_, fields) = Browser.FormOf(await browser.ReadAsync($"/ledningsradet/{meeting.Id}/avsluta"), "confirm");
        fields.RemoveAll(field => field.Key == "_handler");
        fields.Add(new("_handler", "finns-inte"));
        using var answer = await browser.Http.PostAsync(
            $"/ledningsradet/{meeting.Id}/avsluta",
            new FormUrlEncodedContent(fields),
            Ct
        );
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Contains("<main", html, StringComparison.Ordinal);
        Assert.Contains("Formuläret som du skickade finns inte längre", html, StringComparison.Ordinal);
    }

    // the form is on the screen; then somebody else is first; then it is sent
    private async Task<string> AnswerAsync(
        string page,
        string form,
        Func<Task> meanwhile,
        params (string Name, string Value)[] typed
    )
    {
        var browser = _app.Browser(Persona.Office);
        var (_, fields) = Browser.FormOf(await browser.ReadAsync(page), form);
        await meanwhile();
        fields.RemoveAll(field => typed.Any(t => t.Name == field.Key));
        fields.AddRange(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        using var answer = await browser.Http.PostAsync(page, new FormUrlEncodedContent(fields), Ct);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Contains("Det gick inte att genomföra", html, StringComparison.Ordinal);
        return html;
    }

    private async Task<(ProposalDriver Story, MeetingDriver Meeting)> CallMeetingAsync()
    {
        var story = new ProposalDriver(_app, "Tävlan");
        await story.ProposeAsync();
        await story.AdvanceToAsync(6);
        var meeting = new MeetingDriver(story.Api, story.Today);
        await meeting.CallAsync(story.Id);
        return (story, meeting);
    }

    private async Task<(ProposalDriver Story, MeetingDriver Meeting)> OpenMeetingAsync()
    {
        var (story, meeting) = await CallMeetingAsync();
        await meeting.OpenAsync();
        return (story, meeting);
    }
}

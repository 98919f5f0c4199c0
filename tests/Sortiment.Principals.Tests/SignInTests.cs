using System.Net;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.SignIn;
using Sortiment.Testing;

namespace Sortiment.Principals.Tests;

public sealed class SignInTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task Every_persona_that_the_sign_in_page_offers_can_act_and_there_are_no_others()
    {
        // an app of its own: other tests here give people more to do
        await using var app = await SortimentApp.StartAsync();
        var offered = PersonaList
            .Principals.SelectMany(p => PersonaList.AtPrincipal.Select(role => $"{p.Value}.{role.Code}"))
            .Concat(PersonaList.Joint.SelectMany(group => group.Personas).Select(p => p.Code))
            .ToList();
        Assert.Equal(150 + 19, offered.Distinct().Count());
        Assert.Equal(
            offered.Count,
            await app.AskAsync<long>("SELECT count(*) FROM principals.people WHERE external_id IS NOT NULL")
        );
        foreach (var persona in offered)
        {
            var page = await app.As(persona).GetStringAsync("/agera-for", TestContext.Current.CancellationToken);
            Assert.Contains("Du har bara ett uppdrag", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_principal_and_a_role_sign_in_without_knowing_the_persona()
    {
        var page = await _app.Browser("1485.samordnare").ReadAsync("/logga-in");
        Assert.Contains("value=\"1485\"", page, StringComparison.Ordinal);
        using var answer = await _app.Browser("1485.samordnare")
            .SubmitAsync(
                "/logga-in",
                "/logga-in/persona",
                ("huvudman", "1444"),
                ("roll", "ekonom"),
                ("till", "/huvudman")
            );
        Assert.Contains("Du agerar för <b>Grästorp</b> som ekonom", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_two_roles_chooses_and_the_choice_is_on_every_page()
    {
        using (var given = await _app.GiveRoleAsync("1446.samordnare", "1473", Roles.Prescriber))
        {
            await given.DoneAsync("roll");
        }

        var browser = _app.Browser("1446.samordnare");
        var choice = await browser.ReadAsync("/agera-for");
        Assert.Contains("Du agerar för <b>Karlsborg</b>", choice, StringComparison.Ordinal);
        Assert.Contains("Du agerar här nu", choice, StringComparison.Ordinal);
        var seat = SeatBeside(choice, "Töreboda");
        using (var switched = await browser.SubmitAsync("/agera-for", "/agera-for", ("seat", seat), ("till", "/organ")))
        {
            Assert.Equal("/organ", switched.RequestMessage!.RequestUri!.AbsolutePath);
            Assert.Contains(
                "Du agerar för <b>Töreboda</b> som förskrivare",
                await switched.TextAsync(),
                StringComparison.Ordinal
            );
        }

        Assert.Contains("Töreboda", await browser.ReadAsync("/huvudman"), StringComparison.Ordinal);
        using var people = await browser.GetAsync("/huvudman/personer");
        Assert.Equal(HttpStatusCode.Forbidden, people.StatusCode);
        using var foreign = await browser.SubmitAsync("/agera-for", "/agera-for", ("seat", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Theory]
    [InlineData("https://ond.example/")]
    [InlineData("//ond.example/")]
    [InlineData("/\\ond.example/")]
    [InlineData("/organ\\ond.example/")]
    [InlineData("/\t/ond.example")]
    [InlineData("/\r\nX: y")]
    [InlineData("/organ?sok=\u00c5")]
    public async Task Signing_in_leads_nowhere_outside(string till)
    {
        using var answer = await _app.Browser("1444.ekonom")
            .SubmitAsync("/logga-in", "/logga-in/persona", ("persona", "1444.ekonom"), ("till", till));
        Assert.Equal(_app.Address.Authority, answer.RequestMessage!.RequestUri!.Authority);
        Assert.Equal("/", answer.RequestMessage.RequestUri.AbsolutePath);
    }

    [Fact]
    public async Task A_page_asks_a_stranger_to_sign_in_and_remembers_where_to()
    {
        using var answer = await _app.Anonymous()
            .GetAsync("/huvudman/alla?sortera=code", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains(
            "/logga-in?till=%2Fhuvudman%2Falla%3Fsortera%3Dcode",
            answer.Headers.Location!.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_every_node_for_a_copied_cookie_too()
    {
        await using var first = await SortimentApp.StartAsync();
        await using var second = await SortimentApp.StartAsync(
            new SortimentAppOptions { Database = first.Database, Clock = first.Clock }
        );
        using (var given = await first.GiveRoleAsync("1446.samordnare", "1473", Roles.Prescriber))
        {
            await given.DoneAsync("roll");
        }

        var browser = first.Browser("1446.samordnare");
        var elsewhere = first.Browser("1446.samordnare");
        await elsewhere.ReadAsync("/huvudman");
        var seat = SeatBeside(await browser.ReadAsync("/agera-for"), "Töreboda");
        var before = browser.Cookies;
        using (await browser.SubmitAsync("/agera-for", "/agera-for", ("seat", seat))) { }

        string[] copies = [before, browser.Cookies];
        Assert.Equal(2, copies.Distinct().Count());
        Assert.All(await AnswersAsync(), answer => Assert.Equal("", answer.SentTo));
        using (await browser.SubmitAsync("/huvudman", "/logga-ut")) { }

        Assert.All(await AnswersAsync(), answer => Assert.StartsWith("/logga-in?", answer.SentTo));

        // past half of its life a cookie is renewed: not this one
        first.Clock.Advance(TimeSpan.FromHours(6));
        foreach (var (sentTo, cookie) in await AnswersAsync())
        {
            Assert.StartsWith("/logga-in?", sentTo);
            Assert.Contains("sortiment=; expires=Thu, 01 Jan 1970", cookie, StringComparison.Ordinal);
        }

        Assert.Contains("Karlsborg", await elsewhere.ReadAsync("/huvudman"), StringComparison.Ordinal);

        async Task<List<(string SentTo, string Cookie)>> AnswersAsync()
        {
            var answers = new List<(string, string)>();
            foreach (var (app, copy) in copies.SelectMany(copy => new[] { (first, copy), (second, copy) }))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/huvudman");
                request.Headers.Add("Cookie", copy);
                using var answer = await app.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);
                answers.Add(
                    (
                        answer.Headers.Location?.PathAndQuery ?? "",
                        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join('\n', cookies) : ""
                    )
                );
            }

            return answers;
        }
    }

    private static string SeatBeside(string html, string name)
    {
        var button = html[..html.IndexOf($">{name} –", StringComparison.Ordinal)];
        var value = button[(button.LastIndexOf("value=\"", StringComparison.Ordinal) + 7)..];
        return value[..value.IndexOf('"', StringComparison.Ordinal)];
    }
}

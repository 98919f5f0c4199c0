using System.Net;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Proposals;

/// <summary>A step's form may be saved half-written, and somebody in the same role goes on with it elsewhere.</summary>
public sealed class StepDraftTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Saved = "Utkastet är sparat.";

    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_saved_is_there_on_another_computer_and_gone_when_the_step_is_done()
    {
        var (story, page) = await AtSupplyAsync();
        var first = _app.Browser(Persona.Consultant);
        Assert.Contains(Saved, await SaveAsync(first, page, ("Input.Logistics", "Halv mening om logist")));

        var second = await _app.Browser(Persona.Consultant).ReadAsync(page);
        Assert.Contains("Halv mening om logist", second, StringComparison.Ordinal);
        Assert.Contains("Det här är ett utkast, sparat av", WebUtility.HtmlDecode(second), StringComparison.Ordinal);

        // nothing has happened in the proposal, and it is the role's own
        Assert.Equal("4a 4b 4c 4d 4e", (await story.ShowAsync()).CurrentSteps);
        Assert.DoesNotContain(
            "Halv mening",
            await _app.Browser(Persona.Office).ReadAsync(page),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Halv mening", (await story.ShowAsync(Persona.Office)).Text, StringComparison.Ordinal);

        Assert.Equal(1, await DraftsAsync(story));
        await story.PrepareAsync("c");
        Assert.Equal(0, await DraftsAsync(story));
    }

    [Fact]
    public async Task Rows_and_answers_come_back_too()
    {
        var story = await AtStep4Async();
        var page = $"/forslag/{story.Id}/steg/4b";
        var browser = _app.Browser(Persona.PreparatoryGroup);
        await SaveAsync(
            browser,
            page,
            ("Input.Answers[cost-per-year]", "4"),
            ("Input.Views[economy]", "Dyrt men bra"),
            ("Input.Risks[0].Text", "Batteriet"),
            ("Input.Risks[0].ProbabilityBefore", "2"),
            ("Input.RpoConsulted", "True")
        );
        var html = WebUtility.HtmlDecode(await browser.ReadAsync(page));
        Assert.Contains("Dyrt men bra", html, StringComparison.Ordinal);
        Assert.Contains("Batteriet", html, StringComparison.Ordinal);
        var (_, fields) = Browser.FormOf(html, "step");
        Assert.Contains(new("Input.Answers[cost-per-year]", "4"), fields);
        Assert.Contains(fields, field => field is { Key: "Input.RpoConsulted", Value: "True" or "true" });
    }

    [Fact]
    public async Task Of_two_who_save_the_slower_is_told_and_may_save_again()
    {
        var (_, page) = await AtSupplyAsync();
        var slow = _app.Browser(Persona.Consultant);
        var (_, opened) = Browser.FormOf(await slow.ReadAsync(page), "step");
        Assert.Contains(
            Saved,
            await SaveAsync(_app.Browser(Persona.Consultant), page, ("Input.Storage", "Den andras"))
        );

        var told = await PostAsync(slow, page, opened, ("Input.Storage", "Min egen"));
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("har sparat ett annat utkast", told.Html, StringComparison.Ordinal);
        Assert.Contains("Min egen", told.Html, StringComparison.Ordinal);

        var again = await PostAsync(
            slow,
            page,
            Browser.FormOf(told.Html, "step").Fields,
            ("Input.Storage", "Min egen")
        );
        Assert.Contains(Saved, again.Html, StringComparison.Ordinal);
        Assert.Contains("Min egen", await slow.ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_was_completed_meanwhile_keeps_what_was_typed_on_the_screen()
    {
        var (story, page) = await AtSupplyAsync();
        var slow = _app.Browser(Persona.Consultant);
        var (_, opened) = Browser.FormOf(await slow.ReadAsync(page), "step");
        await story.PrepareAsync("c");
        var told = await PostAsync(slow, page, opened, ("Input.Storage", "För sent"));
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("För sent", told.Html, StringComparison.Ordinal);
        Assert.Equal(0, await DraftsAsync(story));
    }

    [Fact]
    public async Task Who_completes_the_step_is_first_told_of_a_draft_that_somebody_saved_meanwhile()
    {
        var (story, page) = await AtSupplyAsync();
        var hasty = _app.Browser(Persona.Consultant);
        var (_, opened) = Browser.FormOf(await hasty.ReadAsync(page), "step");
        (string, string)[] whole =
        [
            ("Input.Logistics", "Min logistik"),
            ("Input.Storage", "Min förvaring"),
            ("Input.Character", "Min karaktär"),
            ("Input.Traceability", "Min spårbarhet"),
            ("Input.Action", ""),
        ];
        await SaveAsync(_app.Browser(Persona.Consultant), page, ("Input.Storage", "Den andras"));

        var told = await PostAsync(hasty, page, opened, whole);
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Slutför du steget nu gäller din text.", told.Html, StringComparison.Ordinal);
        Assert.Contains("Min förvaring", told.Html, StringComparison.Ordinal);
        Assert.Equal(1, await DraftsAsync(story));

        var done = await PostAsync(hasty, page, Browser.FormOf(told.Html, "step").Fields, whole);
        Assert.Contains("Steg 4 c är klart.", done.Html, StringComparison.Ordinal);
        Assert.Equal(0, await DraftsAsync(story));
    }

    [Fact]
    public async Task Whoever_has_nothing_to_do_in_the_step_saves_nothing()
    {
        var (story, page) = await AtSupplyAsync();
        var (_, form) = Browser.FormOf(await _app.Browser(Persona.Consultant).ReadAsync(page), "step");
        var other = _app.Browser(Persona.PreparatoryGroup);
        var (_, own) = Browser.FormOf(await other.ReadAsync($"/forslag/{story.Id}/steg/4b"), "step");
        var token = own.Single(field => field.Key == "__RequestVerificationToken");
        form.RemoveAll(field => field.Key == token.Key);
        form.Add(token);
        var refused = await PostAsync(other, page, form, ("Input.Storage", "Obehörigt"));
        Assert.Contains("sköts av", refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await DraftsAsync(story));
    }

    private async Task<ProposalDriver> AtStep4Async()
    {
        var story = new ProposalDriver(_app, "Steg på hälft");
        await story.ProposeAsync();
        await story.AdvanceToAsync(4);
        return story;
    }

    private async Task<(ProposalDriver Story, string Page)> AtSupplyAsync()
    {
        var story = await AtStep4Async();
        return (story, $"/forslag/{story.Id}/steg/4c");
    }

    private static async Task<string> SaveAsync(
        Browser browser,
        string page,
        params (string Name, string Value)[] typed
    )
    {
        var (_, fields) = Browser.FormOf(await browser.ReadAsync(page), "step");
        return (await PostAsync(browser, page, fields, typed)).Html;
    }

    private static async Task<(HttpStatusCode Status, string Html)> PostAsync(
        Browser browser,
        string page,
        IEnumerable<KeyValuePair<string, string>> form,
        params (string Name, string Value)[] typed
    )
    {
        var fields = form.Where(field => typed.All(t => t.Name != field.Key))
            .Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        if (typed.All(t => t.Name != "Input.Action"))
        {
            fields = fields.Append(new("Input.Action", "spara"));
        }

        using var answer = await browser.Http.PostAsync(page, new FormUrlEncodedContent(fields), Ct);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)));
    }

    private Task<long> DraftsAsync(ProposalDriver story) =>
        _app.AskAsOwnerAsync<long>(
            "SET sortiment.joint = 'on'; SELECT count(*) FROM introduction.step_drafts d "
                + "JOIN introduction.steps s ON s.tenant_id = d.tenant_id AND s.id = d.step_id "
                + $"WHERE s.proposal_id = '{story.Id}'"
        );
}

using Sortiment.Platform.Tenancy;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>The main job, over HTTP on PostgreSQL: from Grästorp's idea to a product that Uddevalla can order.</summary>
public sealed class StoryTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private const string Search = "/sortiment?q=Uddevallalarmet";

    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task Grästorps_alarm_goes_through_all_ten_steps()
    {
        var story = new ProposalDriver(_app, "Story");
        await story.DraftAsync();
        Assert.Matches("^2026-[0-9]{4}$", story.Reference);
        Assert.Equal("1", (await story.ShowAsync()).CurrentSteps);
        Assert.Equal("2", (await story.SubmitAsync()).CurrentSteps);
        Assert.Equal("3", (await story.ReceiveAsync()).CurrentSteps);
        Assert.Equal("4a 4b 4c 4d 4e", (await story.ScreenAsync()).CurrentSteps);
        await story.PrepareAllPartsAsync();
        Assert.Equal("6", (await story.SendToCouncilAsync()).CurrentSteps);
        Assert.Equal("7", (await story.RecommendAtMeetingAsync()).CurrentSteps);
        var half = await story.DecideAsync(Persona.Director);
        Assert.Equal("7", half.CurrentSteps);
        var decided = await _app.Browser(Persona.Director).ReadAsync($"/forslag/{story.Id}/steg/7");
        Assert.Contains(
            "Ert beslut är registrerat",
            System.Net.WebUtility.HtmlDecode(decided),
            StringComparison.Ordinal
        );
        Assert.Equal(
            [Roles.VastKomBoard],
            half.Json.GetProperty("currentSteps")[0]
                .GetProperty("responsible")
                .EnumerateArray()
                .Select(r => r.GetString())
        );
        Assert.Equal("8", (await story.DecideAsync(Persona.Board)).CurrentSteps);
        Assert.Equal("9", (await story.UpdateHandbookAsync()).CurrentSteps);
        Assert.Equal("10", (await story.StateAgreementAsync()).CurrentSteps);
        var end = await story.InformAsync();
        Assert.Equal("", end.CurrentSteps);
        Assert.Equal("Introduced", end.ProposalStatus);

        var history = (await story.ShowAsync()).Json.GetProperty("history").EnumerateArray().ToList();
        Assert.Equal(
            [
                "1:Submitted",
                "2:Complete",
                "3:GoOn",
                "4a:Done",
                "4b:Done",
                "4c:Done",
                "4d:Done",
                "4e:Done",
                "5:Sent",
                "6:RecommendShared",
                "7:Approved",
                "8:HandbookUpdated",
                "9:AgreementStated",
                "10:Informed",
            ],
            history.Select(s =>
                $"{s.GetProperty("step")}{s.GetProperty("part").GetString()}:{s.GetProperty("outcome")}"
            )
        );
        Assert.All(history, step => Assert.NotEmpty(step.GetProperty("by").GetProperty("name").GetString()!));
        Assert.All(history, step => Assert.Equal(1, step.GetProperty("round").GetInt32()));
    }

    [Fact]
    public async Task Uddevalla_cannot_order_before_step_10_and_can_after_it()
    {
        var story = new ProposalDriver(_app, "Uddevallalarmet");
        await story.ProposeAsync();
        await story.AdvanceToAsync(8);
        var prescriber = _app.Browser(Persona.UddevallaPrescriber);
        Assert.DoesNotContain("/sortiment/0", await prescriber.ReadAsync(Search));

        // decided, with handbook entry and agreement: on its way in, and not orderable yet
        await story.AdvanceToAsync(10);
        var product = $"/sortiment/{(await story.ShowAsync()).Json.GetProperty("productId").GetGuid()}";
        Assert.Contains("Kan inte beställas", await prescriber.ReadAsync(product));
        Assert.DoesNotContain(product, await prescriber.ReadAsync(Search + "&bestall=ja"));

        await story.InformAsync();
        var page = await prescriber.ReadAsync(product);
        Assert.Contains(story.ArticleNumber, page);
        Assert.Contains("Kan beställas", page);
        Assert.DoesNotContain("Kan inte beställas", page);
        Assert.Contains(product, await prescriber.ReadAsync(Search + "&bestall=ja"));
    }

    [Fact]
    public async Task Incomplete_goes_back_to_the_proposer_who_completes_it()
    {
        var story = new ProposalDriver(_app, "Ofullständig");
        await story.ProposeAsync();
        Assert.Equal("1", (await story.ReceiveAsync("Incomplete")).CurrentSteps);

        var seen = await story.ShowAsync();
        var better = StepBodies.Application("Ofullständig");
        better["evidenceText"] = "Fem studier med källor.";
        (await story.Api.PutAsync(story.Proposer, story.Path, better, seen.ETag, Ct)).Ok();
        Assert.Equal("2", (await story.SubmitAsync()).CurrentSteps);
        Assert.Equal("3", (await story.ReceiveAsync()).CurrentSteps);

        // what was submitted the first time is kept beside what was submitted the second
        var submissions = (await story.ShowAsync())
            .Json.GetProperty("history")
            .EnumerateArray()
            .Where(s => s.GetProperty("step").GetInt32() == 1)
            .Select(s => s.GetProperty("details").GetProperty("content").GetProperty("evidenceText").GetString());
        Assert.Equal(["Tre studier i kommunal miljö.", "Fem studier med källor."], submissions);
    }

    [Fact]
    public async Task A_national_nomination_is_awaited_and_the_proposal_goes_on_after_it()
    {
        var story = new ProposalDriver(_app, "Nominerad");
        await story.ProposeAsync();
        var waiting = await story.ReceiveAsync("AwaitNomination");
        Assert.Equal(("AwaitingNomination", "2n"), (waiting.ProposalStatus, waiting.CurrentSteps));
        var resumed = await story.EndNominationAsync();
        Assert.Equal(("InProgress", "2"), (resumed.ProposalStatus, resumed.CurrentSteps));
        Assert.Equal("3", (await story.ReceiveAsync()).CurrentSteps);
    }

    [Fact]
    public async Task A_nomination_that_is_taken_over_nationally_ends_the_proposal()
    {
        var story = new ProposalDriver(_app, "Nationell");
        await story.ProposeAsync();
        await story.ReceiveAsync("AwaitNomination");
        AssertEnded("Rejected", await story.EndNominationAsync("TakenOverNationally"));
    }

    [Fact]
    public async Task Step_3_may_reject()
    {
        var story = new ProposalDriver(_app, "Avslagen");
        await story.ProposeAsync();
        await story.AdvanceToAsync(3);
        AssertEnded("Rejected", await story.ScreenAsync("Reject"));
    }

    [Fact]
    public async Task The_council_sends_back_to_step_4_which_is_done_a_second_time()
    {
        var story = new ProposalDriver(_app, "Återremiss");
        await story.ProposeAsync();
        await story.AdvanceToAsync(6);
        Assert.Equal("4a 4b 4c 4d 4e", (await story.RecommendAtMeetingAsync("SendBack")).CurrentSteps);
        await story.AdvanceToAsync(11);

        var end = await story.ShowAsync();
        Assert.Equal("Introduced", end.ProposalStatus);
        Assert.Equal(
            ["4a1", "4a2", "4b1", "4b2", "4c1", "4c2", "4d1", "4d2", "4e1", "4e2", "51", "52", "61", "62"],
            Rounds(end, 4, 5, 6)
        );
    }

    [Fact]
    public async Task The_council_may_refuse_to_recommend()
    {
        var story = new ProposalDriver(_app, "Avstyrkt");
        await story.ProposeAsync();
        await story.AdvanceToAsync(6);
        AssertEnded("Rejected", await story.RecommendAtMeetingAsync("NotRecommend"));
    }

    [Fact]
    public async Task Unlike_decisions_go_back_to_step_5_and_like_ones_end_it()
    {
        var story = new ProposalDriver(_app, "Olika");
        await story.ProposeAsync();
        await story.AdvanceToAsync(7);
        await story.DecideAsync(Persona.Director);
        Assert.Equal("5", (await story.DecideAsync(Persona.Board, "Rejected")).CurrentSteps);

        await story.AdvanceToAsync(7);
        await story.DecideAsync(Persona.Board, "Rejected");
        AssertEnded("Rejected", await story.DecideAsync(Persona.Director, "Rejected"));
        Assert.Equal(["51", "52", "61", "62", "71", "72"], Rounds(await story.ShowAsync(), 5, 6, 7));
    }

    [Fact]
    public async Task When_the_region_bears_the_cost_its_director_decides_alone()
    {
        var story = new ProposalDriver(_app, "Regional");
        await story.ProposeAsync();
        await story.AdvanceToAsync(7, "Region");
        var board = await story.Post(Persona.Board, "/steps/7", StepBodies.Decision(story.Today));
        Assert.Equal(403, board.Status);
        Assert.Equal("8", (await story.DecideAsync(Persona.Director)).CurrentSteps);
        await story.AdvanceToAsync(11, "Region");
        Assert.Equal("Introduced", (await story.ShowAsync()).ProposalStatus);
    }

    [Fact]
    public async Task HMC_may_propose_for_a_principal_and_takes_it_all_the_way()
    {
        var story = new ProposalDriver(_app, "Konsultens");
        await story.ProposeAsync(Persona.Consultant, "1485");
        await story.AdvanceToAsync(11);
        var end = await story.ShowAsync();
        Assert.Equal("Introduced", end.ProposalStatus);
        Assert.Equal("Uddevalla", end.Json.GetProperty("principal").GetString());
    }

    public static TheoryData<int> BeforeStep7 => [1, 2, 3, 4, 5, 6];

    [Theory]
    [MemberData(nameof(BeforeStep7))]
    public async Task It_may_be_withdrawn_before_step_7(int step)
    {
        var story = new ProposalDriver(_app, $"Återtagen{step}");
        await story.DraftAsync();
        await story.AdvanceToAsync(step);
        AssertEnded("Withdrawn", await story.WithdrawAsync());
        var after = await story.Post(Persona.Office, "/steps/2", new { outcome = "Complete" });

        // what was never submitted is not the office's to see
        Assert.Equal(step == 1 ? (404, "not-found") : (409, "wrong-step"), (after.Status, after.Problem));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(11)]
    public async Task It_may_not_be_withdrawn_from_step_7_on(int step)
    {
        var story = new ProposalDriver(_app, $"Kvar{step}");
        await story.ProposeAsync();
        await story.AdvanceToAsync(step);
        var refused = await story.Post(story.Proposer, "/withdraw", new { reason = "Ångrar oss." });
        Assert.Equal((409, "wrong-step"), (refused.Status, refused.Problem));
    }

    private static void AssertEnded(string status, Answer end) =>
        Assert.Equal((status, ""), (end.ProposalStatus, end.CurrentSteps));

    // "4a2": step 4 a for the second time
    private static IEnumerable<string> Rounds(Answer proposal, params int[] steps) =>
        proposal
            .Json.GetProperty("history")
            .EnumerateArray()
            .Where(s => steps.Contains(s.GetProperty("step").GetInt32()))
            .Select(s => $"{s.GetProperty("step")}{s.GetProperty("part").GetString()}{s.GetProperty("round")}")
            .Order();
}

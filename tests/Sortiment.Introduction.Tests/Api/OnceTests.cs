using System.Text.Json;
using System.Text.Json.Nodes;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>What is sent twice happens once, and of those who act at once one wins.</summary>
public sealed class OnceTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;

    public static TheoryData<string> Posts => Calls.Where(call => call.Method == "POST");

    public static TheoryData<string> WonByOne => Calls.Where(call => call is { Method: "POST", MayBeRepeated: false });

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task The_same_key_gives_the_same_answer_and_one_effect(string call)
    {
        var situation = await Situation.ForAsync(_app, call);
        var body = situation.Body();
        var key = Guid.NewGuid().ToString();

        // six at once, as from an impatient client; then once more, late
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => situation.SendAsync(body: body.DeepClone(), key: key))
        );
        var first = answers[0].Ok();
        var after = await RowsAsync();
        var late = await situation.SendAsync(body: body.DeepClone(), key: key);
        Assert.All(
            answers.Append(late),
            answer => Assert.Equal((first.Status, first.Text), (answer.Status, answer.Text))
        );
        Assert.Equal(after, await RowsAsync());
        await AssertOneEffectAsync(call, situation, first);

        // the key belongs to what it was first used for
        var (field, value) = call switch
        {
            "POST /api/proposals" => ("title", (JsonNode)"Något annat"),
            "POST /api/meetings" => ("place", "Någon annanstans"),
            _ when call.EndsWith("/documents", StringComparison.Ordinal) => ("kind", "ProductDescription"),
            _ when call.EndsWith("/withdraw", StringComparison.Ordinal) => ("reason", "Något annat"),
            _ when call.Contains("/meetings/", StringComparison.Ordinal)
                    && !call.EndsWith("/decision", StringComparison.Ordinal) => ("version", 7_777),
            _ => ("note", "Något annat"),
        };
        body[field] = value;

        var other = await situation.SendAsync(body: body, key: key);
        Assert.Equal((422, "Idempotency-Key"), (other.Status, other.Fields.SingleOrDefault()));
    }

    [Fact]
    public async Task A_key_is_the_callers_own()
    {
        var key = Guid.NewGuid().ToString();
        var api = new ApiClient(_app.As);
        var one = await api.PostAsync(Persona.Grästorp, "/api/proposals", StepBodies.Application("Min"), key, Ct);
        var two = await api.PostAsync(Persona.Uddevalla, "/api/proposals", StepBodies.Application("Min"), key, Ct);
        Assert.NotEqual(one.Ok().Id, two.Ok().Id);
    }

    [Fact]
    public async Task What_was_refused_may_be_tried_again_with_the_same_key()
    {
        var story = new ProposalDriver(_app, "Rättad");
        await story.ProposeAsync();
        var key = Guid.NewGuid().ToString();
        Assert.Equal(422, (await story.Post(Persona.Office, "/steps/2", new { outcome = "Incomplete" }, key)).Status);
        (await story.Post(Persona.Office, "/steps/2", new { outcome = "Complete" }, key)).Ok();
    }

    [Theory]
    [MemberData(nameof(WonByOne))]
    public async Task Of_those_who_act_at_once_one_wins_and_the_others_are_told(string call)
    {
        var situation = await Situation.ForAsync(_app, call);
        var body = situation.Body();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => situation.SendAsync(body: body.DeepClone()))
        );
        Assert.Single(answers, answer => answer.Status is 200 or 201);
        Assert.All(
            answers.Where(answer => answer.Status is not (200 or 201)),
            answer =>
            {
                Assert.Equal(409, answer.Status);
                Assert.NotEmpty(answer.Json.GetProperty("detail").GetString()!);
            }
        );
        await AssertOneEffectAsync(call, situation, answers.Single(answer => answer.Status is 200 or 201));
    }

    [Fact]
    public async Task The_five_parts_done_at_once_all_succeed_and_the_way_on_opens_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var story = new ProposalDriver(_app, $"Fem{round}");
            await story.ProposeAsync();
            await story.AdvanceToAsync(4);
            await Task.WhenAll(new[] { "a", "b", "c", "d", "e" }.Select(part => story.PrepareAsync(part)));
            var now = await story.ShowAsync();
            Assert.Equal("5", now.CurrentSteps);
            var steps = now.Json.GetProperty("history").EnumerateArray().Select(s => s.GetProperty("step").GetInt32());
            Assert.Equal([1, 2, 3, 4, 4, 4, 4, 4, 5], steps);
        }
    }

    [Fact]
    public async Task The_two_decisions_recorded_at_once_are_both_kept()
    {
        for (var round = 0; round < 3; round++)
        {
            var story = new ProposalDriver(_app, $"Två{round}");
            await story.ProposeAsync();
            await story.AdvanceToAsync(7);
            await Task.WhenAll(story.DecideAsync(Persona.Director), story.DecideAsync(Persona.Board));
            var now = await story.ShowAsync();
            Assert.Equal("8", now.CurrentSteps);
            Assert.Equal(2, now.Json.GetProperty("decisions").GetArrayLength());
        }
    }

    [Fact]
    public async Task References_given_at_once_are_all_different()
    {
        var api = new ApiClient(_app.As);
        var created = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i =>
                    api.PostAsync(Persona.Grästorp, "/api/proposals", StepBodies.Application($"Nr{i}"), ct: Ct)
                )
        );
        Assert.Equal(12, created.Select(c => c.Ok().Json.GetProperty("reference").GetString()).Distinct().Count());
    }

    // the step is closed once, by one, and opened the next once; a draft has one more version, document or row
    private static async Task AssertOneEffectAsync(string name, Situation situation, Answer answer)
    {
        var call = Calls.All[name];
        if (!call.IsOnProposal)
        {
            return;
        }

        var now = await situation.Story.ShowAsync();
        var growth = call.Meeting == MeetingNeed.None ? 1 : 0;
        Assert.True(now.Version >= situation.ProposalVersion + growth);
        Assert.Equal(situation.ProposalVersion + 1, now.Version);
        Assert.Equal(answer.Version, now.Version);
        var steps = now.Json.GetProperty("history").EnumerateArray().Select(Key).ToList();
        Assert.Equal(steps.Distinct(), steps);

        static string Key(JsonElement s) =>
            $"{s.GetProperty("step")}{s.GetProperty("part").GetString()}{s.GetProperty("round")}";
    }

    // what stands in every table that a call could write to, seen as Grästorp and the joint organs together see it
    private async Task<long> RowsAsync() =>
        await _app.AskAsync<long>(
            """
            SET sortiment.tenant = '1444'; SET sortiment.joint = 'on';
            SELECT (SELECT count(*) FROM introduction.proposals) + (SELECT count(*) FROM introduction.steps)
                + (SELECT count(*) FROM introduction.decisions) + (SELECT count(*) FROM introduction.frozen_proposals)
                + (SELECT count(*) FROM introduction.meetings) + (SELECT count(*) FROM platform.documents)
                + (SELECT count(*) FROM platform.outbox) + (SELECT count(*) FROM platform.audit_entries)
                + (SELECT count(*) FROM platform.process_instances) + (SELECT count(*) FROM catalogue.products)
            """
        );
}

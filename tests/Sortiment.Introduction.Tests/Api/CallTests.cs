using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>Every call there is, and every way to be refused that they have in common.</summary>
public sealed class CallTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;

    public static TheoryData<string> AllCalls => Calls.Where(_ => true);

    [Fact]
    public void None_is_missing_in_the_table()
    {
        var mapped = _app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => IsUnder(e, "proposals") || IsUnder(e, "meetings"))
            .SelectMany(e => e.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(m => Name(m, e)))
            .Where(name => !name.StartsWith("GET ", StringComparison.Ordinal));
        Assert.Equal(Calls.All.Keys.Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));

        static string Route(RouteEndpoint e) =>
            "/" + e.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal).Trim('/');

        static bool IsUnder(RouteEndpoint e, string what) =>
            Route(e).StartsWith("/api/" + what, StringComparison.Ordinal);

        static string Name(string method, RouteEndpoint e) => $"{method} {Route(e)}";
    }

    // one after the other on the same proposal: what is refused changes nothing, so the right call still succeeds
    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task It_is_refused_to_whoever_may_not_and_then_done_once(string name)
    {
        var call = Calls.All[name];
        var situation = await Situation.ForAsync(_app, name);
        var before = await StateAsync(situation);

        Assert.Equal(401, await AnonymouslyAsync(name, situation));
        Refused(403, "forbidden", await situation.SendAsync(call.Stranger));
        if (!call.IsUpload)
        {
            // whoever may not act at all need not first be told what is wrong
            Refused(403, "forbidden", await situation.SendAsync(call.Stranger, EmptyFor(name, situation)));
        }

        if (call.IsOnProposal)
        {
            // what another principal follows from step 3 on is there, and not its own; and the council's step is refused to every
            // coordinator before anything is looked for
            var isThere =
                (await situation.Story.Api.GetAsync(Persona.Uddevalla, situation.Story.Path, Ct)).Status == 200;
            var (status, problem) =
                isThere || name.EndsWith("/6", StringComparison.Ordinal) ? (403, "forbidden") : (404, "not-found");
            Refused(status, problem, await situation.SendAsync(Persona.Uddevalla));
        }

        foreach (var version in call.Step > 0 ? new[] { 0, 9_999 } : [])
        {
            var body = situation.Body();
            if (call.Method != "PUT" || body.ContainsKey("version")) // else it is in If-Match
            {
                body["version"] = version;
            }

            Refused(409, "stale-version", await situation.SendAsync(body: body, etag: $"\"{version}\""));
        }

        Assert.Equal(before, await StateAsync(situation));
        var right = situation.Body();
        (await situation.SendAsync(body: right)).Ok();
        var again = await situation.SendAsync(body: right.DeepClone());
        Assert.Equal(call.MayBeRepeated ? 201 : 409, again.Status);
        if (call is { IsOnProposal: true, Step: > 1 and not 7 })
        {
            Refused(409, "wrong-step", again);
        }
    }

    [Fact]
    public async Task On_a_principals_draft_every_step_is_404_to_the_joint_organs()
    {
        var (draft, meeting) = await DraftAndMeetingAsync();
        foreach (var call in Steps)
        {
            var answer = await Situation.On(draft, call.Name, meeting).SendAsync();
            Refused(404, "not-found", answer);
        }
    }

    [Fact]
    public async Task Before_the_proposal_has_come_to_a_step_it_is_409()
    {
        var (early, meeting) = await DraftAndMeetingAsync();
        await early.SubmitAsync();
        foreach (var call in Steps.Where(call => call.Route != "/api/proposals/{id}/steps/2"))
        {
            var situation = Situation.On(early, call.Name, meeting);
            Refused(409, "wrong-step", await situation.SendAsync());
            Refused(409, "wrong-step", await situation.SendAsync(body: EmptyFor(call.Name, situation)));
        }
    }

    [Fact]
    public async Task When_the_proposal_has_ended_everything_is_409()
    {
        var (ended, meeting) = await DraftAndMeetingAsync();
        await ended.SubmitAsync();
        await ended.WithdrawAsync();
        foreach (var call in Calls.All.Values.Where(call => call.IsOnProposal))
        {
            Refused(409, "wrong-step", await Situation.On(ended, call.Name, meeting).SendAsync(etag: "\"3\""));
        }
    }

    [Fact]
    public async Task What_is_not_there_is_404()
    {
        var (story, meeting) = await DraftAndMeetingAsync();
        foreach (var call in Calls.All.Values.Where(call => call.Step > 0))
        {
            var situation = Situation.On(story, call.Name, meeting);
            var body = situation.Body();
            var gone = situation
                .Path.Replace(story.Id.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal)
                .Replace($"/meetings/{meeting.Id}", $"/meetings/{Guid.NewGuid()}", StringComparison.Ordinal);
            Refused(404, "not-found", await situation.SendAsync(body: body, etag: "\"1\"", path: gone));
            Assert.Equal(
                404,
                (await situation.SendAsync(body: body, path: gone.Replace("-", "x", StringComparison.Ordinal))).Status
            );
        }
    }

    [Fact]
    public async Task A_change_without_If_Match_is_422_and_says_so()
    {
        var story = new ProposalDriver(_app);
        await story.DraftAsync();
        foreach (var etag in new[] { null, "*", "\"abc\"", "W/\"x\"", "\"1\", \"2\"" })
        {
            var answer = await story.Api.PutAsync(story.Proposer, story.Path, StepBodies.Application("X"), etag, Ct);
            Refused(422, "invalid-fields", answer);
            Assert.Equal(["If-Match"], answer.Fields);
        }
    }

    [Fact]
    public async Task The_last_version_comes_with_the_proposal_and_with_every_change()
    {
        var story = new ProposalDriver(_app);
        await story.DraftAsync();
        var etag = (await story.ShowAsync()).ETag;
        for (var round = 0; round < 3; round++)
        {
            var body = StepBodies.Application($"Version {round}");
            var changed = (await story.Api.PutAsync(story.Proposer, story.Path, body, etag, Ct)).Ok();
            Refused(409, "stale-version", await story.Api.PutAsync(story.Proposer, story.Path, body, etag, Ct));
            Assert.NotEqual(etag, changed.ETag);
            etag = changed.ETag;
            Assert.Equal(etag, (await story.ShowAsync()).ETag);
        }
    }

    [Fact]
    public async Task A_document_of_another_principal_is_no_part_of_an_application()
    {
        var theirs = new ProposalDriver(_app, "Deras");
        await theirs.DraftAsync(Persona.Uddevalla);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Evidence"), "kind" },
            { new StringContent("1"), "version" },
            { new ByteArrayContent("text"u8.ToArray()), "file", "a.txt" },
        };
        var added = (
            await theirs.Api.PostContentAsync(Persona.Uddevalla, theirs.Path + "/documents", form, ct: Ct)
        ).Ok();

        var body = StepBodies.Application("Lånad");
        var attachment = new JsonObject
        {
            ["kind"] = "Evidence",
            ["documentId"] = added.Json.GetProperty("documentId").GetGuid(),
        };
        body["attachments"] = new JsonArray(attachment);
        var answer = await theirs.Api.PostAsync(Persona.Grästorp, "/api/proposals", body, ct: Ct);
        Refused(422, "invalid-fields", answer);
        Assert.Equal(["attachments[0].documentId"], answer.Fields);
    }

    private static IEnumerable<Call> Steps =>
        Calls.All.Values.Where(call => call.Route.Contains("/steps/", StringComparison.Ordinal));

    private async Task<(ProposalDriver, MeetingDriver)> DraftAndMeetingAsync()
    {
        var story = new ProposalDriver(_app, "Fel läge");
        await story.DraftAsync();
        var meeting = new MeetingDriver(story.Api, story.Today);
        await meeting.CallAsync();
        await meeting.OpenAsync();
        return (story, meeting);
    }

    private async Task<int> AnonymouslyAsync(string name, Situation situation)
    {
        using var request = new HttpRequestMessage(new HttpMethod(name.Split(' ')[0]), situation.Path);
        request.Content = new StringContent("{}", null, "application/json");
        using var response = await _app.Anonymous().SendAsync(request, Ct);
        return (int)response.StatusCode;
    }

    private static async Task<string> StateAsync(Situation situation) =>
        (situation.Story.Reference.Length == 0 ? "" : (await situation.Story.ShowAsync()).Text)
        + (situation.Meeting is { } meeting ? (await meeting.ShowAsync()).Text : "");

    private static void Refused(int status, string problem, Answer answer) =>
        Assert.True(
            answer.Status == status && answer.Problem == problem,
            $"{answer.Call}: expected {status} {problem}, was {answer.Status} {answer.Text}"
        );

    // nothing but what says which meeting
    private static JsonObject EmptyFor(string call, Situation situation) =>
        call.EndsWith("/steps/6", StringComparison.Ordinal)
            ? new JsonObject { ["meetingId"] = situation.Meeting!.Id }
            : [];
}

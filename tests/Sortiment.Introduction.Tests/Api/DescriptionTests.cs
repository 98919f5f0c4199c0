using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>The API's description: every call has an example, and the examples work as they stand.</summary>
public sealed class DescriptionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task Every_call_shows_what_is_sent_and_what_is_answered()
    {
        var operations = await OperationsAsync();
        Assert.True(operations.Count >= 27, $"Only {operations.Count} calls are described.");
        Assert.Empty(operations.Where(o => o.Value.Sends && o.Value.Request is null).Select(o => o.Key));
        Assert.Empty(operations.Where(o => o.Value.Answer is null && !o.Value.GivesFile).Select(o => o.Key));
    }

    [Fact]
    public async Task Every_call_has_a_name_and_every_step_says_who_does_it()
    {
        var operations = await OperationsAsync();
        var names = operations.Values.Select(o => o.Whole["operationId"]!.GetValue<string>()).ToList();
        Assert.All(names, name => Assert.Matches("^[a-z0-9_]+$", name));
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Contains("post_proposals_id_steps_4_parts_b", names);
        Assert.StartsWith(
            "Görs av: Beredningsgrupp (preparatory-group).",
            operations["post /api/proposals/{id}/steps/4/parts/b"].Whole["description"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.All(
            operations.Where(o => o.Key.Contains("/steps/", StringComparison.Ordinal)),
            o => Assert.Matches(@"^Görs av: .+\([a-z-]+\)\.", o.Value.Whole["description"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task A_form_says_what_its_fields_are_called()
    {
        var upload = (await OperationsAsync())["post /api/proposals/{id}/documents"].Whole;
        var form = upload["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!;
        string[] fields = ["file", "kind", "version"];
        Assert.Equal(fields, form["properties"]!.AsObject().Select(field => field.Key));
        Assert.Equal(fields, form["required"]!.AsArray().Select(field => field!.GetValue<string>()).Order());
    }

    [Fact]
    public async Task A_refusal_has_no_member_that_its_description_forbids()
    {
        var document = JsonNode.Parse(await _app.Anonymous().GetStringAsync("/openapi/v1.json", Ct))!;
        var problem = document["components"]!["schemas"]!["Problem"]!;
        Assert.NotEqual(false, problem["additionalProperties"]?.GetValue<bool>());
        var refused = await new ApiClient(_app.As).PostAsync(Persona.Grästorp, "/api/proposals", new { }, ct: Ct);
        Assert.Equal(422, refused.Status);
        var described = problem["properties"]!.AsObject().Select(member => member.Key).ToHashSet();
        Assert.All(refused.Json.EnumerateObject(), member => Assert.Contains(member.Name, described));
    }

    [Fact]
    public async Task The_headers_that_a_change_needs_and_gives_are_described()
    {
        var change = (await OperationsAsync())["put /api/proposals/{id}"].Whole;
        Assert.Contains(
            change["parameters"]!.AsArray(),
            p => p!["name"]!.GetValue<string>() == "If-Match" && p["required"]!.GetValue<bool>()
        );
        Assert.NotNull(change["responses"]!["200"]!["headers"]!["ETag"]);
        var create = (await OperationsAsync())["post /api/proposals"].Whole;
        Assert.NotNull(create["responses"]!["201"]!["headers"]!["Location"]);
    }

    [Fact]
    public async Task A_current_step_always_says_its_part()
    {
        var story = new ProposalDriver(_app, "Del");
        await story.ProposeAsync();
        var step = (await story.ShowAsync()).Json.GetProperty("currentSteps")[0];
        Assert.Equal(JsonValueKind.Null, step.GetProperty("part").ValueKind);
    }

    [Fact]
    public async Task The_examples_carry_a_proposal_through_all_ten_steps()
    {
        var calls = await OperationsAsync();
        var api = new ApiClient(_app.As);
        Guid proposal = default;
        Guid meeting = default;
        IReadOnlyList<Guid> seats = [];

        proposal = (await CallAsync("post /api/proposals", Persona.Grästorp)).Id;
        await CallAsync("get /api/proposals/{id}", Persona.Grästorp);
        await CallAsync("put /api/proposals/{id}", Persona.Grästorp);
        await CallAsync("post /api/proposals/{id}/submit", Persona.Grästorp);
        await CallAsync("post /api/proposals/{id}/steps/2", Persona.Office);
        await CallAsync("post /api/proposals/{id}/steps/3", Persona.Office);
        await CallAsync("post /api/proposals/{id}/steps/4/parts/a", Persona.Office);
        await CallAsync("post /api/proposals/{id}/steps/4/parts/b", Persona.PreparatoryGroup);
        await CallAsync("post /api/proposals/{id}/steps/4/parts/c", Persona.Consultant);
        await CallAsync("post /api/proposals/{id}/steps/4/parts/d", Persona.Office);
        await CallAsync("post /api/proposals/{id}/steps/4/parts/e", Persona.Office);
        await CallAsync("post /api/proposals/{id}/steps/5", Persona.Office);
        meeting = (await CallAsync("post /api/meetings", Persona.Office)).Id;
        var shown = await CallAsync("get /api/meetings/{id}", Persona.Office);
        seats = [.. shown.Json.GetProperty("seats").EnumerateArray().Select(s => s.GetProperty("seatId").GetGuid())];
        await CallAsync("put /api/meetings/{id}", Persona.Office);
        await CallAsync("put /api/meetings/{id}/agenda", Persona.Office);
        await CallAsync("post /api/meetings/{id}/open", Persona.Office);
        await CallAsync("post /api/meetings/{id}/items/{proposalId}/decision", Persona.Office);
        await CallAsync("post /api/meetings/{id}/close", Persona.Office);
        await CallAsync("post /api/proposals/{id}/steps/7", Persona.Director);
        await CallAsync("post /api/proposals/{id}/steps/7", Persona.Board);
        await CallAsync("post /api/proposals/{id}/steps/8", Persona.Office);
        await CallAsync("post /api/proposals/{id}/steps/9", Persona.Procurement);
        var end = await CallAsync("post /api/proposals/{id}/steps/10", Persona.Office);
        Assert.Equal("Introduced", end.ProposalStatus);

        // a second proposal for the calls that the first one did not need
        proposal = (await CallAsync("post /api/proposals", Persona.Uddevalla)).Id;
        await CallAsync("post /api/proposals/{id}/submit", Persona.Uddevalla);
        (
            await api.PostAsync(
                Persona.Office,
                $"/api/proposals/{proposal}/steps/2",
                new { outcome = "AwaitNomination", nomination = "Nominerad till det nationella rådet." },
                ct: Ct
            )
        ).Ok();
        await CallAsync("post /api/proposals/{id}/steps/2/parts/n", Persona.Office);
        await CallAsync("post /api/proposals/{id}/withdraw", Persona.Uddevalla);

        // and a third, which the council decides by way of the proposal
        var third = new ProposalDriver(_app, "Tredje");
        await third.ProposeAsync();
        await third.AdvanceToAsync(6);
        var council = new MeetingDriver(api, DateOnly.Parse(ApiExamples.Day, CultureInfo.InvariantCulture));
        await council.CallAsync(third.Id);
        await council.OpenAsync();
        (proposal, meeting, seats) = (third.Id, council.Id, council.Seats);
        Assert.Equal("7", (await CallAsync("post /api/proposals/{id}/steps/6", Persona.Office)).CurrentSteps);

        async Task<Answer> CallAsync(string call, string persona)
        {
            var described = calls[call];
            var verb = call.Split(' ')[0];
            var path = call.Split(' ')[1].Replace("{proposalId}", $"{proposal}", StringComparison.Ordinal);
            var whose = path.StartsWith("/api/meetings", StringComparison.Ordinal) ? meeting : proposal;
            path = path.Replace("{id}", $"{whose}", StringComparison.Ordinal);
            var body = described.Request?.DeepClone();
            if (body is JsonObject fields)
            {
                await MakeOursAsync(fields, path, persona);
            }

            var answer = verb switch
            {
                "get" => await api.GetAsync(persona, path, Ct),
                "put" => await api.PutAsync(persona, path, body!, await ETagAsync(path, persona), Ct),
                _ => await api.PostAsync(persona, path, body, null, Ct),
            };
            Assert.True(answer.Status is 200 or 201, $"{call}: {answer.Status} {answer.Json}");
            Assert.Equal(
                described.Answer!.AsObject().Select(field => field.Key).Order(),
                answer.Json.EnumerateObject().Select(field => field.Name).Order()
            );
            return answer;
        }

        // ids, seats and a meeting's version are those of this run; all else is sent as the example has it
        async Task MakeOursAsync(JsonObject body, string path, string persona)
        {
            if (body.ContainsKey("proposals"))
            {
                body["proposals"] = new JsonArray(proposal);
            }

            if (body.ContainsKey("present"))
            {
                body["present"] = JsonSerializer.SerializeToNode(seats);
            }

            if (body.ContainsKey("votes"))
            {
                var ballot = body["votes"]![0]!["ballot"]!.GetValue<string>();
                body["votes"] = JsonSerializer.SerializeToNode(seats.Select(seatId => new { seatId, ballot }));
            }

            if (body["reservations"]?[0] is JsonObject reservation)
            {
                reservation["seatId"] = seats[0];
            }

            if (body.ContainsKey("meetingId"))
            {
                body["meetingId"] = meeting;
            }

            if (body.ContainsKey("version"))
            {
                var now = await api.GetAsync(persona, path[..$"/api/meetings/{meeting}".Length], Ct);
                body["version"] = now.Json.GetProperty("version").GetInt32();
            }
        }

        async Task<string?> ETagAsync(string path, string persona) =>
            path.Contains("/proposals/", StringComparison.Ordinal)
                ? (await api.GetAsync(persona, path, Ct)).ETag
                : null;
    }

    private async Task<Dictionary<string, Described>> OperationsAsync()
    {
        using var description = JsonDocument.Parse(
            await _app.Anonymous().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ct)
        );
        var root = JsonNode.Parse(description.RootElement.GetRawText())!;
        return root["paths"]!
            .AsObject()
            .SelectMany(path =>
                path.Value!.AsObject().Select(verb => ($"{verb.Key} {path.Key}", new Described(verb.Value!)))
            )
            .ToDictionary();
    }

    private sealed class Described(JsonNode operation)
    {
        public JsonNode Whole => operation;

        public bool Sends => operation["requestBody"]?["content"]?["application/json"] is not null;

        public JsonNode? Request => operation["requestBody"]?["content"]?["application/json"]?["example"];

        public JsonNode? Answer => Content?["application/json"]?["example"];

        /// <summary>A file, which is no JSON and has no example.</summary>
        public bool GivesFile => Content is JsonObject content && content.All(type => !type.Key.Contains("json"));

        private JsonNode? Content =>
            operation["responses"]!.AsObject().First(response => response.Key.StartsWith('2')).Value!["content"];
    }
}

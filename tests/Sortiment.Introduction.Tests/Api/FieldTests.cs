using System.Text;
using System.Text.Json.Nodes;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>What is wrong in a field is answered 422 with the field named, and nothing else happens.</summary>
public sealed class FieldTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly string TooLong = new('x', 20_001);

    private readonly SortimentApp _app = fixture.App;

    public static TheoryData<string> Cases => [.. Calls.All.Keys];

    [Fact]
    public void No_call_is_without_a_case() => Assert.Equal(Calls.All.Keys.Order(), FieldCases.Bad.Keys.Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_wrong_is_named(string call)
    {
        var situation = await Situation.ForAsync(_app, call);
        foreach (var (patch, fields) in FieldCases.Bad[call])
        {
            var body = situation.Body();
            Lay(JsonNode.Parse(patch)!.AsObject(), body);
            var answer = await situation.SendAsync(body: body);
            Assert.True(
                answer.Status == 422 && string.Join(' ', answer.Fields.Order(StringComparer.Ordinal)) == fields,
                $"{answer.Call} with {patch}: expected 422 {fields}, was {answer.Status} {answer.Text}"
            );
            Assert.Equal("invalid-fields", answer.Problem);
            Assert.All(Messages(answer), message => Assert.Matches("[.?!]$|: .+$", message));
        }

        foreach (var text in new[] { "", "null", "[]", "{", "\"text\"", "{\"a\":1,}", new string('[', 200) })
        {
            var answer = await situation.SendTextAsync(text);
            var mayBeEmpty = call.EndsWith("/submit", StringComparison.Ordinal) && text is "" or "null";
            Assert.True(
                answer.Status == 422 || mayBeEmpty || Calls.All[call].IsUpload,
                $"{answer.Call} with {text}: {answer.Text}"
            );
        }
    }

    [Theory]
    [InlineData(900_000, 422)]
    [InlineData(1_200_000, 413)]
    public async Task A_body_of_a_megabyte_is_refused_and_not_a_fault(int length, int status)
    {
        var situation = await Situation.ForAsync(_app, "POST /api/proposals");
        var raw = $$"""{"title": "x", "evidenceText": "{{new string('x', length)}}"}""";
        Assert.Equal(status, (await situation.SendTextAsync(raw)).Status);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_or_no_UTF8_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("title", "x")]);
        var api = new ApiClient(_app.As);
        Assert.Equal(415, (await api.PostContentAsync(Persona.Grästorp, "/api/proposals", form, ct: Ct)).Status);
        using var bytes = new ByteArrayContent([.. "{\"title\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);
        bytes.Headers.ContentType = new("application/json");
        Assert.Equal(422, (await api.PostContentAsync(Persona.Grästorp, "/api/proposals", bytes, ct: Ct)).Status);
        using var half = new StringContent("""{"title":"\ud800"}""", Encoding.UTF8, "application/json");
        Assert.Equal(422, (await api.PostContentAsync(Persona.Grästorp, "/api/proposals", half, ct: Ct)).Status);
    }

    [Fact]
    public async Task What_an_application_lacks_is_named_when_it_is_submitted()
    {
        var story = new ProposalDriver(_app);
        await story.DraftAsync();
        (await story.Api.PutAsync(story.Proposer, story.Path, new { title = "Bara rubrik" }, "\"1\"", Ct)).Ok();
        var answer = await story.Post(story.Proposer, "/submit", new { });
        Assert.Equal(422, answer.Status);
        Assert.Equal(
            [
                "evidenceText",
                "handbook.intendedUse",
                "handbook.justifyingNeeds",
                "handbook.targetGroup",
                "laws",
                "needs",
                "productDescription",
                "productName",
                "supplierName",
            ],
            answer.Fields.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_principal_that_does_not_exist_is_named()
    {
        foreach (var code in new[] { "9999", "", "144", "14444444", "x" })
        {
            var body = StepBodies.Application("Ingens");
            body["principal"] = code;
            var answer = await new ApiClient(_app.As).PostAsync(Persona.Consultant, "/api/proposals", body, ct: Ct);
            Assert.True(answer.Status == 422 && answer.Fields is ["principal"], $"{code}: {answer.Text}");
        }
    }

    private static IEnumerable<string> Messages(Answer answer) =>
        answer
            .Json.GetProperty("errors")
            .EnumerateObject()
            .SelectMany(e => e.Value.EnumerateArray())
            .Select(m => m.GetString()!);

    // objects are merged, everything else replaced; "@long" is a text that is too long
    private static void Lay(JsonObject patch, JsonObject over)
    {
        foreach (var (key, value) in patch)
        {
            if (value is JsonObject inner && over[key] is JsonObject below)
            {
                Lay(inner, below);
            }
            else
            {
                over[key] = value is JsonValue text && text.ToString() == "@long" ? TooLong : value?.DeepClone();
            }
        }
    }
}

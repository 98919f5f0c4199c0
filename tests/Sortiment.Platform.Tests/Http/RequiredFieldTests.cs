using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Http;

/// <summary>
/// What the API's description calls required cannot be left out of a thing in a body: a number would be 0 then, and a word the first
/// of its kind. Every body of every address is tried, as its example is, without one such field at a time. (What the body itself
/// must have is checked after the sender; see the modules' own tests of their calls.)
/// </summary>
public sealed partial class RequiredFieldTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_value_that_is_left_out_is_named()
    {
        var description = JsonNode.Parse(await _app.Anonymous().GetStringAsync("/openapi/v1.json", Ct))!;
        var (tried, wrong) = (0, new List<string>());
        foreach (var (path, method, body) in Bodies(description))
        {
            foreach (var field in Required(description, body["schema"]!, body["example"]!, ""))
            {
                tried++;
                var named = await NamedWithoutAsync(path, method, body["example"]!, field);
                if (!named.Contains(field))
                {
                    wrong.Add($"{method} {path} without {field} names {string.Join(", ", named)}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(tried > 10, $"only {tried} fields");
    }

    private async Task<IReadOnlyList<string>> NamedWithoutAsync(
        string path,
        string method,
        JsonNode example,
        string field
    )
    {
        var body = example.DeepClone();
        var at = body;
        var parts = Part().Matches(field).Select(m => m.Value.Trim('[', ']')).ToList();
        foreach (var part in parts[..^1])
        {
            at = at is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)]! : at[part]!;
        }

        at.AsObject().Remove(parts[^1]);
        using var request = new HttpRequestMessage(
            new HttpMethod(method.ToUpperInvariant()),
            Placeholder().Replace(path, Guid.NewGuid().ToString())
        );
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _app.As("1444.samordnare").SendAsync(request, Ct);
        var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(Ct), default, Ct);
        return answer.RootElement.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateObject().Select(e => e.Name)]
            : [$"{(int)response.StatusCode}"];
    }

    private static IEnumerable<(string Path, string Method, JsonNode Body)> Bodies(JsonNode description) =>
        from path in description["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        let body = operation.Value!["requestBody"]?["content"]?["application/json"]
        where body?["example"] is not null
        select (path.Key, operation.Key, body);

    /// <summary>The paths of what is required and has a value of its own even when nobody gave it one.</summary>
    private static IEnumerable<string> Required(JsonNode description, JsonNode schema, JsonNode? example, string at)
    {
        var type = Resolved(description, schema);
        if (example is JsonArray list)
        {
            foreach (var (index, item) in list.Index().Take(1))
            {
                foreach (var found in Required(description, type["items"]!, item, $"{at}[{index}]"))
                {
                    yield return found;
                }
            }
        }
        else if (example is JsonObject thing && type["properties"] is JsonObject properties)
        {
            var required = type["required"]?.AsArray().Select(name => (string?)name).ToHashSet() ?? [];
            foreach (var (name, value) in thing)
            {
                var path = at.Length == 0 ? name : $"{at}.{name}";
                if (at.Length > 0 && required.Contains(name) && IsValue(description, properties[name]!))
                {
                    yield return path;
                }

                foreach (var found in Required(description, properties[name]!, value, path))
                {
                    yield return found;
                }
            }
        }
    }

    private static JsonNode Resolved(JsonNode description, JsonNode schema)
    {
        if (schema["oneOf"] is JsonArray choices)
        {
            schema = choices.Single(choice => choice!["$ref"] is not null)!;
        }

        return (string?)schema["$ref"] is { } reference
            ? description["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!
            : schema;
    }

    private static bool IsValue(JsonNode description, JsonNode schema)
    {
        if (schema["oneOf"] is not null || (schema["type"] is JsonArray types && types.Any(t => (string?)t == "null")))
        {
            return false;
        }

        var type = Resolved(description, schema);
        return type["enum"] is not null
            || type["type"] is JsonArray
            || (string?)type["type"] is "integer" or "number"
            || (string?)type["format"] is "uuid" or "date" or "date-time";
    }

    [GeneratedRegex(@"\[\d+\]|[^.\[\]]+")]
    private static partial Regex Part();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}

using System.Text.Json;

namespace Sortiment.Testing.Driver;

/// <summary>What the API answered.</summary>
/// <param name="Call">What was asked, for messages: "POST /api/proposals as 1444.samordnare".</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body as it came.</param>
/// <param name="ETag">The version, where the answer has one: "\"3\"".</param>
public sealed record Answer(string Call, int Status, string Text, string? ETag)
{
    /// <summary>The body as JSON; undefined when it is empty.</summary>
    public JsonElement Json { get; } = Text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>The last part of the problem's type: "wrong-step"; null when the answer is no problem.</summary>
    public string? Problem =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("type", out var type)
            ? type.GetString()!.Replace("urn:sortiment:problem:", "", StringComparison.Ordinal)
            : null;

    /// <summary>The fields that a 422 names.</summary>
    public IReadOnlyList<string> Fields =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateObject().Select(member => member.Name)]
            : [];

    /// <summary>The id in the answer.</summary>
    public Guid Id => Json.GetProperty("id").GetGuid();

    /// <summary>The version in the answer.</summary>
    public int Version => Json.GetProperty("version").GetInt32();

    /// <summary>The open steps: "4a 4b", "5".</summary>
    public string CurrentSteps =>
        string.Join(
            ' ',
            Json.GetProperty("currentSteps")
                .EnumerateArray()
                .Select(s =>
                    $"{s.GetProperty("step")}{(s.TryGetProperty("part", out var part) ? part.GetString() : "")}"
                )
        );

    /// <summary>The proposal's status.</summary>
    public string ProposalStatus => Json.GetProperty("status").GetString()!;

    /// <summary>The answer itself, when it is a success.</summary>
    /// <exception cref="UnexpectedAnswerException">It is not; the message has the call, the status and the body.</exception>
    public Answer Ok() => Status is >= 200 and < 300 ? this : throw new UnexpectedAnswerException(this);
}

/// <summary>The API refused what a test needed it to do.</summary>
public sealed class UnexpectedAnswerException(Answer answer)
    : Exception($"{answer.Call} was answered {answer.Status}: {answer.Text}")
{
    /// <summary>The answer.</summary>
    public Answer Answer { get; } = answer;
}

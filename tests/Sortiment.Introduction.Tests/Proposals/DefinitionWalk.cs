using System.Text.Json;
using Sortiment.Platform.Processes;

namespace Sortiment.Introduction.Tests.Proposals;

/// <summary>
/// Walks the real <c>workflows/introduction.v1.json</c> in memory, so that the aggregate is tested against the file that will
/// drive it. The engine has its own tests; this knows just enough to say what waits next.
/// </summary>
internal sealed class DefinitionWalk
{
    private static readonly Dictionary<string, JsonElement> Activities = [];
    private static readonly Dictionary<(string Source, string Port), string> Connections = [];

    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Dictionary<string, StepWait> _waits = [];
    private readonly HashSet<string> _joined = [];
    private string? _ending;

    static DefinitionWalk()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sortiment.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Not inside the repository.");
        }

        var file = Path.Combine(folder.FullName, "workflows", "introduction.v1.json");
        var root = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("root");
        foreach (var activity in root.GetProperty("activities").EnumerateArray())
        {
            Activities.Add(activity.GetProperty("id").GetString()!, activity);
        }

        foreach (var connection in root.GetProperty("connections").EnumerateArray())
        {
            var source = connection.GetProperty("source");
            Connections.Add(
                (source.GetProperty("activity").GetString()!, source.GetProperty("port").GetString()!),
                connection.GetProperty("target").GetProperty("activity").GetString()!
            );
        }
    }

    public DefinitionWalk(DateTimeOffset now) => Enter(Connections[("start", "Done")], now);

    /// <summary>Every step's id with its responsible roles.</summary>
    public static IEnumerable<(string Id, string[] Responsible)> AllSteps =>
        Activities.Values.Where(IsStep).Select(step => (Id(step), Strings(step, "responsible")));

    public ProcessState State =>
        new(
            _id,
            "introduction",
            1,
            _ending is null ? ProcessStatus.Running : ProcessStatus.Finished,
            _ending,
            [.. _waits.Values]
        );

    public ProcessState Signal(string activityId, string outcome, DateTimeOffset now)
    {
        Assert.Contains(outcome, _waits[activityId].Outcomes);
        _waits.Remove(activityId);
        Enter(Connections[(activityId, outcome)], now, activityId);
        return State;
    }

    private void Enter(string id, DateTimeOffset now, string? from = null)
    {
        var activity = Activities[id];
        switch (activity.GetProperty("type").GetString())
        {
            case "Sortiment.Step":
                _waits.Add(id, WaitAt(activity, now));
                break;
            case "Elsa.FlowFork":
                foreach (var branch in Strings(activity, "branches"))
                {
                    Enter(Connections[(id, branch)], now);
                }

                break;
            case "Elsa.FlowJoin":
                _joined.Add(from!);
                if (_joined.Count == Connections.Values.Count(target => target == id))
                {
                    _joined.Clear();
                    Enter(Connections[(id, "Done")], now);
                }

                break;
            default:
                _ending = activity.GetProperty("customProperties").GetProperty("ending").GetString();
                break;
        }
    }

    private static StepWait WaitAt(JsonElement step, DateTimeOffset now) =>
        new(
            Guid.CreateVersion7(),
            Id(step),
            Value(step, "number")!.Value.GetInt32(),
            Value(step, "part")?.GetString(),
            Value(step, "title")!.Value.GetString()!,
            Strings(step, "responsible"),
            Strings(step, "requiredEvidence"),
            Strings(step, "outcomes"),
            now,
            DateOnly.FromDateTime(now.DateTime).AddDays(10)
        );

    private static bool IsStep(JsonElement activity) => activity.GetProperty("type").GetString() == "Sortiment.Step";

    private static string Id(JsonElement activity) => activity.GetProperty("id").GetString()!;

    private static JsonElement? Value(JsonElement activity, string name) =>
        activity.TryGetProperty(name, out var input) ? input.GetProperty("expression").GetProperty("value") : null;

    private static string[] Strings(JsonElement activity, string name) =>
        JsonSerializer.Deserialize<string[]>(Value(activity, name)!.Value.GetString()!)!;
}

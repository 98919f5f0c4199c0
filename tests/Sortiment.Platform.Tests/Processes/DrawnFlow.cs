using System.Text.Json;
using System.Text.Json.Nodes;
using Sortiment.Platform.Processes;

namespace Sortiment.Platform.Tests.Processes;

/// <summary>A definition file drawn in a test, to be right or to have a fault planted in it.</summary>
internal sealed class DrawnFlow
{
    private readonly JsonArray _activities = [];
    private readonly JsonArray _connections = [];

    /// <summary>Ask, then left and right in parallel and the end "made"; or not, and the end "dropped".</summary>
    public static DrawnFlow Sound() =>
        new DrawnFlow()
            .Start("ask")
            .Step("ask", "Yes fork", "No dropped")
            .Fork("fork", "l left", "r right")
            .Step("left", "Done join")
            .Step("right", "Done join", "Again right")
            .Join("join", "made")
            .End("made")
            .End("dropped");

    public string DefinitionId { get; init; } = "drawn";

    public int Version { get; init; } = 1;

    public string FileName => $"{DefinitionId}.v{Version}.json";

    public JsonObject File =>
        field ??= new JsonObject
        {
            ["definitionId"] = DefinitionId,
            ["version"] = Version,
            ["name"] = "Ritad",
            ["root"] = new JsonObject
            {
                ["type"] = "Elsa.Flowchart",
                ["activities"] = _activities,
                ["connections"] = _connections,
            },
        };

    public JsonObject this[string activityId] => Find(_activities, activity => (string?)activity["id"] == activityId);

    public JsonObject Connection(string source, string port) =>
        Find(_connections, c => (string?)c["source"]!["activity"] == source && (string?)c["source"]!["port"] == port);

    public ProcessDefinition Read() => ProcessDefinitionLoader.Parse(FileName, File.ToJsonString());

    public DrawnFlow Start(string target) => Add("start", "Elsa.Start").Connect("start", "Done", target);

    /// <param name="id">The activity.</param>
    /// <param name="lines">"Outcome target" each.</param>
    public DrawnFlow Step(string id, params string[] lines)
    {
        Add(
            id,
            "Sortiment.Step",
            ("number", Literal("Int32", 1)),
            ("title", Literal("String", $"Steget {id}")),
            ("responsible", Strings("coordination-office")),
            ("deadlineWorkingDays", Literal("Int32", 10)),
            ("requiredEvidence", Strings()),
            ("outcomes", Strings([.. lines.Select(line => line.Split(' ')[0])]))
        );
        return ConnectAll(id, lines);
    }

    public DrawnFlow Fork(string id, params string[] lines)
    {
        Add(id, "Elsa.FlowFork", ("branches", Strings([.. lines.Select(line => line.Split(' ')[0])])));
        return ConnectAll(id, lines);
    }

    public DrawnFlow Join(string id, string target) =>
        Add(id, "Elsa.FlowJoin", ("mode", Literal("Elsa.Workflows.FlowJoinMode, Elsa.Workflows.Core", "WaitAll")))
            .Connect(id, "Done", target);

    public DrawnFlow End(string id) => Add(id, "Elsa.End", ("customProperties", new JsonObject { ["ending"] = id }));

    public DrawnFlow Connect(string source, string port, string target)
    {
        _connections.Add(
            new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
                ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
            }
        );
        return this;
    }

    public void Disconnect(string source, string port) => _connections.Remove(Connection(source, port));

    public static JsonObject Literal(string typeName, JsonNode value) => Input(typeName, "Literal", value);

    public static JsonObject Strings(params string[] values) =>
        Input("String[]", "Object", JsonSerializer.Serialize(values));

    public static JsonObject Input(string typeName, string expression, JsonNode value) =>
        new()
        {
            ["typeName"] = typeName,
            ["expression"] = new JsonObject { ["type"] = expression, ["value"] = value },
        };

    private DrawnFlow ConnectAll(string id, string[] lines) =>
        lines.Select(line => line.Split(' ')).Aggregate(this, (flow, line) => flow.Connect(id, line[0], line[1]));

    private DrawnFlow Add(string id, string type, params (string Name, JsonObject Value)[] inputs)
    {
        var activity = new JsonObject
        {
            ["id"] = id,
            ["type"] = type,
            ["version"] = 1,
        };
        foreach (var (name, value) in inputs)
        {
            activity[name] = value;
        }

        _activities.Add(activity);
        return this;
    }

    private static JsonObject Find(JsonArray array, Func<JsonObject, bool> wanted) =>
        array.OfType<JsonObject>().Single(wanted);
}

using System.Text.Json;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Processes;

/// <summary>
/// Reads a process in Elsa 3's definition format, exactly the part of it that is used here, and refuses the rest: Elsa
/// itself lets an unknown activity, a dangling connection or an unknown port pass.
/// </summary>
public static class ProcessDefinitionLoader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] StepInputs =
    [
        "number",
        "part",
        "title",
        "responsible",
        "deadlineWorkingDays",
        "requiredEvidence",
        "outcomes",
    ];

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="ProcessDefinitionException">The file is faulty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ProcessDefinition Load(string path) => Parse(Path.GetFileName(path), File.ReadAllText(path));

    internal static string FileName(string definitionId, int version) => $"{definitionId}.v{version}.json";

    internal static ProcessDefinition Parse(string fileName, string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException fault)
        {
            throw new ProcessDefinitionException(fileName, null, $"is not JSON: {fault.Message}", fault);
        }

        using (document)
        {
            var definition = Definition(new DefinitionElement(fileName, null, document.RootElement));
            Soundness.Prove(definition);
            return definition;
        }
    }

    private static ProcessDefinition Definition(DefinitionElement file)
    {
        var definitionId = file.Text("definitionId");
        var version = file.Number("version");
        if (file.File != FileName(definitionId, version))
        {
            throw file.Fault(
                $"holds \"{definitionId}\" version {version}; its name must be {FileName(definitionId, version)}"
            );
        }

        foreach (var unused in (string[])["variables", "inputs", "outputs", "outcomes"])
        {
            file.MustBeEmpty(unused);
        }

        var root = file.Object("root");
        if (root.Text("type") != "Elsa.Flowchart")
        {
            throw file.Fault($"root is \"{root.Text("type")}\"; it must be an Elsa.Flowchart");
        }

        root.MustBeEmpty("variables");
        ProcessActivity[] activities = [.. root.Array("activities").Select(Activity)];
        ProcessConnection[] connections = [.. root.Array("connections").Select(Connection)];
        DefinitionRules.Check(file.File, activities, connections);
        return new ProcessDefinition(definitionId, version, file.Text("name"), activities, connections);
    }

    private static ProcessActivity Activity(DefinitionElement element)
    {
        var id = element.Text("id");
        var activity = element.Of(id);
        return activity.Text("type") switch
        {
            "Elsa.Start" => Only(activity, [], new StartActivity(id)),
            "Elsa.FlowFork" => Only(activity, ["branches"], new ForkActivity(id, Names(activity, "branches"))),
            "Elsa.FlowJoin" => Only(activity, ["mode"], Join(id, activity)),
            "Elsa.End" => Only(activity, [], new EndActivity(id, activity.Object("customProperties").Text("ending"))),
            "Sortiment.Step" => Only(activity, StepInputs, Step(id, activity)),
            var unknown => throw activity.Fault($"unknown activity type \"{unknown}\""),
        };
    }

    private static T Only<T>(DefinitionElement activity, string[] inputs, T read)
        where T : ProcessActivity
    {
        // What every activity has in Elsa's format; whatever else stands beside it is an input.
        string[] common = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata"];
        return activity.Names.Except(common).Except(inputs).FirstOrDefault() is { } unknown
            ? throw activity.Fault($"unknown input \"{unknown}\"")
            : read;
    }

    private static JoinActivity Join(string id, DefinitionElement activity)
    {
        // Elsa's own default is WaitAny, so a join that says nothing is refused too.
        var mode = activity.StringInput("mode", typeName: "FlowJoinMode");
        return mode == "WaitAll"
            ? new JoinActivity(id)
            : throw activity.Fault($"join mode is \"{mode}\"; it must be WaitAll");
    }

    private static StepActivity Step(string id, DefinitionElement activity)
    {
        var responsible = Names(activity, "responsible");
        if (responsible.FirstOrDefault(role => !Roles.All.Contains(role)) is { } unknown)
        {
            throw activity.Fault($"input \"responsible\" has the unknown role \"{unknown}\"");
        }

        return new StepActivity(
            id,
            Positive(activity, "number"),
            activity.Has("part") ? activity.StringInput("part") : null,
            activity.StringInput("title"),
            responsible,
            Positive(activity, "deadlineWorkingDays"),
            activity.StringsInput("requiredEvidence"),
            Names(activity, "outcomes")
        );
    }

    private static int Positive(DefinitionElement activity, string input) =>
        activity.IntegerInput(input) is var number and > 0
            ? number
            : throw activity.Fault($"input \"{input}\" must be above nought");

    private static string[] Names(DefinitionElement activity, string input)
    {
        var names = activity.StringsInput(input);
        if (names.Length == 0)
        {
            throw activity.Fault($"input \"{input}\" is empty");
        }

        return names.Distinct().Count() == names.Length
            ? names
            : throw activity.Fault($"input \"{input}\" names the same thing twice");
    }

    private static ProcessConnection Connection(DefinitionElement connection)
    {
        var (source, target) = (connection.Object("source"), connection.Object("target"));
        return target.Text("port") == "In"
            ? new ProcessConnection(source.Text("activity"), source.Text("port"), target.Text("activity"))
            : throw connection
                .Of(target.Text("activity"))
                .Fault($"unknown port \"{target.Text("port")}\": activities are entered by \"In\"");
    }
}

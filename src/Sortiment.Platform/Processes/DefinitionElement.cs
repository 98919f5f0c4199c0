using System.Globalization;
using System.Text.Json;

namespace Sortiment.Platform.Processes;

/// <summary>A place in a definition file that knows where it is, so that every fault can say so.</summary>
internal sealed record DefinitionElement(string File, string? ActivityId, JsonElement Json)
{
    public IEnumerable<string> Names => Json.EnumerateObject().Select(property => property.Name);

    public ProcessDefinitionException Fault(string fault) => new(File, ActivityId, fault);

    public DefinitionElement Of(string activityId) => this with { ActivityId = activityId };

    public bool Has(string name) => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out _);

    public DefinitionElement Object(string name) => this with { Json = Property(name, JsonValueKind.Object) };

    public IEnumerable<DefinitionElement> Array(string name) =>
        Property(name, JsonValueKind.Array).EnumerateArray().Select(item => this with { Json = item });

    public string Text(string name) =>
        Property(name, JsonValueKind.String).GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw Fault($"\"{name}\" is empty");

    public int Number(string name) =>
        Property(name, JsonValueKind.Number).TryGetInt32(out var number)
            ? number
            : throw Fault($"\"{name}\" is too large");

    public void MustBeEmpty(string name)
    {
        if (Has(name) && Array(name).Any())
        {
            throw Fault($"\"{name}\" must be empty: a process here carries no values of its own");
        }
    }

    public string StringInput(string name, string typeName = "String")
    {
        var value = Input(name, typeName, "Literal");
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw Fault($"input \"{name}\" must be text");
    }

    public int IntegerInput(string name)
    {
        // Elsa Studio writes numbers both as numbers and as text.
        var value = Input(name, "Int32", "Literal");
        return int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault($"input \"{name}\" must be a whole number");
    }

    public string[] StringsInput(string name)
    {
        var value = Input(name, "String[]", "Object");
        try
        {
            var names =
                value.ValueKind == JsonValueKind.String
                    ? JsonSerializer.Deserialize<string?[]>(value.GetString()!)
                    : null;
            if (names is not null && !names.Any(string.IsNullOrWhiteSpace))
            {
                return names!;
            }
        }
        catch (JsonException)
        {
            // told below, in the same words as text that is JSON but no list
        }

        throw Fault($"input \"{name}\" must be a list of names, as JSON in text");
    }

    private JsonElement Input(string name, string typeName, string expressionType)
    {
        if (!Has(name))
        {
            throw Fault($"missing input \"{name}\"");
        }

        var input = Object(name);
        // A type of Elsa's own is written with its namespace and assembly.
        if (input.Text("typeName").Split(',')[0].Split('.')[^1] != typeName)
        {
            throw Fault($"input \"{name}\" is a \"{input.Text("typeName")}\"; it must be a {typeName}");
        }

        var expression = input.Object("expression");
        if (expression.Text("type") != expressionType)
        {
            throw Fault($"input \"{name}\" is given as \"{expression.Text("type")}\"; it must be {expressionType}");
        }

        return expression.Json.TryGetProperty("value", out var value)
            ? value
            : throw Fault($"input \"{name}\" has no value");
    }

    private JsonElement Property(string name, JsonValueKind kind) =>
        !Has(name) ? throw Fault($"\"{name}\" is missing")
        : Json.GetProperty(name) is var value && value.ValueKind == kind ? value
        : throw Fault($"\"{name}\" must be a JSON {kind}");
}

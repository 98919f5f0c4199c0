using System.Globalization;
using System.Text.Json;

namespace Sortiment.Platform.Audit;

/// <summary>
/// Reads what an entry keeps of a change, <c>{"title": ["before", "after"]}</c>, field by field: what is inside a field is taken
/// apart, and only what differs is left.
/// </summary>
internal static class AuditChanges
{
    /// <summary>One value, or a list of plain values, before and after.</summary>
    /// <param name="Field">The field in words.</param>
    /// <param name="Place">Which one of several in a list, "2"; "" when it is in none.</param>
    public readonly record struct Difference(
        AuditField Field,
        string Place,
        IReadOnlyList<string> Before,
        IReadOnlyList<string> After
    );

    /// <summary>What differs, in the order of the words; things in a list one after the other.</summary>
    /// <param name="json">The entry's changes.</param>
    /// <param name="term">The words for its kind.</param>
    public static IReadOnlyList<Difference> Of(string json, AuditTerm term)
    {
        using var changes = JsonDocument.Parse(json);
        var found = new List<(string Path, Difference Difference)>();
        foreach (var field in changes.RootElement.EnumerateObject())
        {
            var before = Leaves(field.Name, field.Value[0]);
            var after = Leaves(field.Name, field.Value[1]);
            foreach (var leaf in after.Keys.Union(before.Keys))
            {
                var (was, @is) = (before.GetValueOrDefault(leaf, []), after.GetValueOrDefault(leaf, []));
                if (term.Of(leaf.Path) is { } words && !was.SequenceEqual(@is))
                {
                    found.Add((leaf.Path, new Difference(words, leaf.Place, was, @is)));
                }
            }
        }

        return
        [
            .. found
                .OrderBy(f => f.Difference.Place.Length == 0 ? term.PlaceOf(f.Path) : term.PlaceOfFirstBeside(f.Path))
                .ThenBy(f => f.Difference.Place.Length)
                .ThenBy(f => f.Difference.Place, StringComparer.Ordinal)
                .ThenBy(f => term.PlaceOf(f.Path))
                .Select(f => f.Difference),
        ];
    }

    private static Dictionary<(string Path, string Place), IReadOnlyList<string>> Leaves(string path, JsonElement value)
    {
        var leaves = new Dictionary<(string, string), IReadOnlyList<string>>();
        Collect(path, "", value, leaves);
        return leaves;
    }

    private static void Collect(
        string path,
        string place,
        JsonElement value,
        Dictionary<(string, string), IReadOnlyList<string>> leaves
    )
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Object:
                foreach (var part in value.EnumerateObject())
                {
                    Collect($"{path}.{part.Name}", place, part.Value, leaves);
                }

                break;
            case JsonValueKind.Array when value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object):
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Collect(path, place.Length == 0 ? $"{index + 1}" : $"{place}.{index + 1}", item, leaves);
                }

                break;
            case JsonValueKind.Array:
                leaves[(path, place)] = [.. value.EnumerateArray().Select(Plain)];
                break;
            default:
                leaves[(path, place)] = [Plain(value)];
                break;
        }
    }

    private static string Plain(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => "Ja",
            JsonValueKind.False => "Nej",
            JsonValueKind.String when value.GetString()!.Length > 10 && value.TryGetDateTimeOffset(out var time) =>
                time.ToStockholm().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            JsonValueKind.String => value.GetString()!,
            _ => value.GetRawText(),
        };
}

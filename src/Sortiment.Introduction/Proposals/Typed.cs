using System.Text.Json;
using Sortiment.Ui.Forms;

namespace Sortiment.Introduction.Proposals;

/// <summary>Between what is typed in a form and what a command takes.</summary>
internal static class Typed
{
    /// <summary>The choice that a form sent; null when none was made.</summary>
    public static T? Choice<T>(string? value)
        where T : struct, Enum => Enum.TryParse<T>(value, out var choice) && Enum.IsDefined(choice) ? choice : null;

    /// <summary>The choice that a form must have sent.</summary>
    /// <exception cref="InvalidProblem">None was made.</exception>
    public static T Demand<T>(string? value, string field, string message)
        where T : struct, Enum => Choice<T>(value) ?? throw new InvalidProblem(field, message);

    /// <summary>The choices that a group of check boxes sent.</summary>
    public static IReadOnlyList<T> Choices<T>(IEnumerable<string>? values)
        where T : struct, Enum => [.. (values ?? []).Select(Choice<T>).OfType<T>()];

    /// <summary>Every value of an enum as something to choose.</summary>
    public static IReadOnlyList<Option> Options<T>(Func<T, string> name)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Option(value.ToString(), name(value)))];

    /// <summary>A record of texts from its fields by name; what is empty is not there.</summary>
    public static T Texts<T>(IReadOnlyDictionary<string, string?> fields)
    {
        var given = fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)).ToDictionary();
        return JsonSerializer.SerializeToElement(given).Deserialize<T>(StepDetails.Json)!;
    }

    /// <summary>The fields of a record of texts, by name.</summary>
    public static Dictionary<string, string?> Fields(IEnumerable<(string Field, string Heading, string? Text)> all) =>
        all.ToDictionary(item => item.Field, item => item.Text);

    /// <summary>The text, or null when there is nothing but space in it.</summary>
    public static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}

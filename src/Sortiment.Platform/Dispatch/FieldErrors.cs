namespace Sortiment.Platform.Dispatch;

/// <summary>
/// Collects what is wrong field by field, so that a person sees everything at once instead of one fault a time.
/// Field names are those of the API: camelCase, paths with dots and indexes.
/// </summary>
public sealed class FieldErrors
{
    /// <summary>The longest a running text may be, in characters: ample for a chapter, no room for abuse.</summary>
    public const int LongestText = 20_000;

    /// <summary>The longest a name, a title or a reference may be, in characters.</summary>
    public const int LongestName = 200;

    private readonly Dictionary<string, List<string>> _errors = [];

    /// <summary>Whether something is wrong.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Every message with its field.</summary>
    public IEnumerable<(string Field, string Message)> All =>
        _errors.SelectMany(of => of.Value.Select(message => (of.Key, message)));

    /// <summary>Adds what is wrong with a field.</summary>
    public void Add(string field, string message)
    {
        if (!_errors.TryGetValue(field, out var messages))
        {
            _errors[field] = messages = [];
        }

        messages.Add(message);
    }

    /// <summary>Adds the message when the field is not as it must be.</summary>
    public void Unless(bool isRight, string field, string message)
    {
        if (!isRight)
        {
            Add(field, message);
        }
    }

    /// <summary>The text must be there, and not be longer than allowed.</summary>
    public void Required(string field, string? text, string message, int longest = LongestText)
    {
        Unless(!string.IsNullOrWhiteSpace(text), field, message);
        AtMost(field, text, longest);
    }

    /// <summary>The text may be missing, but not be longer than allowed; a name's length makes it a name, <see cref="OneLine"/>.</summary>
    public void AtMost(string field, string? text, int longest = LongestText)
    {
        Unless((text?.Length ?? 0) <= longest, field, $"Texten får vara högst {longest} tecken.");
        Unless(longest > LongestName || OneLine.Holds(text), field, OneLine.Message);
    }

    /// <summary>Ends the collecting: nothing happens when nothing was wrong.</summary>
    /// <exception cref="InvalidProblem">At least one field is not as it must be.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new InvalidProblem(_errors.ToDictionary(e => e.Key, e => e.Value.ToArray()));
        }
    }
}

namespace Sortiment.Ui.Forms;

/// <summary>One choice in a list, a radio group or a group of check boxes.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the user reads.</param>
/// <param name="Hint">A line of help below, in radio groups and groups of check boxes.</param>
public sealed record Option(string Value, string Text, string? Hint = null);

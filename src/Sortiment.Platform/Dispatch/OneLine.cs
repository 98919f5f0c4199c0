using System.Globalization;
using System.Text;

namespace Sortiment.Platform.Dispatch;

/// <summary>
/// Names, titles and references stand on one line and hold what can be seen: a line break makes false lines in a mail, and
/// characters that turn the direction of writing make a name look like another.
/// </summary>
public static class OneLine
{
    /// <summary>What is said of a text that is not on one line.</summary>
    public const string Message = "Texten ska stå på en rad, utan radbrytningar och osynliga tecken.";

    /// <summary>Whether a text is on one line; also true of one that is missing.</summary>
    public static bool Holds(string? text) => text is null || !text.EnumerateRunes().Any(IsUnseen);

    internal static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}

namespace Sortiment.Ui.Components;

/// <summary>Text in pictures, which break no lines by themselves.</summary>
internal static class ChartText
{
    /// <summary>Breaks a text at spaces into lines of at most so many signs; a longer word is broken where it must.</summary>
    public static IReadOnlyList<string> Lines(string text, int length)
    {
        var lines = new List<string> { "" };
        var pieces = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Chunk(length).Select(part => new string(part)));
        foreach (var piece in pieces)
        {
            if (lines[^1] == "")
            {
                lines[^1] = piece;
            }
            else if (lines[^1].Length + 1 + piece.Length <= length)
            {
                lines[^1] += " " + piece;
            }
            else
            {
                lines.Add(piece);
            }
        }

        return lines;
    }
}

namespace Sortiment.Funding.Pdf;

/// <summary>Where a text goes on to the next line.</summary>
internal static class LineBreaks
{
    /// <summary>
    /// Breaks a text at spaces so that each line fits, and within a word only where the word alone is too long. A space
    /// stays at the line's end, for who copies the text or has it read aloud.
    /// </summary>
    /// <param name="text">What is to be broken; no-break spaces hold.</param>
    /// <param name="width">How wide a line may be.</param>
    /// <param name="measure">How wide a text is.</param>
    public static List<string> Of(string text, double width, Func<string, double> measure)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line + word;
            if (line != "" && measure(longer) > width)
            {
                lines.Add(line);
                longer = word;
            }

            while (longer.Length > 1 && measure(longer) > width)
            {
                var fits = longer.Length - 1;
                while (fits > 1 && measure(longer[..fits]) > width)
                {
                    fits--;
                }

                lines.Add(longer[..fits]);
                longer = longer[fits..];
            }

            line = longer + " ";
        }

        lines.Add(line.TrimEnd(' '));
        return lines;
    }
}

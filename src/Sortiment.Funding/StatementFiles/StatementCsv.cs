using System.Globalization;
using System.Text;
using Sortiment.Kernel;

namespace Sortiment.Funding.StatementFiles;

/// <summary>The statement as CSV that a Swedish Excel opens rightly: semicolons, UTF-8 with a byte order mark, decimal comma.</summary>
internal static class StatementCsv
{
    /// <summary>Writes the tables one after the other, each under its name; an amount is "1234,50".</summary>
    public static byte[] Write(StatementFigures figures)
    {
        var csv = new StringBuilder();
        Line(csv, ["Redovisning", figures.Scheme]);
        Line(csv, ["Ansvarig organisation", figures.Organisation]);
        Line(csv, ["Period", figures.Period.ToString()]);
        if (figures.Comment is { } comment)
        {
            Line(csv, ["Kommentar", comment]);
        }

        foreach (var table in StatementTables.Of(figures))
        {
            csv.Append("\r\n");
            Line(csv, [table.Name]);
            Line(csv, [.. table.Headings.Select(heading => (StatementCell)heading)]);
            foreach (var row in table.Rows)
            {
                Line(csv, row);
            }

            if (table.Sum is { } sum)
            {
                Line(csv, sum);
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static void Line(StringBuilder csv, IReadOnlyList<StatementCell> cells) =>
        csv.AppendJoin(';', cells.Select(cell => cell.Amount is { } amount ? Figure(amount) : Quoted(cell.Text ?? "")))
            .Append("\r\n");

    private static string Figure(Money amount) =>
        amount.Kronor.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary>
    /// A text as a spreadsheet takes it for a text: what begins as a formula gets an apostrophe before it (OWASP, "CSV
    /// injection").
    /// </summary>
    private static string Quoted(string text)
    {
        var safe =
            text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..]
                ? "'" + text
                : text;
        return safe.AsSpan().ContainsAny("\";\r\n\t") ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }
}

using System.Globalization;
using System.Text;
using Sortiment.Kernel;

namespace Sortiment.Funding.StatementFiles;

/// <summary>CSV that a Swedish Excel opens rightly: semicolons, UTF-8 with a byte order mark, decimal comma.</summary>
internal sealed class CsvLines
{
    private readonly StringBuilder _csv = new();

    /// <summary>Adds a line; an amount is "1234,50", no cells make an empty line.</summary>
    public void Add(params IReadOnlyList<StatementCell> cells) =>
        _csv.AppendJoin(';', cells.Select(cell => cell.Amount is { } amount ? Figure(amount) : Quoted(cell.Text ?? "")))
            .Append("\r\n");

    /// <summary>The file.</summary>
    public byte[] Bytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_csv.ToString())];

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

using System.Globalization;
using Sortiment.Funding.CsvFiles;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.Spending;

/// <summary>A row of a file of spending.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Spent">What it says.</param>
internal sealed record SpendingRow(long Line, Spent Spent);

/// <summary>
/// Spending as CSV: a heading row with datum, ändamål (or kostnadsslag), belopp and text in any order, semicolons or commas,
/// UTF-8 or Windows-1252, amounts in kronor.
/// </summary>
internal static class SpendingFile
{
    private static readonly (string Name, CsvColumn Column)[] Columns =
    [
        ("date", new("datum")),
        ("category", new("ändamål", "kostnadsslag")),
        ("ore", new("belopp")),
        ("text", new("text")),
    ];

    /// <summary>The heading above a field: "belopp" for "ore".</summary>
    public static string HeadingOf(string field) => Columns.Single(column => column.Name == field).Column.Headings[0];

    /// <summary>Reads the rows; what does not look like a day or an amount is left empty for the check to name.</summary>
    /// <exception cref="InvalidProblem">The file as a whole cannot be read; the message names the line.</exception>
    public static async Task<IReadOnlyList<SpendingRow>> ReadAsync(byte[] bytes, CancellationToken ct)
    {
        var rows = await CsvTable.ReadAsync(bytes, Array.ConvertAll(Columns, column => column.Column), ct);
        return [.. rows.Select(row => new SpendingRow(row.Line, Read(row.Fields)))];
    }

    private static Spent Read(IReadOnlyList<string> fields) =>
        new(
            DateOnly.TryParseExact(
                fields[0],
                ["yyyy-MM-dd", "yyyyMMdd"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null,
            fields[1],
            Money.TryParse(fields[2], out var amount) ? amount.Ore : null,
            fields[3]
        );
}

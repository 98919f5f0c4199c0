using System.Globalization;
using System.Text;
using CsvHelper;
using Sortiment.Funding.BankFiles.Reading;
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
    /// <summary>The field that a file's faults are named under.</summary>
    public const string Field = "file";

    private const int MostRows = 5_000;
    private const int LongestRow = 64 * 1024;

    private static readonly (string Name, string[] Headings)[] Columns =
    [
        ("date", ["datum"]),
        ("category", ["ändamål", "kostnadsslag"]),
        ("ore", ["belopp"]),
        ("text", ["text"]),
    ];

    /// <summary>The heading above a field: "belopp" for "ore".</summary>
    public static string HeadingOf(string field) => Columns.Single(column => column.Name == field).Headings[0];

    /// <summary>Reads the rows; what does not look like a day or an amount is left empty for the check to name.</summary>
    /// <exception cref="InvalidProblem">The file as a whole cannot be read; the message names the line.</exception>
    public static async Task<IReadOnlyList<SpendingRow>> ReadAsync(byte[] bytes, CancellationToken ct)
    {
        using var file = new MemoryStream(bytes, writable: false);
        var encoding = await TextEncoding.OfAsync(file, TextEncoding.Windows1252, ct);
        file.Position = 0;
        await using var csv = CsvReader.Create(file, Options(encoding, bytes), leaveOpen: true);
        var rows = new List<SpendingRow>();
        try
        {
            var more = await csv.ReadAsync(ct);
            var columns = ColumnsOf(csv.Headers);
            for (; more; more = await csv.ReadAsync(ct))
            {
                var fields = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray();
                if (fields.All(string.IsNullOrWhiteSpace))
                {
                    continue;
                }

                Refuse(fields.Length < columns.Max() + 1, $"Rad {csv.LineNumber} har för få fält.");
                Refuse(rows.Count == MostRows, $"Filen har fler än {MostRows} rader. Dela den.");
                rows.Add(new SpendingRow(csv.LineNumber, Read(Array.ConvertAll(columns, at => fields[at]))));
            }
        }
        catch (CsvFormatException e)
        {
            Refuse(true, $"Citattecknen går inte ihop på rad {e.LineNumber}.");
        }

        Refuse(rows.Count == 0, "Filen har inga rader under rubrikerna.");
        return rows;
    }

    private static int[] ColumnsOf(IReadOnlyList<string> headings)
    {
        var plain = headings.Select(heading => heading.Trim('\uFEFF', ' ')).ToList();
        return Array.ConvertAll(
            Columns,
            column =>
            {
                var at = plain.FindIndex(h => column.Headings.Contains(h, StringComparer.OrdinalIgnoreCase));
                Refuse(at < 0, $"Kolumnen ”{column.Headings[0]}” saknas i rubrikraden.");
                return at;
            }
        );
    }

    private static Spent Read(string[] fields) =>
        new(
            DateOnly.TryParseExact(
                fields[0].Trim(),
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

    private static CsvReaderOptions Options(Encoding encoding, byte[] bytes)
    {
        var start = encoding.GetString(bytes, 0, Math.Min(bytes.Length, 4096));
        var first = start.AsSpan(0, start.AsSpan().IndexOfAny('\r', '\n') is var end && end < 0 ? start.Length : end);
        return new CsvReaderOptions
        {
            Encoding = encoding,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LongestRow,
            Separator = first.Contains(';') ? ';' : ',',
            TrackLineNumbers = true,
            TrimInsideQuotes = true,
            TrimWhitespace = true,
        };
    }

    private static void Refuse(bool when, string because)
    {
        if (when)
        {
            throw new InvalidProblem(Field, because);
        }
    }
}

using System.Text;
using CsvHelper;
using Sortiment.Funding.BankFiles.Reading;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.CsvFiles;

/// <summary>A column that a table must have.</summary>
/// <param name="Headings">What may stand over it, in lower case; the first is what it is called.</param>
internal sealed record CsvColumn(params IReadOnlyList<string> Headings);

/// <summary>A row of a table.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Fields">In the order of the columns that were asked for.</param>
internal sealed record CsvRow(long Line, IReadOnlyList<string> Fields);

/// <summary>
/// A small table that a person made: a heading row, semicolons or commas, UTF-8 or Windows-1252. Columns may stand in any order,
/// beside others.
/// </summary>
internal static class CsvTable
{
    /// <summary>The field that a file's faults are named under.</summary>
    public const string Field = "file";

    private const int MostRows = 5_000;
    private const int LongestRow = 64 * 1024;

    /// <summary>Reads the rows; empty ones are passed over.</summary>
    /// <exception cref="InvalidProblem">The file as a whole cannot be read; the message names the line or the column.</exception>
    public static async Task<IReadOnlyList<CsvRow>> ReadAsync(
        byte[] bytes,
        IReadOnlyList<CsvColumn> columns,
        CancellationToken ct
    )
    {
        using var file = new MemoryStream(bytes, writable: false);
        var encoding = await TextEncoding.OfAsync(file, TextEncoding.Windows1252, ct);
        file.Position = 0;
        await using var csv = CsvReader.Create(file, Options(encoding, bytes), leaveOpen: true);
        var rows = new List<CsvRow>();
        try
        {
            var more = await csv.ReadAsync(ct);
            var places = PlacesOf(columns, csv.Headers);
            for (; more; more = await csv.ReadAsync(ct))
            {
                var fields = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray();
                if (fields.All(string.IsNullOrWhiteSpace))
                {
                    continue;
                }

                Refuse(fields.Length < places.Max() + 1, $"Rad {csv.LineNumber} har för få fält.");
                Refuse(rows.Count == MostRows, $"Filen har fler än {MostRows} rader. Dela den.");
                rows.Add(new CsvRow(csv.LineNumber, [.. places.Select(at => fields[at].Trim())]));
            }
        }
        catch (CsvFormatException e)
        {
            Refuse(true, $"Citattecknen går inte ihop på rad {e.LineNumber}.");
        }

        Refuse(rows.Count == 0, "Filen har inga rader under rubrikerna.");
        return rows;
    }

    private static int[] PlacesOf(IReadOnlyList<CsvColumn> columns, IReadOnlyList<string> headings)
    {
        var plain = headings.Select(heading => heading.Trim('\uFEFF', ' ')).ToList();
        return
        [
            .. columns.Select(column =>
            {
                var at = plain.FindIndex(h => column.Headings.Contains(h, StringComparer.OrdinalIgnoreCase));
                Refuse(at < 0, $"Kolumnen ”{column.Headings[0]}” saknas i rubrikraden.");
                return at;
            }),
        ];
    }

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

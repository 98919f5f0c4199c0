using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using Sortiment.Funding.BankFiles.Reading;

namespace Sortiment.Funding.BankFiles.Csv;

/// <summary>
/// Payments separated by semicolon or comma, in UTF-8 or Windows-1252, one a row under the headings of
/// <see cref="CsvHeadings"/>. There are no control sums, so every row must be right: one that is not is a person's slip,
/// and the file is refused for it to be mended.
/// </summary>
internal sealed class CsvPaymentReader : IBankFileReader
{
    private readonly char _separator;
    private Encoding _encoding = Encoding.UTF8;

    /// <param name="start">The file's beginning, with at least its first line.</param>
    public CsvPaymentReader(string start) => _separator = FirstLine(start).Contains(';') ? ';' : ',';

    /// <summary>Whether a file that begins so has the two headings that it must have.</summary>
    public static bool Recognises(string start)
    {
        var first = FirstLine(start);
        return first.Contains(CsvHeadings.Day, StringComparison.OrdinalIgnoreCase)
            && first.Contains(CsvHeadings.Amount, StringComparison.OrdinalIgnoreCase)
            && first.ContainsAny(';', ',');
    }

    /// <inheritdoc />
    public async Task CheckAsync(Stream file, Tally tally, CancellationToken cancellationToken)
    {
        _encoding = await TextEncoding.OfAsync(file, TextEncoding.Windows1252, cancellationToken);
        file.Position = 0;
        await foreach (var payment in PaymentsAsync(file, tally, cancellationToken))
        {
            tally.All.Add(payment.Amount, payment.BookingDate);
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<BankPayment> ReadAsync(Stream file, CancellationToken cancellationToken) =>
        PaymentsAsync(file, null, cancellationToken);

    private async IAsyncEnumerable<BankPayment> PaymentsAsync(
        Stream file,
        Tally? tally,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var line = 1L;
        await using var bounded = new BoundedStream(file, () => line);
        await using var csv = CsvReader.Create(bounded, Options(), leaveOpen: true);
        var more = await NextAsync();
        var headings = new CsvHeadings(csv.Headers, tally);
        var fingerprints = new Fingerprints("csv");
        for (; more; more = await NextAsync())
        {
            bounded.Renew();
            line = csv.LineNumber;
            var fields = new string[csv.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = csv.GetString(i);
            }

            if (fields.Any(field => field.Length > 0))
            {
                yield return new CsvPayment(line, fields, headings).Read(fingerprints, tally);
            }
        }

        async Task<bool> NextAsync()
        {
            try
            {
                return await csv.ReadAsync(cancellationToken);
            }
            catch (CsvFormatException e)
            {
                var at = e.LineNumber > 0 ? e.LineNumber : line + 1;
                throw new BankFileProblem(at, null, "Citattecknen går inte ihop, eller raden är längre än 64 kB.");
            }
        }
    }

    private CsvReaderOptions Options() =>
        new()
        {
            Encoding = _encoding,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = 64 * 1024,
            Separator = _separator,
            TrackLineNumbers = true,
            TrimInsideQuotes = true,
            TrimWhitespace = true,
        };

    private static ReadOnlySpan<char> FirstLine(string start)
    {
        var end = start.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? start : start.AsSpan(0, end);
    }
}

using System.Globalization;
using System.Text;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.SieFiles;

/// <summary>
/// Vouchers as SIE 4I, the Swedish format between bookkeeping systems (SIE-gruppen, version 4B): code page 437, one line an
/// item. The same figures give the same bytes.
/// </summary>
internal static class SieFile
{
    /// <summary>The dimension that the format reserves for customers.</summary>
    private const string Customer = "8";

    // A sign that code page 437 lacks becomes one that says the same, or a question mark.
    private static readonly Dictionary<char, string> Replaced = new()
    {
        ['\u00A0'] = " ",
        ['\u2013'] = "-",
        ['\u2014'] = "-",
        ['\u2212'] = "-",
        ['\u2018'] = "'",
        ['\u2019'] = "'",
        ['\u201C'] = "\"",
        ['\u201D'] = "\"",
        ['\u2026'] = "...",
        ['\u20AC'] = "EUR",
        // the format escapes only quotation marks: a backslash before one would swallow the end of the field
        ['\\'] = "/",
    };

    private static readonly Encoding Pc8 = CodePagesEncodingProvider.Instance.GetEncoding(
        437,
        new EncoderReplacementFallback("?"),
        DecoderFallback.ReplacementFallback
    )!;

    /// <summary>Writes the file voucher by voucher: a year of a hundred thousand takes no more memory than one of ten.</summary>
    /// <param name="figures">What stands before the vouchers.</param>
    /// <param name="vouchers">What is exported, in the order of series and number.</param>
    /// <param name="to">Stays open; has a part of the file when this throws.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="InvalidProblem">
    /// A voucher has no rows, does not add up to nought, does not come after the one before it, lies outside the year, or names what
    /// is not among the accounts or principals.
    /// </exception>
    public static async Task WriteAsync(
        SieFigures figures,
        IAsyncEnumerable<SieVoucher> vouchers,
        Stream to,
        CancellationToken ct
    )
    {
        await using var writer = new StreamWriter(to, Pc8, leaveOpen: true);
        var file = new StringBuilder();
        Head(file, figures);
        var check = new Check(figures);
        await foreach (var voucher in vouchers.WithCancellation(ct))
        {
            check.Next(voucher);
            Write(file, voucher);
            await writer.WriteAsync(file, ct);
            file.Clear();
        }

        await writer.WriteAsync(file, ct);
    }

    private static void Write(StringBuilder file, SieVoucher voucher)
    {
        Line(file, "#VER", Text(voucher.Series), Whole(voucher.Number), Day(voucher.Date), Text(voucher.Text));
        file.Append("{\r\n");
        foreach (var row in voucher.Rows)
        {
            var on = row.Principal is null ? "{}" : $"{{{Text(Customer)} {Text(row.Principal)}}}";
            var text = Text(row.Text ?? voucher.Text);
            Line(file, "   #TRANS", row.Account, on, Amount(row.Amount), Day(voucher.Date), text);
        }

        file.Append("}\r\n");
    }

    private static void Head(StringBuilder file, SieFigures figures)
    {
        Line(file, "#FLAGGA", "0");
        Line(file, "#PROGRAM", Text("Sortiment"), Text("1"));
        Line(file, "#FORMAT", "PC8");
        Line(file, "#GEN", Day(figures.Generated));
        Line(file, "#SIETYP", "4");
        Line(file, "#ORGNR", figures.Number.ToString());
        Line(file, "#FNAMN", Text(figures.Name));
        if (figures.Year is { To: { } to } year)
        {
            Line(file, "#RAR", "0", Day(year.From), Day(to));
        }

        foreach (var account in figures.Accounts.OrderBy(account => account.Number, StringComparer.Ordinal))
        {
            Line(file, "#KONTO", account.Number, Text(account.Name));
        }

        if (figures.Principals.Count > 0)
        {
            Line(file, "#DIM", Customer, Text("Kund"));
        }

        foreach (var principal in figures.Principals.OrderBy(principal => principal.Code, StringComparer.Ordinal))
        {
            Line(file, "#OBJEKT", Customer, Text(principal.Code), Text(principal.Name));
        }
    }

    private static void Line(StringBuilder file, string label, params ReadOnlySpan<string> fields)
    {
        file.Append(label);
        foreach (var field in fields)
        {
            file.Append(' ').Append(field);
        }

        file.Append("\r\n");
    }

    private static string Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var sign in text)
        {
            foreach (var written in Replaced.GetValueOrDefault(sign, sign.ToString()))
            {
                quoted.Append(
                    written == '"' ? "\\\""
                    : char.IsControl(written) ? " "
                    : written.ToString()
                );
            }
        }

        return quoted.Append('"').ToString();
    }

    private static string Amount(Money amount) => amount.Kronor.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Lets through only vouchers that another system can take in.</summary>
    private sealed class Check(SieFigures figures)
    {
        private readonly HashSet<string> _accounts = [.. figures.Accounts.Select(account => account.Number)];
        private readonly HashSet<string> _principals = [.. figures.Principals.Select(principal => principal.Code)];
        private SieVoucher? _last;

        public void Next(SieVoucher voucher)
        {
            var name = $"Verifikation {voucher.Series} {Whole(voucher.Number)}";
            var sum = Money.Sum(voucher.Rows.Select(row => row.Amount));
            Refuse(voucher.Rows.Count == 0, $"{name} har inga rader.");
            Refuse(sum != Money.Zero, $"{name} går inte ihop: raderna blir {sum}, inte noll.");
            var turn = TurnOf(voucher);
            Refuse(turn == 0, $"{name} finns två gånger.");
            Refuse(turn < 0, $"{name} kommer efter en med högre nummer.");
            Refuse(
                figures.Year is { } year && !year.Contains(voucher.Date),
                $"{name} har datum {Iso(voucher.Date)}, utanför räkenskapsåret."
            );
            foreach (var row in voucher.Rows)
            {
                Refuse(!_accounts.Contains(row.Account), $"{name} bokförs på konto {row.Account}, som inte finns med.");
                Refuse(
                    row.Principal is { } code && !_principals.Contains(code),
                    $"{name} bokförs på {row.Principal}, som inte finns med."
                );
            }

            _last = voucher;
        }

        // above nought after the last one, nought when it is the same
        private int TurnOf(SieVoucher voucher) =>
            _last is not { } last ? 1
            : string.CompareOrdinal(voucher.Series, last.Series) is var series && series != 0 ? series
            : voucher.Number.CompareTo(last.Number);

        private static void Refuse(bool when, string because)
        {
            if (when)
            {
                throw new InvalidProblem("vouchers", because);
            }
        }
    }
}

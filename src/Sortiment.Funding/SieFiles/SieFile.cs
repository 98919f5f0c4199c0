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

    /// <summary>Writes the file.</summary>
    /// <exception cref="InvalidProblem">A voucher does not add up to nought, or names what is not among the accounts or principals.</exception>
    public static byte[] Write(SieFigures figures)
    {
        Check(figures);
        var file = new StringBuilder();
        Head(file, figures);
        foreach (var voucher in figures.Vouchers.OrderBy(v => v.Series, StringComparer.Ordinal).ThenBy(v => v.Number))
        {
            Line(file, "#VER", Text(voucher.Series), Whole(voucher.Number), Day(voucher.Date), Text(voucher.Text));
            file.Append("{\r\n");
            foreach (var row in voucher.Rows)
            {
                var on = row.Principal is null ? "{}" : $"{{{Text(Customer)} {Text(row.Principal)}}}";
                Line(
                    file,
                    "   #TRANS",
                    row.Account,
                    on,
                    Amount(row.Amount),
                    Day(voucher.Date),
                    Text(row.Text ?? voucher.Text)
                );
            }

            file.Append("}\r\n");
        }

        return Pc8.GetBytes(file.ToString());
    }

    /// <summary>Writes the file to a stream, which stays open.</summary>
    /// <exception cref="InvalidProblem">As <see cref="Write(SieFigures)"/>.</exception>
    public static void Write(SieFigures figures, Stream to) => to.Write(Write(figures));

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

    private static void Check(SieFigures figures)
    {
        var accounts = figures.Accounts.Select(account => account.Number).ToHashSet(StringComparer.Ordinal);
        var principals = figures.Principals.Select(principal => principal.Code).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<(string, int)>();
        foreach (var voucher in figures.Vouchers)
        {
            var name = $"Verifikation {voucher.Series} {Whole(voucher.Number)}";
            var sum = Money.Sum(voucher.Rows.Select(row => row.Amount));
            Refuse(voucher.Rows.Count == 0, $"{name} har inga rader.");
            Refuse(sum != Money.Zero, $"{name} går inte ihop: raderna blir {sum}, inte noll.");
            Refuse(!seen.Add((voucher.Series, voucher.Number)), $"{name} finns två gånger.");
            Refuse(
                figures.Year is { } year && !year.Contains(voucher.Date),
                $"{name} har datum {Iso(voucher.Date)}, utanför räkenskapsåret."
            );
            foreach (var row in voucher.Rows)
            {
                Refuse(!accounts.Contains(row.Account), $"{name} bokförs på konto {row.Account}, som inte finns med.");
                Refuse(
                    row.Principal is { } code && !principals.Contains(code),
                    $"{name} bokförs på {row.Principal}, som inte finns med."
                );
            }
        }
    }

    private static void Refuse(bool when, string because)
    {
        if (when)
        {
            throw new InvalidProblem("vouchers", because);
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
}

using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Matching;

namespace Sortiment.Funding.Payments;

/// <summary>The words that people see.</summary>
internal static class PaymentTerms
{
    public static string InSwedish(this MatchKind kind) =>
        kind switch
        {
            MatchKind.Full => "Hela fakturan",
            MatchKind.Partial => "Delbetalning",
            MatchKind.Over => "För mycket betalt",
            MatchKind.Double => "Redan betald faktura",
            MatchKind.Credited => "Krediterad faktura",
            MatchKind.Unmatched => "Ingen säker faktura",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind"),
        };

    public static string InSwedish(this MatchRule rule) =>
        rule switch
        {
            MatchRule.Reference => "OCR-referens",
            MatchRule.Number => "Fakturanummer",
            MatchRule.PayerAndAmount => "Betalare och belopp",
            MatchRule.None => "För hand",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown rule"),
        };

    public static string InSwedish(this BankFileFormat format) =>
        format switch
        {
            BankFileFormat.BgMax => "BgMax",
            BankFileFormat.Camt053V2 => "camt.053, version 2",
            BankFileFormat.Camt053V8 => "camt.053, version 8",
            BankFileFormat.Camt054V2 => "camt.054, version 2",
            BankFileFormat.Camt054V8 => "camt.054, version 8",
            BankFileFormat.Csv => "CSV",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format"),
        };
}

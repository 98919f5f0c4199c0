namespace Sortiment.Funding.Ledger;

/// <summary>The words' Swedish.</summary>
internal static class LedgerWords
{
    public static string InSwedish(this VoucherKind kind) =>
        kind switch
        {
            VoucherKind.Invoice => "Faktura",
            VoucherKind.Credit => "Kreditfaktura",
            VoucherKind.Payment => "Betalning",
            VoucherKind.Match => "Placering",
            VoucherKind.Undo => "Borttagen placering",
            VoucherKind.Return => "Avslutad mot banken",
            VoucherKind.Spending => "Kostnad",
            VoucherKind.MarkUp => "Påslag på hyror",
            VoucherKind.Reversal => "Rättelse",
            VoucherKind.Settlement => "Slutavräkning",
            VoucherKind.Repayment => "Återbetalning",
            VoucherKind.Transfer => "Överföring",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind"),
        };

    public static string InSwedish(this PostingSort sort) =>
        sort switch
        {
            PostingSort.Invoiced => "Fakturor och krediter",
            PostingSort.Paid => "Betalningar",
            PostingSort.Other => "Annat",
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Unknown sort"),
        };
}

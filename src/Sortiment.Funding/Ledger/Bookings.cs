using Sortiment.Funding.Invoices;
using Sortiment.Funding.Payments;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;

namespace Sortiment.Funding.Ledger;

/// <summary>
/// How what happens is booked. The bank account is kept per scheme, so that what a scheme has left stands in the books; money
/// that nobody has placed yet belongs to none.
/// </summary>
internal static class Bookings
{
    /// <summary>An invoice: the principal owes what the scheme has been promised, and its VAT.</summary>
    public static Entry Of(Invoice invoice)
    {
        var sign = invoice.Kind == InvoiceKind.Credit ? -1 : 1;
        List<EntryLine> lines =
        [
            new(Account.Receivable.Number, invoice.Total * sign, invoice.TenantId, invoice.CreditsId ?? invoice.Id),
            new(Account.JointFunds.Number, -invoice.Net * sign, invoice.TenantId),
        ];
        if (invoice.Vat != Money.Zero)
        {
            lines.Add(new EntryLine(Account.Vat.Number, -invoice.Vat * sign));
        }

        return new Entry(
            sign > 0 ? VoucherKind.Invoice : VoucherKind.Credit,
            invoice.Issued,
            $"{(sign > 0 ? "Faktura" : "Kreditfaktura")} {invoice.Number}",
            invoice.SchemeId,
            lines
        );
    }

    /// <summary>A payment that has come in, or gone out, with what of it is placed at once; the rest waits unplaced.</summary>
    /// <param name="payment">The payment.</param>
    /// <param name="date">Its booking day, or a later one when that year is locked.</param>
    /// <param name="placed">What is for which invoice.</param>
    public static Entry Of(Payment payment, DateOnly date, IReadOnlyList<(Invoice Invoice, Money Amount)> placed)
    {
        var lines = new List<EntryLine>();
        var left = payment.Amount;
        foreach (var (invoice, amount) in placed)
        {
            lines.Add(BankOf(amount, invoice.SchemeId, payment));
            lines.Add(Paid(invoice, amount, payment));
            left -= amount;
        }

        if (left != Money.Zero)
        {
            lines.Add(BankOf(left, null, payment));
            lines.Add(new EntryLine(Account.Unplaced.Number, -left, PaymentId: payment.Id));
        }

        return new Entry(
            VoucherKind.Payment,
            date,
            payment.Amount > Money.Zero ? "Inbetalning" : "Utbetalning",
            null,
            lines
        );
    }

    /// <summary>Unplaced money of a payment is placed on an invoice.</summary>
    public static Entry Match(Payment payment, Invoice invoice, Money amount, DateOnly date) =>
        Placing(VoucherKind.Match, payment, invoice, amount, date, $"Placerad på faktura {invoice.Number}");

    /// <summary>What was placed on an invoice becomes unplaced again.</summary>
    /// <param name="voucher">The voucher that placed it.</param>
    public static Entry Undo(Payment payment, Invoice invoice, Money amount, DateOnly date, Guid voucher) =>
        Placing(VoucherKind.Undo, payment, invoice, -amount, date, $"Borttagen från faktura {invoice.Number}") with
        {
            Reverses = voucher,
        };

    /// <summary>Money in of one payment and money out of another are the same money.</summary>
    /// <param name="payment">Has at least the amount left.</param>
    /// <param name="against">Has at least as much left of the other sign.</param>
    public static Entry Offset(Payment payment, Payment against, Money amount, DateOnly date) =>
        new(
            VoucherKind.Match,
            date,
            "Inbetalning kvittad mot utbetalning",
            null,
            [
                new(Account.Unplaced.Number, amount, PaymentId: payment.Id),
                new(Account.Unplaced.Number, -amount, PaymentId: against.Id),
            ]
        );

    /// <summary>What is left of a payment is paid back by the bank; or what went out is booked already.</summary>
    public static Entry Return(Payment payment, DateOnly date) =>
        new(
            VoucherKind.Return,
            date,
            payment.Left > Money.Zero ? "Återbetald inbetalning" : "Utbetalning som redan är bokförd",
            null,
            [
                new(Account.Unplaced.Number, payment.Left, PaymentId: payment.Id),
                new(Account.Bank.Number, -payment.Left, PaymentId: payment.Id),
            ]
        );

    /// <summary>Money spent on a category.</summary>
    public static Entry Spending(FundingScheme scheme, BudgetLine line, DateOnly date, Money amount, string text) =>
        new(
            VoucherKind.Spending,
            date,
            text,
            scheme.Id,
            [new(Account.NumberOf(line.Number), amount), new(Account.Bank.Number, -amount)]
        );

    /// <summary>Income from mark-up on rents.</summary>
    public static Entry MarkUp(FundingScheme scheme, DateOnly date, Money amount, string text) =>
        new(
            VoucherKind.MarkUp,
            date,
            text,
            scheme.Id,
            [new(Account.Bank.Number, amount), new(Account.MarkUp.Number, -amount)]
        );

    private static Entry Placing(
        VoucherKind kind,
        Payment payment,
        Invoice invoice,
        Money amount,
        DateOnly date,
        string text
    ) =>
        new(
            kind,
            date,
            text,
            null,
            [
                new(Account.Unplaced.Number, amount, PaymentId: payment.Id),
                BankOf(-amount, null, payment),
                BankOf(amount, invoice.SchemeId, payment),
                Paid(invoice, amount, payment),
            ]
        );

    private static EntryLine BankOf(Money amount, Guid? scheme, Payment payment) =>
        new(Account.Bank.Number, amount, PaymentId: payment.Id, SchemeId: scheme);

    private static EntryLine Paid(Invoice invoice, Money amount, Payment payment) =>
        new(Account.Receivable.Number, -amount, invoice.TenantId, invoice.Id, payment.Id, invoice.SchemeId);
}

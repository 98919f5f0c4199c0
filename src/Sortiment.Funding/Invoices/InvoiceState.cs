using Sortiment.Kernel;

namespace Sortiment.Funding.Invoices;

/// <summary>Where an invoice stands.</summary>
internal enum InvoiceState
{
    /// <summary>Obetald.</summary>
    Unpaid,

    /// <summary>Förfallen.</summary>
    Overdue,

    /// <summary>Delvis betald.</summary>
    PartlyPaid,

    /// <summary>Betald.</summary>
    Paid,

    /// <summary>Krediterad.</summary>
    Credited,

    /// <summary>Kreditfaktura.</summary>
    Credit,
}

/// <summary>What states are called.</summary>
internal static class InvoiceWords
{
    /// <summary>Where the invoice stands on a day.</summary>
    public static InvoiceState StateOn(this Invoice invoice, DateOnly day) =>
        invoice.Kind == InvoiceKind.Credit ? InvoiceState.Credit
        : invoice.Open == Money.Zero ? (invoice.Paid > Money.Zero ? InvoiceState.Paid : InvoiceState.Credited)
        : invoice.Due < day ? InvoiceState.Overdue
        : invoice.Paid > Money.Zero ? InvoiceState.PartlyPaid
        : InvoiceState.Unpaid;

    public static string InSwedish(this InvoiceState state) =>
        state switch
        {
            InvoiceState.Unpaid => "Obetald",
            InvoiceState.Overdue => "Förfallen",
            InvoiceState.PartlyPaid => "Delvis betald",
            InvoiceState.Paid => "Betald",
            InvoiceState.Credited => "Krediterad",
            InvoiceState.Credit => "Kreditfaktura",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state"),
        };
}

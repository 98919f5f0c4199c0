using Sortiment.Ui.Components;

namespace Sortiment.Funding.Invoices;

/// <summary>How states look.</summary>
internal static class InvoiceTones
{
    public static Tone Of(InvoiceState state) =>
        state switch
        {
            InvoiceState.Overdue => Tone.Danger,
            InvoiceState.PartlyPaid => Tone.Warning,
            InvoiceState.Paid => Tone.Success,
            _ => Tone.Neutral,
        };
}

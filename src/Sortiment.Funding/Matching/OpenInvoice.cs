using Sortiment.Funding.Invoices;
using Sortiment.Kernel;

namespace Sortiment.Funding.Matching;

/// <summary>What the matcher knows of an invoice, paid ones too: a payment of a paid invoice is a double one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in the organisation's series, as printed.</param>
/// <param name="Reference">The OCR reference printed on it.</param>
/// <param name="Payer">Who it was sent to.</param>
/// <param name="Total">What it was for.</param>
/// <param name="Paid">What has been paid of it.</param>
/// <param name="Open">What is left to pay: total less credited and paid, at least nought.</param>
/// <param name="Due">The due date.</param>
internal sealed record OpenInvoice(
    Guid Id,
    string Number,
    OcrReference Reference,
    OrganisationNumber? Payer,
    Money Total,
    Money Paid,
    Money Open,
    DateOnly Due
)
{
    /// <summary>What the matcher is to know of an invoice.</summary>
    public static OpenInvoice Of(Invoice invoice) =>
        new(
            invoice.Id,
            invoice.Number,
            OcrReference.Parse(invoice.Ocr),
            invoice.BuyerNumber,
            invoice.Total,
            invoice.Paid,
            invoice.Open,
            invoice.Due
        );
}

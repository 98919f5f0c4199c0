using Sortiment.Kernel;

namespace Sortiment.Funding.Matching;

/// <summary>
/// Finds invoices for the matcher. The lists come in the same order whatever order the invoices were added in: due date,
/// number, id.
/// </summary>
internal interface IInvoiceIndex
{
    /// <summary>The invoice with exactly this OCR reference, spaces apart; paid or not.</summary>
    OpenInvoice? WithReference(string digits);

    /// <summary>The invoices with this number, whatever the case of its letters; paid or not.</summary>
    IEnumerable<OpenInvoice> WithNumber(string number);

    /// <summary>The payer's invoices that have something left to pay.</summary>
    IEnumerable<OpenInvoice> OpenOf(OrganisationNumber payer);

    /// <summary>The payer's invoices that have exactly this left to pay.</summary>
    IEnumerable<OpenInvoice> OpenOf(OrganisationNumber payer, Money amount);

    /// <summary>The invoices that have exactly this left to pay.</summary>
    IEnumerable<OpenInvoice> WithOpen(Money amount);
}

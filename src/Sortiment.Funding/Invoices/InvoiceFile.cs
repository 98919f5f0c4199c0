using Sortiment.Funding.InvoiceFiles;
using Sortiment.Platform.Mail;

namespace Sortiment.Funding.Invoices;

/// <summary>An invoice as files: written anew each time from what stands on it, so always the same bytes.</summary>
internal static class InvoiceFile
{
    public const string PdfType = "application/pdf";
    public const string XmlType = "application/xml";

    /// <summary>On paper.</summary>
    public static MailAttachment Pdf(Invoice invoice) =>
        new(Name(invoice) + ".pdf", PdfType, InvoicePdf.Write(invoice.Read()));

    /// <summary>As an e-invoice, Peppol BIS Billing 3.</summary>
    public static MailAttachment Xml(Invoice invoice) =>
        new(Name(invoice) + ".xml", XmlType, EInvoice.Write(invoice.Read()));

    /// <summary>A reminder of it on paper.</summary>
    public static MailAttachment Reminder(Invoice invoice, InvoiceLetter letter) =>
        new(
            $"paminnelse-{letter.Number}-faktura-{invoice.Number}.pdf",
            PdfType,
            ReminderPdf.Write(new ReminderFigures(invoice.Read(), letter.Number, letter.Sent, letter.Paid, letter.Due))
        );

    private static string Name(Invoice invoice) =>
        $"{(invoice.Kind == InvoiceKind.Credit ? "kreditfaktura" : "faktura")}-{invoice.Number}";
}

using Sortiment.Funding.Pdf;
using Sortiment.Kernel;
using Sortiment.Ui;

namespace Sortiment.Funding.InvoiceFiles;

/// <summary>A reminder of an invoice that is not paid, or not wholly.</summary>
/// <param name="Invoice">What it reminds of.</param>
/// <param name="Number">Which reminder in order, from 1.</param>
/// <param name="Sent">The day it is sent.</param>
/// <param name="Paid">What has come in.</param>
/// <param name="Due">The new last day.</param>
internal sealed record ReminderFigures(InvoiceFigures Invoice, int Number, DateOnly Sent, Money Paid, DateOnly Due)
{
    /// <summary>What is left to pay.</summary>
    public Money Left => Invoice.Total - Paid;
}

/// <summary>A reminder on paper, in the invoice's style; with the invoice's own OCR reference.</summary>
internal static class ReminderPdf
{
    /// <summary>Writes the reminder; the same figures give the same bytes.</summary>
    public static byte[] Write(ReminderFigures figures) =>
        PdfPaper.Write(
            $"Påminnelse om faktura {figures.Invoice.Number} från {figures.Invoice.Seller.Name}",
            figures.Sent,
            paper => Compose(paper, figures)
        );

    private static void Compose(PdfPaper paper, ReminderFigures figures)
    {
        var invoice = figures.Invoice;
        InvoiceLetter.Head(
            paper,
            "Påminnelse",
            invoice,
            [
                ("Påminnelse nr", Swedish.Number(figures.Number)),
                ("Datum", Swedish.Date(figures.Sent)),
                ("Avser faktura", invoice.Number),
                .. InvoiceLetter.References(invoice),
            ]
        );
        paper.Paragraph(
            $"Faktura {invoice.Number} förföll till betalning {Swedish.Date(invoice.Due)}. Vi saknar hela eller en del av beloppet. "
                + "Har ni betalat de senaste dagarna behöver ni inte göra något."
        );
        paper.Y += 6;
        paper.Table(
            [new("Vad", 60), new("Datum", 20), new("Belopp", 20, Right: true)],
            [
                new([$"Faktura {invoice.Number}", Swedish.Date(invoice.Issued), Swedish.Money(invoice.Total.Ore)]),
                new(["Inbetalt", "", Swedish.Money((-figures.Paid).Ore)]),
                new(["Kvar att betala", "", Swedish.Money(figures.Left.Ore)], Strong: true),
            ]
        );
        InvoiceLetter.Payment(paper, invoice, figures.Left, figures.Due);
        InvoiceLetter.Foot(paper, invoice);
    }
}

using Sortiment.Funding.Pdf;
using Sortiment.Kernel;
using Sortiment.Ui;

namespace Sortiment.Funding.InvoiceFiles;

/// <summary>What invoice and reminder have in common on paper: the heads and feet, and how it is paid.</summary>
internal static class InvoiceLetter
{
    private static readonly Measure LeftHalf = new(PdfPaper.Full.Left, 236);

    // where the window of a Swedish envelope shows the address: 110 mm from the left, 45 mm from the top
    private static readonly Measure RightHalf = new(312, TaggedPdf.Width - 56 - 312);

    /// <summary>Who writes to whom about what.</summary>
    public static void Head(
        PdfPaper paper,
        string kind,
        InvoiceFigures invoice,
        IReadOnlyList<(string Name, string Value)> facts
    )
    {
        var top = paper.Y;
        paper.Paragraph(invoice.Seller.Name, LeftHalf, strong: true);
        Address(paper, invoice.Seller.Address, LeftHalf);
        var left = paper.Y;
        paper.Y = top - 6;
        paper.Heading(1, kind, RightHalf);
        paper.Y = top + 74;
        paper.Paragraph(invoice.Buyer.Name, RightHalf, strong: true);
        Address(paper, invoice.Buyer.Address, RightHalf);
        var right = paper.Y;
        paper.Y = Math.Max(left + 20, top + 74);
        paper.Facts(LeftHalf, facts);
        paper.Y = Math.Max(paper.Y, right);
        paper.Rule();
    }

    /// <summary>The buyer's references, those that there are.</summary>
    public static IEnumerable<(string Name, string Value)> References(InvoiceFigures invoice)
    {
        if (!string.IsNullOrWhiteSpace(invoice.Buyer.Reference))
        {
            yield return ("Er referens", invoice.Buyer.Reference);
        }

        if (!string.IsNullOrWhiteSpace(invoice.Buyer.OrderReference))
        {
            yield return ("Ert beställningsnr", invoice.Buyer.OrderReference);
        }

        yield return ("Ert org.nr", invoice.Buyer.Number.ToString());
    }

    /// <summary>Where, what, how much and when.</summary>
    public static void Payment(PdfPaper paper, InvoiceFigures invoice, Money amount, DateOnly due)
    {
        paper.Heading(2, "Betalning");
        paper.Panel(
            ("Bankgiro", invoice.Seller.Bankgiro.ToString()),
            ("OCR-nummer", invoice.Ocr.Digits),
            ("Att betala", Swedish.Money(amount.Ore)),
            ("Förfallodatum", Swedish.Date(due))
        );
        paper.Paragraph("Ange OCR-numret när ni betalar, så känns betalningen igen.", small: true);
    }

    /// <summary>Who the seller is and whom to ask.</summary>
    public static void Foot(PdfPaper paper, InvoiceFigures invoice)
    {
        var seller = invoice.Seller;
        List<string> facts = [seller.Name, $"Organisationsnummer {seller.Number}"];
        if (invoice.Vat.Percent is not null)
        {
            facts.Add($"Momsregistreringsnummer {seller.VatNumber}");
        }

        facts.Add($"Bankgiro {seller.Bankgiro}");
        if (seller.ApprovedForFTax)
        {
            facts.Add("Godkänd för F-skatt");
        }

        paper.Rule();
        paper.Paragraph(string.Join(" · ", facts), small: true);
        if (seller.Contact is { } contact)
        {
            var ways = new[] { contact.Name, contact.Phone, contact.Email }.Where(way =>
                !string.IsNullOrWhiteSpace(way)
            );
            paper.Paragraph($"Frågor om fakturan: {string.Join(", ", ways)}", small: true);
        }
    }

    private static void Address(PdfPaper paper, PostalAddress? address, Measure at)
    {
        if (address is null)
        {
            return;
        }

        if (!string.IsNullOrWhiteSpace(address.Street))
        {
            paper.Paragraph(address.Street, at);
        }

        paper.Paragraph($"{address.PostalCode} {address.City}", at);
    }
}

using Sortiment.Funding.Pdf;
using Sortiment.Ui;

namespace Sortiment.Funding.InvoiceFiles;

/// <summary>An invoice or credit invoice on paper: Swedish, tagged for screen readers, with its font.</summary>
internal static class InvoicePdf
{
    /// <summary>Writes the invoice; the same figures give the same bytes.</summary>
    public static byte[] Write(InvoiceFigures figures) =>
        PdfPaper.Write(Title(figures), figures.Issued, paper => Compose(paper, figures));

    private static string Title(InvoiceFigures figures) =>
        $"{(figures.IsCredit ? "Kreditfaktura" : "Faktura")} {figures.Number} från {figures.Seller.Name}";

    private static void Compose(PdfPaper paper, InvoiceFigures figures)
    {
        InvoiceLetter.Head(paper, figures.IsCredit ? "Kreditfaktura" : "Faktura", figures, Facts(figures));
        if (figures.Note is { } note)
        {
            paper.Paragraph(note);
        }

        Lines(paper, figures);
        if (figures.Credits is { } credited)
        {
            paper.Paragraph(
                $"Krediterar faktura {credited.Number} av {Swedish.Date(credited.Issued)}. Beloppet ska inte betalas."
            );
        }
        else
        {
            InvoiceLetter.Payment(paper, figures, figures.Total, figures.Due);
        }

        InvoiceLetter.Foot(paper, figures);
    }

    private static List<(string, string)> Facts(InvoiceFigures figures)
    {
        List<(string, string)> facts =
        [
            ("Fakturanummer", figures.Number),
            ("Fakturadatum", Swedish.Date(figures.Issued)),
        ];
        if (figures.Credits is { } credited)
        {
            facts.Add(("Krediterar faktura", credited.Number));
        }
        else
        {
            facts.Add(("Förfallodatum", Swedish.Date(figures.Due)));
        }

        if (figures.Period is { } period)
        {
            facts.Add(("Avser", period.ToString()));
        }

        facts.AddRange(InvoiceLetter.References(figures));
        return facts;
    }

    private static void Lines(PdfPaper paper, InvoiceFigures figures)
    {
        var vat = figures.Vat.Percent is { } percent ? $"Moms {percent} %" : $"Moms ({figures.Vat.Reason})";
        PdfRow[] sums =
        [
            Sum("Summa utan moms", figures.Net.Ore),
            Sum(vat, figures.VatAmount.Ore),
            Sum(figures.IsCredit ? "Att kreditera" : "Att betala", figures.Total.Ore) with
            {
                Strong = true,
            },
        ];
        paper.Y += 6;
        paper.Table(
            [
                new("Beskrivning", 38),
                new("Antal", 13, Right: true),
                new("Enhet", 11, Right: true),
                new("À-pris", 20, Right: true),
                new("Belopp", 22, Right: true),
            ],
            [.. figures.Lines.Select(Line), .. sums]
        );

        PdfRow Line(InvoicedLine line) =>
            new([
                line.Description is null ? line.Name : $"{line.Name}. {line.Description}",
                Swedish.Number(line.Quantity),
                line.Unit.Name,
                Swedish.Money(line.Price.Ore),
                Swedish.Money(line.Net.Ore),
            ]);

        static PdfRow Sum(string name, long ore) => new([name, "", "", "", Swedish.Money(ore)]);
    }
}

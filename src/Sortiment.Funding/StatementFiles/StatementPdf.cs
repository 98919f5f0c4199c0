using Sortiment.Funding.Pdf;
using Sortiment.Ui;

namespace Sortiment.Funding.StatementFiles;

/// <summary>The statement ("redovisning") on paper: Swedish, tagged, the same tables as the other formats.</summary>
internal static class StatementPdf
{
    /// <summary>Writes the statement; the same figures give the same bytes.</summary>
    public static byte[] Write(StatementFigures figures) =>
        PdfPaper.Write(
            $"Redovisning {figures.Scheme} {figures.Period}",
            figures.Published ?? figures.Period.To ?? figures.Period.From,
            paper => Compose(paper, figures)
        );

    private static void Compose(PdfPaper paper, StatementFigures figures)
    {
        paper.Heading(1, "Redovisning");
        paper.Paragraph(figures.Scheme, strong: true);
        paper.Facts(
            PdfPaper.Full with
            {
                Width = 380,
            },
            ("Period", figures.Period.ToString()),
            ("Ansvarig organisation", figures.Organisation),
            ("Publicerad", figures.Published is { } day ? Swedish.Date(day) : "Förhandsvisning, inte publicerad")
        );
        if (figures.Comment is { } comment)
        {
            paper.Paragraph(comment);
        }

        paper.Rule();
        paper.Panel(
            ("Inbetalt", Swedish.Money(figures.Paid.Ore)),
            ("Påslag på hyror", Swedish.Money(figures.MarkUp.Ore)),
            ("Förbrukat", Swedish.Money(figures.Spent.Ore)),
            ("Kvar", Swedish.Money(figures.Left.Ore))
        );
        foreach (var table in StatementTables.Of(figures))
        {
            paper.Heading(2, table.Name);
            paper.Table(
                Columns(table),
                [
                    .. table.Rows.Select(Row),
                    .. table.Sum is { } sum ? [Row(sum) with { Strong = true }] : Array.Empty<PdfRow>(),
                ]
            );
        }
    }

    private static List<PdfColumn> Columns(StatementTable table)
    {
        var sample = table.Sum ?? table.Rows[0];
        return
        [
            .. table.Headings.Select(
                (heading, i) => new PdfColumn(heading, Share(heading, sample[i]), sample[i].Amount is not null)
            ),
        ];
    }

    private static double Share(string heading, StatementCell cell) =>
        cell.Amount is not null ? 20
        : heading == "Kod" ? 8
        : 32;

    private static PdfRow Row(IReadOnlyList<StatementCell> cells) =>
        new([.. cells.Select(cell => cell.Amount is { } amount ? Swedish.Money(amount.Ore) : cell.Text ?? "")]);
}

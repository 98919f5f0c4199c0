using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Sortiment.Funding.StatementFiles;
using Sortiment.Funding.Tests.Pdf;
using Sortiment.Kernel;

namespace Sortiment.Funding.Tests.StatementFiles;

/// <summary>The yearly statement as CSV, Excel and PDF: the same figures in each.</summary>
public sealed class StatementFilesTests
{
    private static readonly StatementFigures Figures = new(
        "Uppbyggnad av sortimentet",
        "Västra Götalandsregionen",
        new Period(new DateOnly(2022, 1, 1), new DateOnly(2022, 12, 31)),
        new DateOnly(2023, 2, 15),
        new Money(0),
        [
            .. Enumerable
                .Range(1401, 49)
                .Select(code => new PrincipalFigures(
                    code.ToString(CultureInfo.InvariantCulture),
                    $"Kommun {code}",
                    new(100_050),
                    new(100_050),
                    new(code % 2 == 0 ? 100_050 : 0)
                )),
            new("14", "Västra Götalandsregionen", new(4_902_450), new(4_902_450), new(4_902_450)),
        ],
        [
            new("Ledning, konsulenter och upphandlare", new(3_000_000), new(2_712_345)),
            new("Utprovning; demomiljö", new(1_000_000), new(1_250_000)),
        ],
        new Money(123_450)
    );

    // paid 24 x 1 000,50 + 49 024,50 = 73 036,50; spent 39 623,45; mark-up 1 234,50
    [Fact]
    public void What_is_left_is_what_came_in_less_what_went_out()
    {
        Assert.Equal(7_303_650, Figures.Paid.Ore);
        Assert.Equal(3_962_345, Figures.Spent.Ore);
        Assert.Equal(3_464_755, Figures.Left.Ore);
    }

    [Fact]
    public void Csv_opens_in_a_Swedish_Excel()
    {
        var csv = StatementCsv.Write(Figures);
        Assert.Equal(Encoding.UTF8.GetPreamble(), csv[..3]);
        var lines = Encoding.UTF8.GetString(csv, 3, csv.Length - 3).Split("\r\n");
        Assert.Contains("Kod;Huvudman;Bidrag;Fakturerat;Inbetalt", lines);
        Assert.Contains("1402;Kommun 1402;1000,50;1000,50;1000,50", lines);
        Assert.Contains("\"Utprovning; demomiljö\";10000,00;0,00;12500,00;-2500,00", lines);
        Assert.Contains("Kvar;34647,55", lines);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+46", "'+46")]
    [InlineData("-x", "'-x")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData(" =1", "' =1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a\"b;c", "\"a\"\"b;c\"")]
    [InlineData("Å-hus", "Å-hus")]
    public void A_text_that_would_be_a_formula_stays_a_text_in_csv(string name, string written)
    {
        var figures = Figures with { Categories = [new CategoryFigures(name, new(0), new(0))] };
        Assert.Contains($"\r\n{written};0,00;0,00;0,00;0,00\r\n", Encoding.UTF8.GetString(StatementCsv.Write(figures)));
    }

    [Fact]
    public void The_workbook_is_valid_with_a_sheet_for_each_table()
    {
        using var stream = new MemoryStream(StatementWorkbook.Write(Figures));
        using var document = SpreadsheetDocument.Open(stream, false);
        Assert.Empty(
            new OpenXmlValidator()
                .Validate(document, TestContext.Current.CancellationToken)
                .Select(error => error.Description)
        );
        Assert.Equal(
            ["Sammanfattning", "Inbetalningar per huvudman", "Kostnader mot budget"],
            document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value)
        );
    }

    [Fact]
    public void Amounts_in_the_workbook_are_numbers_with_two_decimals_and_texts_are_texts()
    {
        var evil = Figures with { Categories = [new CategoryFigures("=HYPERLINK(\"x\")", new(100), new(50))] };
        using var stream = new MemoryStream(StatementWorkbook.Write(evil));
        using var document = SpreadsheetDocument.Open(stream, false);
        var book = document.WorkbookPart!;
        var sheets = book.Workbook!.Sheets!.Elements<Sheet>()
            .Select(sheet => (WorksheetPart)book.GetPartById(sheet.Id!))
            .ToList();
        Assert.DoesNotContain(sheets, sheet => sheet.Worksheet!.Descendants<CellFormula>().Any());
        var rows = sheets[1].Worksheet!.Descendants<Row>().ToList();
        Assert.Equal(52, rows.Count);
        var cells = rows[1].Elements<Cell>().ToList();
        Assert.Equal("1401", cells[0].InnerText);
        Assert.Equal(CellValues.InlineString, cells[0].DataType!.Value);
        Assert.Equal("1000.50", cells[2].CellValue!.Text);
        Assert.Equal(CellValues.Number, cells[2].DataType!.Value);
        var style = (CellFormat)
            book.WorkbookStylesPart!.Stylesheet!.CellFormats!.ElementAt((int)cells[2].StyleIndex!.Value);
        var format = book.WorkbookStylesPart.Stylesheet.NumberingFormats!.Elements<NumberingFormat>();
        Assert.Equal("#,##0.00", format.Single(f => f.NumberFormatId! == style.NumberFormatId!).FormatCode!.Value);
        Assert.Equal("73036.50", rows[^1].Elements<Cell>().Last().CellValue!.Text);
    }

    [Fact]
    public void The_pdf_has_every_principal_and_says_what_is_left()
    {
        using var pdf = new ReadPdf(StatementPdf.Write(Figures));
        var text = pdf.Text;
        Assert.All(Figures.Principals, row => Assert.Contains(row.Name, text));
        Assert.Contains("Ledning, konsulenter och upphandlare", text);
        Assert.Contains("34 647,55 kr", text);
        Assert.Contains("−2 500,00 kr", text);
        Assert.Contains("2023-02-15", text);
        Assert.Equal("Redovisning Uppbyggnad av sortimentet 2022-01-01–2022-12-31", pdf.Title);
        Assert.Equal("sv-SE", pdf.Language);
        Assert.True(pdf.IsMarked);
        Assert.Equal(5, pdf.Structure.Count(line => line.EndsWith("/Table")));
        Assert.Equal(0, pdf.UnmarkedLetters);
    }

    [Fact]
    public void A_preview_says_that_it_is_not_published()
    {
        using var pdf = new ReadPdf(StatementPdf.Write(Figures with { Published = null }));
        Assert.Contains("Förhandsvisning, inte publicerad", pdf.Text);
    }
}

using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sortiment.Funding.StatementFiles;

/// <summary>The statement as an Excel file: a sheet for each table, amounts as numbers that can be reckoned with.</summary>
internal static class StatementWorkbook
{
    private const uint Plain = 0,
        Heading = 1,
        Amount = 2,
        SumText = 3,
        SumAmount = 4;

    /// <summary>Writes the workbook.</summary>
    public static byte[] Write(StatementFigures figures)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = $"Redovisning {figures.Scheme} {figures.Period}";
            document.PackageProperties.Language = "sv-SE";
            document.PackageProperties.Creator = figures.Organisation;
            var book = document.AddWorkbookPart();
            var sheets = new Sheets();
            book.Workbook = new Workbook(sheets);
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            foreach (var (index, table) in StatementTables.Of(figures).Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = Sheet(table);
                sheets.Append(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(part),
                        SheetId = (uint)index + 1,
                        Name = table.Name,
                    }
                );
            }
        }

        return stream.ToArray();
    }

    private static Worksheet Sheet(StatementTable table)
    {
        var data = new SheetData(Row(table.Headings.Select(heading => Text(heading, Heading))));
        data.Append(table.Rows.Select(row => Row(row.Select(cell => Cell(cell, Plain, Amount)))));
        if (table.Sum is { } sum)
        {
            data.Append(Row(sum.Select(cell => Cell(cell, SumText, SumAmount))));
        }

        // the headings stay in sight when the rows are scrolled
        var frozen = new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        var view = new SheetView(frozen) { WorkbookViewId = 0 };
        return new Worksheet(new SheetViews(view), Widths(table), data);
    }

    private static Columns Widths(StatementTable table)
    {
        var sample = table.Sum ?? table.Rows[0];
        return new Columns(
            sample.Select(
                (cell, i) =>
                    new Column
                    {
                        Min = (uint)i + 1,
                        Max = (uint)i + 1,
                        Width =
                            cell.Amount is not null ? 18
                            : table.Headings[i] == "Kod" ? 8
                            : 34,
                        CustomWidth = true,
                    }
            )
        );
    }

    private static Row Row(IEnumerable<Cell> cells) => new(cells);

    private static Cell Cell(StatementCell cell, uint text, uint amount) =>
        cell.Amount is { } money
            ? new Cell
            {
                CellValue = new CellValue(money.Kronor.ToString("0.00", CultureInfo.InvariantCulture)),
                DataType = CellValues.Number,
                StyleIndex = amount,
            }
            : Text(cell.Text ?? "", text);

    // an inline string is never read as a formula, whatever it begins with
    private static Cell Text(string text, uint style) =>
        new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    private static Stylesheet Styles()
    {
        const uint amountFormat = 164;
        return new Stylesheet(
            // Excel writes group and decimal signs as the reader's language does: 1 234,50 in Swedish
            new NumberingFormats(new NumberingFormat { NumberFormatId = amountFormat, FormatCode = "#,##0.00" }),
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            ),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = amountFormat, ApplyNumberFormat = true },
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat
                {
                    FontId = 1,
                    ApplyFont = true,
                    NumberFormatId = amountFormat,
                    ApplyNumberFormat = true,
                }
            )
        );
    }
}

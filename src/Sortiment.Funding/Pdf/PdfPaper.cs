namespace Sortiment.Funding.Pdf;

/// <summary>
/// A letter or report in the making: headings, paragraphs and tables one under the other, on as many pages as they need,
/// each page with its number and the document's name at the foot.
/// </summary>
internal sealed class PdfPaper
{
    /// <summary>The text's width across the page.</summary>
    public static readonly Measure Full = new(56, TaggedPdf.Width - 112);

    private const double Top = 56;
    private const double Bottom = TaggedPdf.Height - 64;
    private const double Gap = 8;

    private static readonly TextStyle Body = new(10.5);
    private static readonly TextStyle Small = new(9, false, Ink.Quiet);

    private readonly TaggedPdf _pdf;
    private readonly string _title;
    private readonly int _pages;

    private PdfPaper(string title, DateOnly made, int pages)
    {
        _title = title;
        _pages = pages;
        _pdf = new TaggedPdf(title, made);
        NewPage();
    }

    /// <summary>Where the next thing is put, from the top of the page.</summary>
    public double Y { get; set; }

    /// <summary>Writes a document. The content is laid out twice: first to count its pages.</summary>
    public static byte[] Write(string title, DateOnly made, Action<PdfPaper> content)
    {
        var draft = new PdfPaper(title, made, 0);
        content(draft);
        var paper = new PdfPaper(title, made, draft._pdf.Pages);
        content(paper);
        return paper._pdf.Build();
    }

    /// <summary>A heading.</summary>
    public void Heading(int level, string text, Measure? at = null)
    {
        var style = new TextStyle(level == 1 ? 22 : 13, Strong: true, Ink.Accent);
        // a heading stays with what it is over
        Room(style.Leading + 60);
        Y += level == 1 ? 0 : Gap;
        Block($"H{level}", text, style, at ?? Full);
        Y += 3;
    }

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text, Measure? at = null, bool strong = false, bool small = false)
    {
        Block("P", text, (small ? Small : Body) with { Strong = strong }, at ?? Full);
        Y += 3;
    }

    /// <summary>A line across.</summary>
    public void Rule()
    {
        Room(Gap * 2);
        _pdf.Fill(Full.Left, Y + Gap, Full.Width, 1.2, Ink.Accent);
        Y += Gap * 2;
    }

    /// <summary>What is called what, one under the other: invoice date, due date.</summary>
    public void Facts(Measure at, params IReadOnlyList<(string Name, string Value)> facts)
    {
        var names = at with { Width = at.Width * 0.42 };
        var values = new Measure(at.Left + names.Width, at.Width - names.Width);
        _pdf.Begin("Table");
        foreach (var (name, value) in facts)
        {
            var lines = Lines(value, Body, values.Width);
            Room(lines.Count * Body.Leading);
            _pdf.Begin("TR");
            Cell("TH", "Row", [name], Body with { Ink = Ink.Quiet }, names, Y, right: false);
            Cell("TD", null, lines, Body, values, Y, right: false);
            _pdf.End();
            Y += lines.Count * Body.Leading;
        }

        _pdf.End();
    }

    /// <summary>Few figures that are to be found at once, large on a ground of their own, side by side.</summary>
    public void Panel(params IReadOnlyList<(string Name, string Value)> figures)
    {
        const double height = 52,
            inset = 10,
            apart = 12;
        Room(height + Gap);
        var style = new TextStyle(14, Strong: true);
        // long figures are set smaller rather than on each other
        while (style.Size > 7 && figures.Sum(f => Widest(f) + apart) - apart > Full.Width - (2 * inset))
        {
            style = style with { Size = style.Size - 0.5 };
        }

        _pdf.Fill(Full.Left, Y, Full.Width, height, Ink.Panel);
        _pdf.Fill(Full.Left, Y, 3, height, Ink.Accent);
        var widths = figures.Select(Widest).ToList();
        var spare = (Full.Width - (2 * inset) - widths.Sum()) / Math.Max(1, figures.Count - 1);
        _pdf.Begin("Table");
        Row(figure => figure.Name, "TH", "Column", Small, Y + 8);
        Row(figure => figure.Value, "TD", null, style, Y + 22);
        _pdf.End();
        Y += height + Gap;

        double Widest((string Name, string Value) figure) =>
            Math.Max(_pdf.Measure(figure.Value, style), _pdf.Measure(figure.Name, Small));

        void Row(Func<(string Name, string Value), string> text, string tag, string? scope, TextStyle look, double top)
        {
            var left = Full.Left + inset;
            _pdf.Begin("TR");
            foreach (var (index, figure) in figures.Index())
            {
                Cell(tag, scope, [text(figure)], look, new Measure(left, widths[index]), top, right: false);
                left += widths[index] + spare;
            }

            _pdf.End();
        }
    }

    /// <summary>A table; its headings are repeated on every page that it goes on to.</summary>
    public void Table(IReadOnlyList<PdfColumn> columns, IReadOnlyList<PdfRow> rows)
    {
        var all = columns.Sum(column => column.Share);
        var left = Full.Left;
        var measures = new List<Measure>();
        foreach (var column in columns)
        {
            var width = Full.Width * column.Share / all;
            measures.Add(new Measure(left, width));
            left += width;
        }

        Room(60);
        _pdf.Begin("Table");
        _pdf.Begin("THead");
        Headings(columns, measures, repeated: false);
        _pdf.End();
        _pdf.Begin("TBody");
        foreach (var row in rows)
        {
            var style = Body with { Strong = row.Strong };
            var cells = row.Cells.Select((text, i) => Lines(text, style, measures[i].Width - 6)).ToList();
            var height = (cells.Max(lines => lines.Count) * style.Leading) + 4;
            if (Y + height > Bottom)
            {
                NewPage();
                Headings(columns, measures, repeated: true);
            }

            if (row.Strong)
            {
                _pdf.Fill(Full.Left, Y, Full.Width, 0.8, Ink.Accent);
            }

            _pdf.Begin("TR");
            foreach (var (i, lines) in cells.Index())
            {
                var (tag, scope) = i == 0 ? ("TH", "Row") : ("TD", null);
                Cell(tag, scope, lines, style, measures[i], Y + 2, columns[i].Right);
            }

            _pdf.End();
            Y += height;
            _pdf.Fill(Full.Left, Y, Full.Width, 0.4, Ink.Hairline);
        }

        _pdf.End();
        _pdf.End();
        Y += Gap;
    }

    private void Headings(IReadOnlyList<PdfColumn> columns, List<Measure> measures, bool repeated)
    {
        var style = Small with { Strong = true };
        var cells = columns.Select((column, i) => Lines(column.Heading, style, measures[i].Width - 6)).ToList();
        var height = (cells.Max(lines => lines.Count) * style.Leading) + 4;
        if (repeated)
        {
            _pdf.TextBeside(cells.SelectMany((lines, i) => Runs(lines, style, measures[i], Y, columns[i].Right)));
        }
        else
        {
            _pdf.Begin("TR");
            foreach (var (i, lines) in cells.Index())
            {
                Cell("TH", "Column", lines, style, measures[i], Y, columns[i].Right);
            }

            _pdf.End();
        }

        Y += height;
        _pdf.Fill(Full.Left, Y, Full.Width, 0.8, Ink.Accent);
    }

    private void Block(string tag, string text, TextStyle style, Measure at)
    {
        _pdf.Begin(tag);
        foreach (var line in Lines(text, style, at.Width))
        {
            Room(style.Leading);
            _pdf.Text(Runs([line], style, at, Y, right: false));
            Y += style.Leading;
        }

        _pdf.End();
    }

    private void Cell(
        string tag,
        string? scope,
        List<string> lines,
        TextStyle style,
        Measure at,
        double top,
        bool right
    )
    {
        _pdf.Begin(tag, scope);
        _pdf.Text(Runs(lines, style, at, top, right));
        _pdf.End();
    }

    private IEnumerable<TextRun> Runs(List<string> lines, TextStyle style, Measure at, double top, bool right) =>
        lines.Select(
            (line, i) =>
                new TextRun(
                    line,
                    right ? at.Left + at.Width - _pdf.Measure(line.TrimEnd(' '), style) : at.Left,
                    top + (i * style.Leading) + style.Size,
                    style
                )
        );

    private List<string> Lines(string text, TextStyle style, double width) =>
        LineBreaks.Of(text, width, line => _pdf.Measure(line, style));

    private void Room(double height)
    {
        if (Y + height > Bottom)
        {
            NewPage();
        }
    }

    private void NewPage()
    {
        _pdf.NewPage();
        Y = Top;
        var number = $"Sida {_pdf.Pages} av {Math.Max(_pages, _pdf.Pages)}";
        var baseline = TaggedPdf.Height - 34;
        _pdf.TextBeside(
            new TextRun(_title, Full.Left, baseline, Small),
            new TextRun(number, Full.Left + Full.Width - _pdf.Measure(number, Small), baseline, Small)
        );
    }
}

using System.Security;
using System.Text;

namespace Sortiment.Funding.Pdf;

/// <summary>
/// An A4 document that says what its parts are (PDF/UA-1, ISO 14289-1): every text belongs to an element of a tree of
/// headings, paragraphs and tables, everything else is marked as an artefact. Measures are points from the upper left.
/// </summary>
/// <param name="title">What a reader shows as the document's name.</param>
/// <param name="made">The day it says it was made: the same input gives the same bytes.</param>
internal sealed class TaggedPdf(string title, DateOnly made)
{
    /// <summary>The width of the page.</summary>
    public const double Width = 595.276;

    /// <summary>The height of the page.</summary>
    public const double Height = 841.89;

    private readonly PdfFont _regular = PdfFont.SourceSans(strong: false);
    private readonly PdfFont _strong = PdfFont.SourceSans(strong: true);
    private readonly List<StringBuilder> _pages = [];
    private readonly List<List<Element>> _marked = [];
    private readonly Stack<Element> _open = new([new Element("Document", null)]);

    /// <summary>How many pages there are so far.</summary>
    public int Pages => _pages.Count;

    /// <summary>Goes to a new page; open elements go on there.</summary>
    public void NewPage()
    {
        _pages.Add(new StringBuilder());
        _marked.Add([]);
    }

    /// <summary>Opens an element inside the one that is open.</summary>
    /// <param name="tag">A standard structure type: H1, P, Table, TR.</param>
    /// <param name="scope">Of a table's heading: Column or Row.</param>
    public void Begin(string tag, string? scope = null)
    {
        var element = new Element(tag, scope);
        _open.Peek().Kids.Add(element);
        _open.Push(element);
    }

    /// <summary>Closes the element that is open.</summary>
    public void End() => _open.Pop();

    /// <summary>Draws runs of text as the content of the open element.</summary>
    public void Text(params IEnumerable<TextRun> runs)
    {
        var element = _open.Peek();
        var marked = _marked[^1];
        element.Kids.Add((Page: Pages - 1, Id: marked.Count));
        _pages[^1].Append($"/{element.Tag} << /MCID {marked.Count} >> BDC\n");
        marked.Add(element);
        Draw(runs);
        _pages[^1].Append("EMC\n");
    }

    /// <summary>Draws text that is no part of what the document says, as a page number is.</summary>
    public void TextBeside(params IEnumerable<TextRun> runs)
    {
        _pages[^1].Append("/Artifact << /Type /Pagination >> BDC\n");
        Draw(runs);
        _pages[^1].Append("EMC\n");
    }

    /// <summary>Fills a rectangle; a thin one is a line. Only decoration.</summary>
    public void Fill(double left, double top, double width, double height, Ink ink) =>
        _pages[^1]
            .Append(
                $"/Artifact << /Type /Layout >> BDC\n{ink.Operator}\n{N(left)} {N(Height - top - height)} {N(width)} {N(height)} re f\nEMC\n"
            );

    /// <summary>How wide a text is.</summary>
    public double Measure(string text, TextStyle style) => Font(style).Width(text, style.Size);

    /// <summary>The whole document.</summary>
    public byte[] Build()
    {
        var file = new PdfFile();
        var (catalog, pageTree) = (file.Reserve(), file.Reserve());
        var contents = _pages.Select(page => file.AddStream(Encoding.Latin1.GetBytes(page.ToString()))).ToList();
        var fonts = $"/F1 {_regular.AddTo(file)} 0 R /F2 {_strong.AddTo(file)} 0 R";
        var pages = contents.ConvertAll(_ => file.Reserve());
        foreach (var (index, page) in pages.Index())
        {
            file.Set(
                page,
                $"<< /Type /Page /Parent {pageTree} 0 R /MediaBox [0 0 {N(Width)} {N(Height)}] /Tabs /S "
                    + $"/Resources << /Font << {fonts} >> >> /Contents {contents[index]} 0 R /StructParents {index} >>"
            );
        }

        var kids = string.Join(' ', pages.Select(page => $"{page} 0 R"));
        file.Set(pageTree, $"<< /Type /Pages /Kids [{kids}] /Count {pages.Count} >>");
        var metadata = file.AddStream(
            Encoding.UTF8.GetBytes(Metadata()),
            "/Type /Metadata /Subtype /XML",
            compressed: false
        );
        file.Set(
            catalog,
            $"<< /Type /Catalog /Pages {pageTree} 0 R /Lang (sv-SE) /MarkInfo << /Marked true >> "
                + $"/ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadata} 0 R "
                + $"/StructTreeRoot {Structure(file, pages)} 0 R >>"
        );
        var info = file.Add(
            $"<< /Title {PdfFile.Text(title)} /Producer (Sortiment) /CreationDate (D:{made:yyyyMMdd}) >>"
        );
        return file.Build(catalog, info);
    }

    private static string N(double value) => PdfFile.Number(value);

    private PdfFont Font(TextStyle style) => style.Strong ? _strong : _regular;

    private void Draw(IEnumerable<TextRun> runs)
    {
        foreach (var (text, left, baseline, style) in runs)
        {
            _pages[^1]
                .Append($"BT /F{(style.Strong ? 2 : 1)} {N(style.Size)} Tf {style.Ink.Operator} ")
                .Append($"1 0 0 1 {N(left)} {N(Height - baseline)} Tm {Font(style).Spell(text)} Tj ET\n");
        }
    }

    private int Structure(PdfFile file, List<int> pages)
    {
        var root = file.Reserve();
        var numbers = new Dictionary<Element, int>();
        var document = Add(_open.Last(), root);
        var parents = _marked.Select(
            (elements, page) => $"{page} [{string.Join(' ', elements.Select(element => $"{numbers[element]} 0 R"))}]"
        );
        var parentTree = file.Add($"<< /Nums [{string.Join(' ', parents)}] >>");
        file.Set(
            root,
            $"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree {parentTree} 0 R /ParentTreeNextKey {pages.Count} >>"
        );
        return root;

        int Add(Element element, int parent)
        {
            var number = numbers[element] = file.Reserve();
            var kids = element.Kids.Select(kid =>
                kid switch
                {
                    Element child => $"{Add(child, number)} 0 R",
                    (int page, int id) => $"<< /Type /MCR /Pg {pages[page]} 0 R /MCID {id} >>",
                    _ => throw new InvalidOperationException("A kid is an element or marked content."),
                }
            );
            var scope = element.Scope is null ? "" : $"/A << /O /Table /Scope /{element.Scope} >> ";
            file.Set(
                number,
                $"<< /Type /StructElem /S /{element.Tag} /P {parent} 0 R {scope}/K [{string.Join(' ', kids)}] >>"
            );
            return number;
        }
    }

    private string Metadata() =>
        $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(
                title
            )}</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>sv-SE</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{made:yyyy-MM-dd}</xmp:CreateDate>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;

    private sealed class Element(string tag, string? scope)
    {
        public string Tag { get; } = tag;

        public string? Scope { get; } = scope;

        public List<object> Kids { get; } = [];
    }
}

/// <summary>A text on one line.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Left">Where it begins.</param>
/// <param name="Baseline">The line it stands on, from the top of the page.</param>
/// <param name="Style">How it looks.</param>
internal readonly record struct TextRun(string Text, double Left, double Baseline, TextStyle Style);

/// <summary>How a text looks.</summary>
/// <param name="Size">In points.</param>
/// <param name="Strong">Semibold.</param>
/// <param name="Ink">Its colour.</param>
internal readonly record struct TextStyle(double Size, bool Strong = false, Ink Ink = default)
{
    /// <summary>From one line to the next.</summary>
    public double Leading => Size * 1.35;
}

/// <summary>A colour by its share of red, green and blue, 0 to 1; black when nothing is said.</summary>
internal readonly record struct Ink(double Red, double Green, double Blue)
{
    /// <summary>For labels: seven to one against white.</summary>
    public static readonly Ink Quiet = new(0.33, 0.33, 0.33);

    /// <summary>For rules between rows.</summary>
    public static readonly Ink Hairline = new(0.75, 0.75, 0.75);

    /// <summary>Behind what is to be found at once.</summary>
    public static readonly Ink Panel = new(0.93, 0.95, 0.97);

    /// <summary>For headings and heavy rules.</summary>
    public static readonly Ink Accent = new(0.05, 0.25, 0.42);

    /// <summary>As the content of a page sets it.</summary>
    public string Operator => $"{PdfFile.Number(Red)} {PdfFile.Number(Green)} {PdfFile.Number(Blue)} rg";
}

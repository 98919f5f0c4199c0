using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Tokens;

namespace Sortiment.Funding.Tests.Pdf;

/// <summary>What a reader other than our own writer finds in a PDF file.</summary>
internal sealed partial class ReadPdf : IDisposable
{
    private readonly PdfDocument _document;

    public ReadPdf(byte[] file) => _document = PdfDocument.Open(file);

    public string? Title => _document.Information.Title;

    public IReadOnlyList<Page> Pages => [.. _document.GetPages()];

    public string Text => string.Join(' ', Pages.Select(TextOf));

    public string? Language => (Get(Catalog, "Lang") as StringToken)?.Data;

    public bool IsMarked => Get((DictionaryToken)Get(Catalog, "MarkInfo")!, "Marked") is BooleanToken { Data: true };

    public bool ShowsTitle =>
        Get((DictionaryToken)Get(Catalog, "ViewerPreferences")!, "DisplayDocTitle") is BooleanToken { Data: true };

    public string Metadata =>
        _document.TryGetXmpMetadata(out var xmp) ? Encoding.UTF8.GetString(xmp.GetXmlBytes().ToArray()) : "";

    /// <summary>The tree of structure, a line an element: "Document/Table/THead/TR/TH".</summary>
    public IReadOnlyList<string> Structure =>
        _structure ??= [.. Walk((DictionaryToken)Get(Catalog, "StructTreeRoot")!, "")];

    private List<string>? _structure;

    /// <summary>The fonts, each with the bytes of its file and its table to Unicode (0 when it has none).</summary>
    public IReadOnlyList<(string Name, int File, int Unicode)> Fonts =>
        [
            .. All("Font")
                .Where(font => Get(font, "DescendantFonts") is not null)
                .Select(font =>
                {
                    var cid = (DictionaryToken)Resolve(((ArrayToken)Get(font, "DescendantFonts")!).Data[0]);
                    var descriptor = (DictionaryToken)Get(cid, "FontDescriptor")!;
                    return (
                        ((NameToken)Get(font, "BaseFont")!).Data,
                        Size(descriptor, "FontFile2"),
                        Size(font, "ToUnicode")
                    );
                }),
        ];

    /// <summary>Letters drawn outside of any marked content: a screen reader would not know of them.</summary>
    public int UnmarkedLetters =>
        Pages.Sum(page => page.Letters.Count - page.GetMarkedContents().Sum(content => content.Letters.Count));

    private DictionaryToken Catalog => _document.Structure.Catalog.CatalogDictionary;

    public void Dispose() => _document.Dispose();

    private static string TextOf(Page page) => Space().Replace(ContentOrderTextExtractor.GetText(page), " ");

    private IEnumerable<DictionaryToken> All(string type) =>
        _document
            .Structure.CrossReferenceTable.ObjectOffsets.Keys.Select(reference =>
                _document.Structure.GetObject(reference).Data
            )
            .OfType<DictionaryToken>()
            .Where(dictionary => (Get(dictionary, "Type") as NameToken)?.Data == type);

    private IEnumerable<string> Walk(DictionaryToken element, string path)
    {
        var tag = (Get(element, "S") as NameToken)?.Data;
        path = tag is null ? path : $"{path}/{tag}";
        if (tag is not null)
        {
            yield return path;
        }

        var kids = Get(element, "K");
        foreach (var kid in kids is ArrayToken array ? array.Data.Select(Resolve) : [kids!])
        {
            if (kid is DictionaryToken child && (Get(child, "Type") as NameToken)?.Data != "MCR")
            {
                foreach (var line in Walk(child, path))
                {
                    yield return line;
                }
            }
        }
    }

    private int Size(DictionaryToken owner, string name) =>
        Get(owner, name) is StreamToken stream ? stream.Data.Length : 0;

    private IToken? Get(DictionaryToken dictionary, string name) =>
        dictionary.TryGet(NameToken.Create(name), out var token) ? Resolve(token) : null;

    private IToken Resolve(IToken token) =>
        token is IndirectReferenceToken reference ? _document.Structure.GetObject(reference.Data).Data : token;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

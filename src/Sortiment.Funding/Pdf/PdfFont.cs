using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sortiment.Funding.Pdf;

/// <summary>
/// A font as one document uses it: remembers which characters were drawn, and embeds those and a table back to Unicode, so
/// that text can be searched, copied and read aloud.
/// </summary>
internal sealed class PdfFont(string name, TrueTypeFont font)
{
    private readonly SortedDictionary<ushort, Rune> _used = [];

    /// <summary>Source Sans 3, which the pages are set in too (OFL-1.1), from this assembly.</summary>
    /// <param name="strong">Semibold.</param>
    public static PdfFont SourceSans(bool strong) =>
        strong ? new("SourceSans3-Semibold", Semibold.Value) : new("SourceSans3-Regular", Regular.Value);

    /// <summary>How wide a text is at a size.</summary>
    public double Width(string text, double size) =>
        Shown(text).Sum(rune => font.Advance(font.Glyph(rune))) * size / font.UnitsPerEm;

    /// <summary>A text as the content of a page spells it.</summary>
    public string Spell(string text)
    {
        var spelt = new StringBuilder("<");
        foreach (var rune in Shown(text))
        {
            var glyph = font.Glyph(rune);
            // a space and a no-break space may share a glyph: it is read back as the plain one
            if (!_used.TryGetValue(glyph, out var known) || rune < known)
            {
                _used[glyph] = rune;
            }

            spelt.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }

        return spelt.Append('>').ToString();
    }

    /// <summary>Adds the font and what belongs to it.</summary>
    /// <returns>The number of the font's object.</returns>
    public int AddTo(PdfFile file)
    {
        var embedded = font.Subset(_used.Keys);
        var fullName = $"{Tag(embedded)}+{name}";
        var data = file.AddStream(embedded, $"/Length1 {embedded.Length}");
        var bounds = string.Join(' ', font.Bounds.Select(Thousandths));
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{fullName} /Flags 4 /FontBBox [{bounds}] /ItalicAngle 0 "
                + $"/Ascent {Thousandths(font.Ascent)} /Descent {Thousandths(font.Descent)} "
                + $"/CapHeight {Thousandths(font.CapHeight)} /StemV 80 /FontFile2 {data} 0 R >>"
        );
        var widths = string.Join(' ', _used.Keys.Select(glyph => $"{glyph} [{Thousandths(font.Advance(glyph))}]"));
        var glyphs = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{fullName} "
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                + $"/FontDescriptor {descriptor} 0 R /DW 0 /W [{widths}] /CIDToGIDMap /Identity >>"
        );
        var unicode = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{fullName} /Encoding /Identity-H "
                + $"/DescendantFonts [{glyphs} 0 R] /ToUnicode {unicode} 0 R >>"
        );
    }

    private IEnumerable<Rune> Shown(string text) => text.EnumerateRunes().Select(font.Shown);

    private static readonly Lazy<TrueTypeFont> Regular = new(() => Embedded("SourceSans3-Regular.ttf"));
    private static readonly Lazy<TrueTypeFont> Semibold = new(() => Embedded("SourceSans3-Semibold.ttf"));

    private static TrueTypeFont Embedded(string file)
    {
        using var stream = typeof(PdfFont).Assembly.GetManifestResourceStream(file)!;
        using var font = new MemoryStream();
        stream.CopyTo(font);
        return new TrueTypeFont(font.ToArray());
    }

    /// <summary>The six capitals that say which part of a font this is (ISO 32000-1, 9.6.4).</summary>
    private static string Tag(byte[] embedded) =>
        string.Concat(SHA256.HashData(embedded).Take(6).Select(b => (char)('A' + (b % 26))));

    private string Thousandths(int units) => PdfFile.Number(Math.Round(units * 1000.0 / font.UnitsPerEm));

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        );
        foreach (var chunk in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var (glyph, rune) in chunk)
            {
                var unicode = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()));
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{unicode}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}

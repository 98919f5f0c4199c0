using System.Buffers.Binary;
using System.Text;

namespace Sortiment.Funding.Pdf;

/// <summary>A TrueType font file: which glyph a character has, how wide it is, and a smaller file with only some glyphs.</summary>
/// <remarks>By the OpenType specification.</remarks>
internal sealed class TrueTypeFont
{
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ushort> _glyphs = [];
    private readonly int _wideMetrics;
    private readonly bool _longOffsets;

    /// <summary>Reads a font.</summary>
    /// <exception cref="InvalidDataException">It has no table of characters that can be read here.</exception>
    public TrueTypeFont(byte[] file)
    {
        _file = file;
        for (var i = 0; i < Word(4); i++)
        {
            var entry = 12 + (i * 16);
            _tables[Encoding.ASCII.GetString(file, entry, 4)] = (Long(entry + 8), Long(entry + 12));
        }

        var (head, hhea, os2) = (At("head"), At("hhea"), At("OS/2"));
        UnitsPerEm = Word(head + 18);
        Bounds = [Short(head + 36), Short(head + 38), Short(head + 40), Short(head + 42)];
        _longOffsets = Word(head + 50) == 1;
        Ascent = Short(hhea + 4);
        Descent = Short(hhea + 6);
        _wideMetrics = Word(hhea + 34);
        CapHeight = Short(os2 + 88);
        MayBeEmbedded = (Word(os2 + 8) & 0x2) == 0;
        ReadCharacters();
    }

    /// <summary>The units that all measures are in, to one em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Lowest x and y, highest x and y of any glyph.</summary>
    public int[] Bounds { get; }

    /// <summary>How far it goes above the line.</summary>
    public int Ascent { get; }

    /// <summary>How far it goes below the line; negative.</summary>
    public int Descent { get; }

    /// <summary>The height of capitals.</summary>
    public int CapHeight { get; }

    /// <summary>Whether the font's own licence field (fsType) lets it be embedded.</summary>
    public bool MayBeEmbedded { get; }

    /// <summary>The character itself, or a question mark where the font lacks it.</summary>
    public Rune Shown(Rune character) => _glyphs.ContainsKey(character.Value) ? character : new Rune('?');

    /// <summary>The glyph of a character that the font has.</summary>
    public ushort Glyph(Rune character) => _glyphs[character.Value];

    /// <summary>How far a glyph moves the pen.</summary>
    public int Advance(ushort glyph) => Word(At("hmtx") + (Math.Min(glyph, _wideMetrics - 1) * 4));

    /// <summary>The font with only these glyphs, which keep their numbers; the others are empty.</summary>
    public byte[] Subset(IEnumerable<ushort> wanted)
    {
        var glyphs = WithParts(wanted);
        var count = Word(At("maxp") + 4);
        var offsets = new byte[(count + 1) * 4];
        using var outlines = new MemoryStream();
        for (var glyph = 0; glyph < count; glyph++)
        {
            Write(offsets, glyph * 4, (int)outlines.Length);
            if (glyphs.Contains((ushort)glyph))
            {
                outlines.Write(Outline((ushort)glyph));
                outlines.SetLength((outlines.Length + 3) & ~3);
                outlines.Position = outlines.Length;
            }
        }

        Write(offsets, count * 4, (int)outlines.Length);
        var head = Table("head").ToArray();
        Write(head, 8, 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return Assemble(
            Kept.Where(_tables.ContainsKey)
                .ToDictionary(
                    name => name,
                    name =>
                        name switch
                        {
                            "glyf" => outlines.ToArray(),
                            "loca" => offsets,
                            "head" => head,
                            _ => Table(name).ToArray(),
                        },
                    StringComparer.Ordinal
                )
        );
    }

    private static byte[] Assemble(Dictionary<string, byte[]> tables)
    {
        var power = (int)Math.Log2(tables.Count);
        var directory = new byte[12 + (tables.Count * 16)];
        Write(directory, 0, 0x00010000);
        ReadOnlySpan<int> search = [tables.Count, 16 << power, power, (tables.Count * 16) - (16 << power)];
        for (var i = 0; i < search.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4 + (i * 2)), (ushort)search[i]);
        }

        using var font = new MemoryStream();
        font.Write(directory);
        var entry = 12;
        foreach (var (name, data) in tables.OrderBy(table => table.Key, StringComparer.Ordinal))
        {
            Encoding.ASCII.GetBytes(name).CopyTo(directory, entry);
            var padded = new byte[(data.Length + 3) & ~3];
            data.CopyTo(padded, 0);
            BinaryPrimitives.WriteUInt32BigEndian(directory.AsSpan(entry + 4), Sum(padded));
            Write(directory, entry + 8, (int)font.Length);
            Write(directory, entry + 12, data.Length);
            font.Write(padded);
            entry += 16;
        }

        font.Position = 0;
        font.Write(directory);
        return font.ToArray();
    }

    private static uint Sum(byte[] data)
    {
        var sum = 0u;
        for (var i = 0; i < data.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(i)));
        }

        return sum;
    }

    private static void Write(byte[] into, int offset, int value) =>
        BinaryPrimitives.WriteInt32BigEndian(into.AsSpan(offset), value);

    /// <summary>With glyph 0 and every glyph that another is put together from (å is a and a ring).</summary>
    private HashSet<ushort> WithParts(IEnumerable<ushort> wanted)
    {
        HashSet<ushort> all = [0];
        var left = new Stack<ushort>(wanted);
        while (left.TryPop(out var glyph))
        {
            if (all.Add(glyph))
            {
                foreach (var part in Parts(glyph))
                {
                    left.Push(part);
                }
            }
        }

        return all;
    }

    private List<ushort> Parts(ushort glyph)
    {
        const int words = 0x1,
            scale = 0x8,
            more = 0x20,
            twoScales = 0x40,
            matrix = 0x80;
        var outline = Outline(glyph);
        var parts = new List<ushort>();
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            return parts;
        }

        for (int at = 10, flags = more; (flags & more) != 0; )
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & words) != 0 ? 4 : 2);
            at +=
                (flags & scale) != 0 ? 2
                : (flags & twoScales) != 0 ? 4
                : (flags & matrix) != 0 ? 8
                : 0;
        }

        return parts;
    }

    private ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var loca = At("loca");
        var (from, to) = _longOffsets
            ? (Long(loca + (glyph * 4)), Long(loca + (glyph * 4) + 4))
            : (Word(loca + (glyph * 2)) * 2, Word(loca + (glyph * 2) + 2) * 2);
        return _file.AsSpan(At("glyf") + from, to - from);
    }

    private void ReadCharacters()
    {
        var cmap = At("cmap");
        for (var i = 0; i < Word(cmap + 2); i++)
        {
            var table = cmap + Long(cmap + 4 + (i * 8) + 4);
            if (Word(table) == 12)
            {
                ReadGroups(table);
                return;
            }
        }

        throw new InvalidDataException("The font has no table of characters in format 12.");
    }

    private void ReadGroups(int table)
    {
        for (var i = 0; i < Long(table + 12); i++)
        {
            var group = table + 16 + (i * 12);
            var (first, last, glyph) = (Long(group), Long(group + 4), Long(group + 8));
            for (var character = first; character <= last; character++)
            {
                _glyphs[character] = (ushort)(glyph + character - first);
            }
        }
    }

    private ReadOnlySpan<byte> Table(string name) => _file.AsSpan(_tables[name].Offset, _tables[name].Length);

    private int At(string table) => _tables[table].Offset;

    private int Word(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(offset));

    private int Short(int offset) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(offset));

    private int Long(int offset) => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(offset));
}

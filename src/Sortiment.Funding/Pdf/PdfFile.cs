using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Sortiment.Funding.Pdf;

/// <summary>The objects of a PDF 1.7 file (ISO 32000-1) and the table that finds them; the same objects give the same bytes.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>A number for an object that is to be written later.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    /// <summary>Adds an object.</summary>
    /// <returns>Its number.</returns>
    public int Add(string body)
    {
        var number = Reserve();
        Set(number, body);
        return number;
    }

    /// <summary>Writes a reserved object.</summary>
    public void Set(int number, string body) => _objects[number - 1] = Encoding.Latin1.GetBytes(body);

    /// <summary>Adds a stream.</summary>
    /// <param name="data">What is in it.</param>
    /// <param name="entries">Of its dictionary, beside length and filter.</param>
    /// <param name="compressed">Not so for metadata, which is to be found without decompressing.</param>
    public int AddStream(byte[] data, string entries = "", bool compressed = true)
    {
        var content = compressed ? Compress(data) : data;
        var filter = compressed ? "/Filter /FlateDecode " : "";
        var head = Encoding.Latin1.GetBytes($"<< {entries} {filter}/Length {content.Length} >>\nstream\n");
        var number = Reserve();
        _objects[number - 1] = [.. head, .. content, .. "\nendstream"u8];
        return number;
    }

    /// <summary>The whole file.</summary>
    public byte[] Build(int catalog, int info)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        file.Write([(byte)'%', 0xE5, 0xE4, 0xF6, 0xC5, (byte)'\n']);
        var offsets = new List<long>();
        foreach (var (index, body) in _objects.Index())
        {
            offsets.Add(file.Position);
            file.Write(Encoding.Latin1.GetBytes($"{index + 1} 0 obj\n"));
            file.Write(body ?? throw new InvalidOperationException($"Object {index + 1} was never written."));
            file.Write("\nendobj\n"u8);
        }

        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        var table = file.Position;
        var end = new StringBuilder($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            end.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        end.Append($"trailer\n<< /Size {offsets.Count + 1} /Root {catalog} 0 R /Info {info} 0 R ");
        end.Append($"/ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n");
        file.Write(Encoding.Latin1.GetBytes(end.ToString()));
        return file.ToArray();
    }

    /// <summary>A text as PDF writes one in any language.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>A measure.</summary>
    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static byte[] Compress(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            zlib.Write(data);
        }

        return compressed.ToArray();
    }
}

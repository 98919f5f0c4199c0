using System.Text;

namespace Sortiment.Funding.BankFiles.Reading;

/// <summary>How the letters of a file of lines are written; XML says so itself.</summary>
internal static class TextEncoding
{
    /// <summary>Windows-1252, which Excel writes in Sweden.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// UTF-8 when every byte of the file is that (plain ASCII is), else the one given: text in ISO-8859-1 or
    /// Windows-1252 with å, ä or ö in it is hardly ever right UTF-8. UTF-16 is known by its byte order mark.
    /// </summary>
    /// <param name="file">Read from its position to its end.</param>
    /// <param name="otherwise">What the format uses when it is not UTF-8.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<Encoding> OfAsync(Stream file, Encoding otherwise, CancellationToken cancellationToken)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[64 * 1024];
        var chars = new char[bytes.Length + 1];
        try
        {
            int count;
            var first = true;
            do
            {
                count = await file.ReadAtLeastAsync(bytes, 2, throwOnEndOfStream: false, cancellationToken);
                if (first && Marked(bytes.AsSpan(0, count)) is { } marked)
                {
                    return marked;
                }

                first = false;
                decoder.GetChars(bytes.AsSpan(0, count), chars, flush: count == 0);
            } while (count > 0);

            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return otherwise;
        }
    }

    // what Excel calls "Unicode text"
    private static Encoding? Marked(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
}

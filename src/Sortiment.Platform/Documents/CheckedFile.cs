using System.IO.Compression;
using System.Security.Cryptography;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Platform.Documents;

/// <summary>A file that has been found to be what it says: known type by content, allowed size, a name without tricks.</summary>
public sealed record CheckedFile
{
    /// <summary>The largest file taken: 20 MiB.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>What a file chooser offers.</summary>
    public const string Accept = ".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.txt,.csv";

    private static readonly Dictionary<string, (string MediaType, byte[] Start)> Known = new()
    {
        [".pdf"] = ("application/pdf", "%PDF-"u8.ToArray()),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip),
        [".pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", Zip),
        [".png"] = ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        [".jpg"] = ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        [".jpeg"] = ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        [".txt"] = ("text/plain", []),
        [".csv"] = ("text/csv", []),
    };

    private CheckedFile(string name, string mediaType, byte[] bytes)
    {
        Name = name;
        MediaType = mediaType;
        Bytes = bytes;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static byte[] Zip => [0x50, 0x4B, 0x03, 0x04];

    /// <summary>The name without a path.</summary>
    public string Name { get; }

    /// <summary>By content, never what the browser claims.</summary>
    public string MediaType { get; }

    /// <summary>The content.</summary>
    public byte[] Bytes { get; }

    /// <summary>SHA-256 in hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Checks a file.</summary>
    /// <param name="field">The field to name when something is wrong.</param>
    /// <param name="name">The name as sent.</param>
    /// <param name="bytes">The content.</param>
    /// <exception cref="InvalidProblem">Empty, too large, of a type that is not taken, or not what its name says.</exception>
    public static CheckedFile Of(string field, string name, byte[] bytes)
    {
        var plain = new string([.. Path.GetFileName(name.Replace('\\', '/')).Where(c => !char.IsControl(c))]).Trim();
        if (plain.Length is 0 or > 150)
        {
            throw new InvalidProblem(field, "Filen behöver ett namn på högst 150 tecken.");
        }

        if (!OneLine.Holds(plain))
        {
            throw new InvalidProblem(
                field,
                "Filens namn innehåller osynliga tecken. Byt namn på filen och försök igen."
            );
        }

        if (Path.GetFileNameWithoutExtension(plain).Trim(' ', '.').Length == 0)
        {
            throw new InvalidProblem(field, $"Filen {plain} behöver ett namn framför filtypen.");
        }

        if (bytes.Length == 0)
        {
            throw new InvalidProblem(field, $"Filen {plain} är tom.");
        }

        if (bytes.Length > MaxBytes)
        {
            throw new InvalidProblem(field, $"Filen {plain} är för stor. Den får vara högst 20 MB.");
        }

        if (!Known.TryGetValue(Path.GetExtension(plain).ToLowerInvariant(), out var type))
        {
            throw new InvalidProblem(
                field,
                $"Filen {plain} kan inte tas emot. Välj PDF, Word, Excel, PowerPoint, bild eller text."
            );
        }

        var isText = type.Start.Length == 0;
        var isWhatItSays = isText ? !bytes.AsSpan().Contains((byte)0) : bytes.AsSpan().StartsWith(type.Start);
        if (!isWhatItSays || (OfficeFolder(plain) is { } folder && !IsOffice(bytes, folder)))
        {
            throw new InvalidProblem(
                field,
                $"Innehållet i {plain} stämmer inte med filens typ. Spara om filen och försök igen."
            );
        }

        return new CheckedFile(plain, type.MediaType, bytes);
    }

    private static string? OfficeFolder(string name) =>
        Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".docx" => "word/",
            ".xlsx" => "xl/",
            ".pptx" => "ppt/",
            _ => null,
        };

    // an archive of any other kind is no Office file, and one with macros is a program
    private static bool IsOffice(byte[] bytes, string folder)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var names = archive.Entries.Select(e => e.FullName).ToList();
            return names.Contains("[Content_Types].xml")
                && names.Exists(n => n.StartsWith(folder, StringComparison.Ordinal))
                && !names.Exists(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

using System.Text.RegularExpressions;
using MimeKit;

namespace Sortiment.Platform.Mail;

/// <summary>A letter in the pickup folder.</summary>
/// <param name="File">Its file's name.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="To">The receiver, name and address.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text.</param>
public sealed record PickedUpMail(string File, DateTimeOffset At, string To, string Subject, string Text);

/// <summary>
/// Each mail as one file, named by the key that it was asked for under: a repeat after a crash writes the same file
/// again. Where there is no folder it is empty.
/// </summary>
public sealed partial class PickupFolder : IMailDelivery
{
    private readonly string? _path;

    internal PickupFolder(MailOptions options) => _path = options.Pickup is { } path ? Path.GetFullPath(path) : null;

    /// <summary>The letters, the newest first.</summary>
    public IReadOnlyList<PickedUpMail> List() =>
        _path is not null && Directory.Exists(_path)
            ? [.. Directory.EnumerateFiles(_path, "*.eml").Select(Read).OrderByDescending(mail => mail.At)]
            : [];

    /// <summary>One letter; null when there is none of that name.</summary>
    public PickedUpMail? Find(string file) => List().FirstOrDefault(mail => mail.File == file);

    async Task IMailDelivery.DeliverAsync(MimeMessage letter, string key, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_path!);
        var final = Path.Combine(_path!, NameOf(key));
        var draft = $"{final}.{Guid.NewGuid():N}.tmp";
        await using (var stream = File.Create(draft))
        {
            await letter.WriteToAsync(stream, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        // whole or not at all: nobody reads half a letter
        File.Move(draft, final, overwrite: true);
    }

    internal static string NameOf(string key)
    {
        var readable = NotInNames().Replace(key, "-");
        return $"{readable[..Math.Min(readable.Length, 80)]}-{MailHandler.Hash(key)[..8]}.eml";
    }

    private static PickedUpMail Read(string path)
    {
        using var letter = MimeMessage.Load(path);
        return new PickedUpMail(
            Path.GetFileName(path),
            letter.Date,
            letter.To.ToString(),
            letter.Subject ?? "",
            letter.TextBody ?? ""
        );
    }

    [GeneratedRegex("[^A-Za-z0-9-]+")]
    private static partial Regex NotInNames();
}

using MimeKit;

namespace Sortiment.Testing;

/// <summary>A mail that the app sent.</summary>
/// <param name="File">The name of its file, which is made of the outbox' idempotency key.</param>
/// <param name="To">The receiver's address.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text.</param>
/// <param name="Attachments">The names of the files that went with it.</param>
public sealed record SentMail(string File, string To, string Subject, string Text, IReadOnlyList<string> Attachments);

/// <summary>The pickup folder of an app under test.</summary>
/// <param name="path">Where it is.</param>
public sealed class MailFolder(string path)
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>Every mail so far, the oldest first.</summary>
    public IReadOnlyList<SentMail> All =>
        Directory.Exists(Path)
            ?
            [
                .. new DirectoryInfo(Path)
                    .GetFiles("*.eml")
                    .OrderBy(f => f.CreationTimeUtc)
                    .Select(f => Read(f.FullName)),
            ]
            : [];

    /// <summary>The mails to somebody.</summary>
    /// <param name="address">The receiver's address.</param>
    public IReadOnlyList<SentMail> To(string address) =>
        [.. All.Where(mail => mail.To.Equals(address, StringComparison.OrdinalIgnoreCase))];

    private static SentMail Read(string file)
    {
        using var message = MimeMessage.Load(file);
        return new SentMail(
            System.IO.Path.GetFileName(file),
            message.To.Mailboxes.Single().Address,
            message.Subject ?? "",
            (message.TextBody ?? "").ReplaceLineEndings("\n").TrimEnd('\n'),
            [.. message.Attachments.Select(file => file.ContentDisposition?.FileName ?? "")]
        );
    }
}

using Sortiment.Platform.Outbox;

namespace Sortiment.Platform.Mail;

/// <summary>A letter in plain text.</summary>
/// <param name="ToName">Who gets it.</param>
/// <param name="ToAddress">Where.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The letter.</param>
public sealed record MailMessage(string ToName, string ToAddress, string Subject, string Text)
{
    /// <summary>Files that go with it.</summary>
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that goes with a letter.</summary>
/// <param name="Name">"faktura-2026-00017.pdf".</param>
/// <param name="MediaType">"application/pdf".</param>
/// <param name="Bytes">Its content.</param>
public sealed record MailAttachment(string Name, string MediaType, byte[] Bytes);

/// <summary>Mail through the outbox.</summary>
public static class MailOutbox
{
    /// <summary>The kind of outbox message.</summary>
    public const string Kind = "mail";

    /// <summary>Asks for a letter, unless one was asked for under the same key.</summary>
    public static Task AddMailOnceAsync(this IOutbox outbox, MailMessage mail, string key, CancellationToken ct) =>
        outbox.AddOnceAsync(Kind, mail, key, ct);
}

using Sortiment.Platform.Outbox;

namespace Sortiment.Platform.Mail;

/// <summary>A letter in plain text.</summary>
/// <param name="ToName">Who gets it.</param>
/// <param name="ToAddress">Where.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The letter.</param>
public sealed record MailMessage(string ToName, string ToAddress, string Subject, string Text);

/// <summary>Mail through the outbox.</summary>
public static class MailOutbox
{
    /// <summary>The kind of outbox message.</summary>
    public const string Kind = "mail";

    /// <summary>Asks for a letter, unless one was asked for under the same key.</summary>
    public static Task AddMailOnceAsync(this IOutbox outbox, MailMessage mail, string key, CancellationToken ct) =>
        outbox.AddOnceAsync(Kind, mail, key, ct);
}

using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Text;
using Sortiment.Platform.Outbox;

namespace Sortiment.Platform.Mail;

/// <summary>Sends the letters that stand in the outbox.</summary>
internal sealed class MailHandler(IMailDelivery delivery, MailOptions options) : IOutboxHandler
{
    public string Kind => MailOutbox.Kind;

    public async Task HandleAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        using var letter = Letter(message.Read<MailMessage>(), message);
        await delivery.DeliverAsync(letter, message.IdempotencyKey, cancellationToken);
    }

    // everything in it follows from the outbox message, so that a repeat is the same letter to every mail server
    private MimeMessage Letter(MailMessage mail, OutboxMessage message)
    {
        var from = MailboxAddress.Parse(options.From);
        var letter = new MimeMessage
        {
            MessageId = $"{Hash(message.IdempotencyKey)}@{from.Domain}",
            Date = message.CreatedAt,
            Subject = mail.Subject.ReplaceLineEndings(" "),
            Body = Body(mail, message),
        };
        letter.From.Add(from);
        letter.To.Add(new MailboxAddress(mail.ToName, MailboxAddress.Parse(mail.ToAddress).Address));

        // no holiday replies to a program (RFC 3834)
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return letter;
    }

    private static MimeEntity Body(MailMessage mail, OutboxMessage message)
    {
        var text = new TextPart(TextFormat.Plain) { Text = mail.Text };
        if (mail.Attachments.Count == 0)
        {
            return text;
        }

        var parts = new Multipart("mixed") { text };
        parts.Boundary = Hash(message.IdempotencyKey + ":parts");
        foreach (var file in mail.Attachments)
        {
            parts.Add(
                new MimePart(file.MediaType)
                {
                    Content = new MimeContent(new MemoryStream(file.Bytes, writable: false)),
                    ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = file.Name },
                    ContentTransferEncoding = ContentEncoding.Base64,
                }
            );
        }

        return parts;
    }

    /// <summary>A short name for a key that is good in a file name and in a header.</summary>
    internal static string Hash(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];
}

/// <summary>Where letters go.</summary>
internal interface IMailDelivery
{
    /// <summary>Delivers a letter; the same key again is the same letter again.</summary>
    Task DeliverAsync(MimeMessage letter, string key, CancellationToken cancellationToken);
}

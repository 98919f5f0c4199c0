using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Sortiment.Platform.Outbox;

namespace Sortiment.Platform.Mail;

/// <summary>Hands letters to a mail server.</summary>
internal sealed class SmtpDelivery(MailOptions options) : IMailDelivery
{
    private const int ImplicitTls = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task DeliverAsync(MimeMessage letter, string key, CancellationToken cancellationToken)
    {
        if (options.Host is not { } host)
        {
            throw new EffectRefusedException("Det finns ingen e-postserver: sätt Mail:Host.");
        }

        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(host, options.Port, Security, cancellationToken);
            if (options.User is { } user)
            {
                await client.AuthenticateAsync(user, options.Password ?? "", cancellationToken);
            }

            await client.SendAsync(letter, cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception problem) when (problem is CommandException or AuthenticationException or ProtocolException)
        {
            // what the server says may name the receiver: it is for the page of what is stuck, and for no log
            throw new EffectRefusedException(problem.Message);
        }
    }

    private SecureSocketOptions Security =>
        !options.UseTls ? SecureSocketOptions.None
        : options.Port == ImplicitTls ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;
}

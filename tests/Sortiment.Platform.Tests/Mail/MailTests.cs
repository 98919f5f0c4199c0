using System.Globalization;
using Sortiment.Platform.Mail;
using Sortiment.Platform.Tests.Outbox;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Mail;

public sealed class MailTests
{
    private static readonly MailMessage Letter = new(
        "Åsa Öberg",
        "asa.oberg@exempel.sortiment.test",
        "Ett förslag väntar på dig",
        "Hej Åsa!\n\nEtt förslag väntar."
    );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_one_file_in_the_folder_however_often_it_is_sent()
    {
        await using var app = await SortimentApp.StartAsync();
        await app.AddAsync(MailOutbox.Kind, Letter);
        await app.OutboxDoneAsync(Ct);
        var sent = Assert.Single(app.Mail.All);
        Assert.Equal((Letter.ToAddress, Letter.Subject, Letter.Text), (sent.To, sent.Subject, sent.Text));
        var file = Path.Combine(app.Mail.Path, sent.File);
        var bytes = await File.ReadAllBytesAsync(file, Ct);

        // a crash after the file was written and before the outbox knew
        await app.AskAsync<int>("UPDATE platform.outbox SET done_at = NULL, next_attempt_at = created_at");
        app.Ring();
        await SortimentApp.UntilAsync(
            async () => await app.CountAsync("attempts = 2 AND done_at IS NOT NULL") == 1,
            Ct
        );
        Assert.Single(app.Mail.All);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, Ct));
        Assert.Single(Directory.GetFiles(app.Mail.Path));
    }

    [Fact]
    public async Task A_mail_server_gets_it_with_an_id_by_which_it_knows_a_repeat()
    {
        await using var peer = new SmtpPeer();
        await using var app = await WithServerAsync(peer);
        await app.AddAsync(MailOutbox.Kind, Letter);
        await app.OutboxDoneAsync(Ct);
        await app.AskAsync<int>("UPDATE platform.outbox SET done_at = NULL, next_attempt_at = created_at");
        app.Ring();
        await SortimentApp.UntilAsync(
            async () => await app.CountAsync("attempts = 2 AND done_at IS NOT NULL") == 1,
            Ct
        );

        Assert.Equal(2, peer.Taken.Count);
        Assert.All(peer.Taken, taken => Assert.Equal(Letter.ToAddress, taken.To));
        Assert.Single(peer.Taken.Select(taken => IdOf(taken.Letter)).Distinct());
        Assert.Empty(app.Mail.All);
    }

    [Fact]
    public async Task What_the_mail_server_says_is_kept_for_the_steward_and_stays_out_of_the_log()
    {
        await using var peer = new SmtpPeer();
        peer.Unknown.Add(Letter.ToAddress);
        await using var app = await WithServerAsync(peer);
        await app.AddAsync(MailOutbox.Kind, Letter);
        await SortimentApp.UntilAsync(async () => await app.CountAsync("attempts = 1") == 1, Ct);

        Assert.Contains(
            Letter.ToAddress,
            await app.AskAsync<string>("SELECT last_error FROM platform.outbox"),
            StringComparison.Ordinal
        );
        Assert.Contains(app.Log.Lines, line => line.Text.Contains("Outbox mail", StringComparison.Ordinal));
        Assert.DoesNotContain(
            app.Log.Lines,
            line => $"{line.Text}{line.Exception}".Contains(Letter.ToAddress, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Without_a_server_or_a_folder_it_waits_and_says_why()
    {
        await using var app = await SortimentApp.StartAsync(
            new SortimentAppOptions
            {
                Environment = "Production",
                Settings = new Dictionary<string, string?> { ["Mail:Pickup"] = null },
            }
        );
        await app.AddAsync(MailOutbox.Kind, Letter);
        await SortimentApp.UntilAsync(async () => await app.CountAsync("attempts = 1") == 1, Ct);
        Assert.Equal(1, await app.CountAsync("last_error LIKE '%Mail:Host%' AND next_attempt_at IS NOT NULL"));
    }

    private static Task<SortimentApp> WithServerAsync(SmtpPeer peer) =>
        SortimentApp.StartAsync(
            new SortimentAppOptions
            {
                Settings = new Dictionary<string, string?>
                {
                    ["Mail:Host"] = "127.0.0.1",
                    ["Mail:Port"] = peer.Port.ToString(CultureInfo.InvariantCulture),
                    ["Mail:UseTls"] = "false",
                },
            }
        );

    private static string IdOf(string letter) =>
        letter.Split('\n').Single(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)).Trim();
}

using System.Net;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>Those whose turn it is get one mail each, every time that a step is entered, and nobody else gets any.</summary>
public sealed class MailTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task Everybody_whose_turn_it_is_gets_one_mail()
    {
        var story = new ProposalDriver(_app, "Brev");
        await story.ProposeAsync();
        await story.ReceiveAsync("Incomplete");
        await story.SubmitAsync();
        await story.AdvanceToAsync(6);
        await story.RecommendAtMeetingAsync("SendBack");
        await story.AdvanceToAsync(11);
        await _app.OutboxDoneAsync(Ct);

        var expected = Turns.MailsOf(await story.ShowAsync(), story.Proposer);
        var sent = _app
            .Mail.All.Where(mail => mail.Subject.StartsWith(story.Reference, StringComparison.Ordinal))
            .ToList();
        Assert.Equal(expected.Order(), sent.Select(mail => $"{mail.To} {mail.Subject}").Order());
        Assert.Equal(sent.Count, sent.Select(mail => mail.File).Distinct().Count());
        Assert.All(sent, mail => Assert.Contains("Trygghetslarm Brev", mail.Text));
        Assert.All(
            sent,
            mail => Assert.Contains($"{SortimentApp.PublicAddress}/forslag/{story.Id}\n", mail.Text + "\n")
        );
    }

    [Fact]
    public async Task A_mail_says_why_the_proposal_has_come_back()
    {
        var story = new ProposalDriver(_app, "Tillbaka");
        await story.ProposeAsync();
        await story.ReceiveAsync("Incomplete");
        await _app.OutboxDoneAsync(Ct);
        var missing = Assert.Single(MailsTo(story.Proposer));
        Assert.Equal($"{story.Reference} väntar på dig: Komplettera ansökan", missing.Subject);
        Assert.Contains("Det här behöver kompletteras:\nEvidensen saknar källor.", missing.Text);

        await story.SubmitAsync();
        await story.AdvanceToAsync(6);
        await story.RecommendAtMeetingAsync("SendBack");
        await _app.OutboxDoneAsync(Ct);
        const string Reason = "Ledningsrådet återremitterade ärendet:\nUnderlaget räcker inte.";
        Assert.Equal(
            [false, true],
            MailsTo(Persona.PreparatoryGroup)
                .OrderBy(mail => mail.File, StringComparer.Ordinal)
                .Select(mail => mail.Text.Contains(Reason, StringComparison.Ordinal))
                .Order()
        );
        var step = await _app.Browser(Persona.PreparatoryGroup).ReadAsync($"/forslag/{story.Id}/steg/4b");
        Assert.Contains("Underlaget räcker inte.", WebUtility.HtmlDecode(step), StringComparison.Ordinal);

        // and no longer when it has gone on
        await story.AdvanceToAsync(6);
        Assert.DoesNotContain(Reason, (await LastMailAsync()).Text, StringComparison.Ordinal);

        IEnumerable<SentMail> MailsTo(string persona) =>
            _app.Mail.All.Where(mail =>
                mail.To == Persona.MailOf(persona) && mail.Subject.StartsWith(story.Reference, StringComparison.Ordinal)
            );

        async Task<SentMail> LastMailAsync()
        {
            await _app.OutboxDoneAsync(Ct);
            return MailsTo(Persona.Chair).Last();
        }
    }

    [Fact]
    public async Task Those_who_hold_the_seats_are_called_to_the_meeting_and_told_when_it_is_moved()
    {
        const string Place = "Kallelsernas sal";
        var story = new ProposalDriver(_app, "Kallelse");
        await story.ProposeAsync();
        await story.AdvanceToAsync(6);
        var meeting = new MeetingDriver(story.Api, story.Today.AddDays(3));
        await meeting.CallAsync(story.Id);
        await MoveAsync(2, 7, Place);
        await MoveAsync(3, 7, Place);
        await MoveAsync(4, 9, Place);
        await _app.OutboxDoneAsync(Ct);

        var sent = _app.Mail.All.Where(mail => mail.Text.Contains($"{meeting.Id}", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            Turns
                .Council.Select(Persona.MailOf)
                .SelectMany(address =>
                    new[]
                    {
                        $"{address} Kallelse till Ledningsrådet {story.Today.AddDays(3):yyyy-MM-dd}",
                        $"{address} Ändrat möte i Ledningsrådet {story.Today.AddDays(7):yyyy-MM-dd}",
                        $"{address} Ändrat möte i Ledningsrådet {story.Today.AddDays(9):yyyy-MM-dd}",
                    }
                )
                .Order(StringComparer.Ordinal),
            sent.Select(mail => $"{mail.To} {mail.Subject}").Order(StringComparer.Ordinal)
        );
        Assert.All(sent, mail => Assert.Contains($"1. Trygghetslarm Kallelse ({story.Reference})", mail.Text));
        Assert.All(
            sent,
            mail => Assert.Contains($"{SortimentApp.PublicAddress}/ledningsradet/{meeting.Id}", mail.Text)
        );
        Assert.Equal(20, sent.Count(mail => mail.Text.Contains($"Plats: {Place}", StringComparison.Ordinal)));

        async Task MoveAsync(int version, int days, string place) =>
            (
                await story.Api.PutAsync(
                    Persona.Office,
                    meeting.Path,
                    new
                    {
                        version,
                        date = story.Today.AddDays(days),
                        place,
                    },
                    null,
                    Ct
                )
            ).Ok();
    }

    [Fact]
    public async Task What_was_refused_mails_nobody()
    {
        var story = new ProposalDriver(_app, "Obrev");
        await story.DraftAsync();
        (await story.Api.PutAsync(story.Proposer, story.Path, new { title = "Halv" }, "\"1\"", Ct)).Ok();
        Assert.Equal(422, (await story.Post(story.Proposer, "/submit", new { })).Status);
        await _app.OutboxDoneAsync(Ct);
        Assert.DoesNotContain(
            _app.Mail.All,
            mail => mail.Subject.StartsWith(story.Reference, StringComparison.Ordinal)
        );
    }
}

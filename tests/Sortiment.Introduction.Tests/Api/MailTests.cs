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

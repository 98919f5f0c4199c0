using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Mail;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Sortiment.Platform.Tests.Outbox;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Operations;

/// <summary>The pages of those who run Sortiment.</summary>
public sealed class OperationsPagesTests
{
    private static readonly MailMessage Letter = new("Åsa Öberg", "asa@exempel.sortiment.test", "Något väntar", "Hej!");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_steward_sees_what_is_stuck_and_tries_again_or_dismisses_it_with_a_reason()
    {
        var works = false;
        await using var app = await OutboxWork.StartAsync(
            (_, _, _) => works ? Task.CompletedTask : throw new InvalidDataException("Skrivaren är trasig")
        );
        await app.AddAsync(OutboxWork.Kind, "first", "second");
        await SortimentApp.UntilAsync(async () => await app.CountAsync("attempts > 0") == 2, Ct);
        var steward = app.Browser("forvaltare");
        var list = await steward.ReadAsync("/drift/utkorg");
        Assert.Contains("test:first", list, StringComparison.Ordinal);
        Assert.Contains("Skrivaren är trasig", list, StringComparison.Ordinal);

        var path =
            "/drift/utkorg/"
            + await app.AskAsync<Guid>("SELECT id FROM platform.outbox WHERE idempotency_key = 'test:first'");
        using var unreasoned = await steward.SubmitAsync(
            path,
            "act",
            ("Input.Action", "dismiss"),
            ("Input.Reason", "")
        );
        Assert.Contains("Skriv varför", await unreasoned.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        using var dismissed = await steward.SubmitAsync(
            path,
            "act",
            ("Input.Action", "dismiss"),
            ("Input.Reason", "Dubblett")
        );
        Assert.Contains("avfärdat", await dismissed.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        works = true;
        path =
            "/drift/utkorg/"
            + await app.AskAsync<Guid>("SELECT id FROM platform.outbox WHERE idempotency_key = 'test:second'");
        using var tried = await steward.SubmitAsync(
            path,
            "act",
            ("Input.Action", "retry"),
            ("Input.Reason", "Lagad nu")
        );
        await SortimentApp.UntilAsync(async () => await app.CountAsync("done_at IS NOT NULL") == 1, Ct);
        Assert.Contains("Allt har gått fram", await steward.ReadAsync("/drift/utkorg"), StringComparison.Ordinal);

        var trail = await steward.ReadAsync("/drift/granskningslogg?slag=OutboxMessage");
        Assert.Contains("Ändrade: Utskick", trail, StringComparison.Ordinal);
        Assert.Contains("Dubblett", trail, StringComparison.Ordinal);
        Assert.Contains("Lagad nu", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_acts_once()
    {
        await using var app = await OutboxWork.StartAsync((_, _, _) => throw new InvalidDataException("nej"));
        await app.AddAsync(OutboxWork.Kind, "letter");
        await SortimentApp.UntilAsync(async () => await app.CountAsync("attempts > 0") == 1, Ct);
        var steward = app.Browser("forvaltare");
        var path = "/drift/utkorg/" + await app.AskAsync<Guid>("SELECT id FROM platform.outbox");
        var (_, fields) = Browser.FormOf(await steward.ReadAsync(path), "act");
        fields.RemoveAll(field => field.Key == "Input.Reason");
        fields.Add(KeyValuePair.Create("Input.Reason", "Dubbelklick"));
        fields.Add(KeyValuePair.Create("Input.Action", "retry"));
        for (var click = 0; click < 2; click++)
        {
            using var answer = await steward.Http.PostAsync(path, new FormUrlEncodedContent(fields), Ct);
            Assert.Equal("/drift/utkorg", answer.RequestMessage!.RequestUri!.AbsolutePath);
            await SortimentApp.UntilAsync(async () => await app.CountAsync("attempts > 0") == 1, Ct);
        }

        var trail = await steward.ReadAsync("/drift/granskningslogg?text=Dubbelklick");
        Assert.Contains("1 händelse<", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_longer_waits_leads_back_to_the_list()
    {
        await using var app = await SortimentApp.StartAsync();
        var page = await app.Browser("forvaltare").ReadAsync($"/drift/utkorg/{Guid.NewGuid()}");
        Assert.Contains("väntar inte längre", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1444.samordnare")]
    [InlineData("samverkan.handlaggare")]
    public async Task Nobody_else_sees_the_outbox(string persona)
    {
        await using var app = await SortimentApp.StartAsync();
        using var answer = await app.Browser(persona).GetAsync("/drift/utkorg");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_trail_is_filtered_by_the_address_and_a_coordinator_sees_only_its_own()
    {
        await using var app = await SortimentApp.StartAsync();
        await KeepAsync("1444", "Trygghetslarm med åäö");
        await KeepAsync("1485", "Medicinrobot 100%");
        await KeepAsync("1444", "Utkast till larm", released: false);

        var steward = app.Browser("forvaltare");
        var all = await steward.ReadAsync("/drift/granskningslogg");
        Assert.Contains("Trygghetslarm med åäö", all, StringComparison.Ordinal);
        Assert.Contains("Medicinrobot 100%", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Utkast till larm", all, StringComparison.Ordinal);
        var found = await steward.ReadAsync("/drift/granskningslogg?text=robot+100%25");
        Assert.Contains("Medicinrobot", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Trygghetslarm", found, StringComparison.Ordinal);
        Assert.Contains(
            "Ingen händelse",
            await steward.ReadAsync("/drift/granskningslogg?text=robot%25xyz"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Ingen händelse",
            await steward.ReadAsync("/drift/granskningslogg?till=2026-02-28"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Medicinrobot",
            await steward.ReadAsync("/drift/granskningslogg?fran=2026-03-02&till=2026-03-02"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Ingen händelse",
            await steward.ReadAsync("/drift/granskningslogg?person=Finns+Inte"),
            StringComparison.Ordinal
        );

        var own = await app.Browser("1444.samordnare").ReadAsync("/drift/granskningslogg");
        Assert.Contains("Trygghetslarm", own, StringComparison.Ordinal);
        Assert.Contains("Utkast till larm", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Medicinrobot", own, StringComparison.Ordinal);
        using var refused = await app.Browser("1444.forskrivare").GetAsync("/drift/granskningslogg");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        async Task KeepAsync(string principal, string name, bool released = true)
        {
            var coordinator = new Actor(
                Guid.NewGuid(),
                "Test",
                Guid.NewGuid(),
                Roles.Coordinator,
                principal,
                principal
            );
            using var acting = AmbientActor.Act(coordinator);
            await using var scope = app.Services.CreateAsyncScope();
            var session = scope.ServiceProvider.GetRequiredService<DbSession>();
            await session.BeginAsync(readOnly: false, Ct);
            var file = CheckedFile.Of("file", name + ".txt", "text"u8.ToArray());
            await scope.ServiceProvider.GetRequiredService<IDocuments>().AddAsync(principal, file, released, Ct);
            await session.CommitAsync(Ct);
        }
    }

    [Fact]
    public async Task Mail_is_shown_in_Development_and_nowhere_else()
    {
        await using var app = await SortimentApp.StartAsync();
        await app.AddAsync(MailOutbox.Kind, Letter);
        await app.OutboxDoneAsync(Ct);
        var browser = app.Browser("forvaltare");
        Assert.Contains("Något väntar", await browser.ReadAsync("/utveckling/post"), StringComparison.Ordinal);
        var file = Assert.Single(app.Mail.All).File;
        Assert.Contains("Åsa Öberg", await browser.ReadAsync("/utveckling/post?fil=" + file), StringComparison.Ordinal);
        using var missing = await browser.GetAsync("/utveckling/post?fil=../../etc/passwd");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }
}

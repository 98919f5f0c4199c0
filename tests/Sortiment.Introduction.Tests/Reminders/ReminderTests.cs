using Sortiment.Introduction.Reminders;
using Sortiment.Kernel;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Reminders;

/// <summary>Letters about steps that wait, by the clock. Each test has an app, and so a clock, of its own.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task Those_responsible_are_reminded_before_and_after_and_once_each_time()
    {
        await using var app = await SortimentApp.StartAsync();
        var story = new ProposalDriver(app);
        await story.ProposeAsync();
        var deadline = await DeadlineAsync(story);
        (int WorkingDays, int Reminded)[] days = [(-3, 0), (-2, 1), (-1, 0), (0, 0), (1, 1), (2, 0), (5, 0), (6, 1)];
        foreach (var (workingDays, reminded) in days)
        {
            MoveTo(app, SwedishCalendar.AddWorkingDays(deadline, workingDays));
            Assert.Equal((workingDays, reminded), (workingDays, await RemindAsync(app)));
            Assert.Equal(0, await RemindAsync(app));
        }

        var mails = await MailsAsync(app, Persona.Office, story);
        Assert.Equal(
            [
                $"Påminnelse: {story.Reference}, steg 2",
                $"Försenat: {story.Reference}, steg 2",
                $"Försenat: {story.Reference}, steg 2",
            ],
            mails.Select(mail => mail.Subject).OrderDescending()
        );
        Assert.All(mails, mail => Assert.Contains($"{SortimentApp.PublicAddress}/forslag/{story.Id}", mail.Text));
        Assert.Contains(mails, mail => mail.Text.Contains("för 6 arbetsdagar sedan", StringComparison.Ordinal));

        await story.ReceiveAsync();
        MoveTo(app, SwedishCalendar.AddWorkingDays(deadline, 7));
        Assert.Equal(0, await RemindAsync(app));
    }

    [Fact]
    public async Task A_day_that_was_missed_is_made_up_for_and_weekends_are_left_in_peace()
    {
        await using var app = await SortimentApp.StartAsync();
        var story = new ProposalDriver(app);
        await story.ProposeAsync();
        var late = SwedishCalendar.AddWorkingDays(await DeadlineAsync(story), 3);
        var saturday = late.AddDays(DayOfWeek.Saturday - late.DayOfWeek);
        MoveTo(app, saturday);
        Assert.Equal(0, await RemindAsync(app));
        MoveTo(app, saturday.AddDays(2));
        Assert.Equal(1, await RemindAsync(app));
        Assert.StartsWith("Försenat", Assert.Single(await MailsAsync(app, Persona.Office, story)).Subject);
    }

    [Fact]
    public async Task Drafts_and_what_has_ended_are_not_reminded_of()
    {
        await using var app = await SortimentApp.StartAsync();
        var draft = new ProposalDriver(app, "Utkast");
        await draft.DraftAsync();
        var joint = new ProposalDriver(app, "Utkast från HMC");
        await joint.DraftAsync(Persona.Consultant);
        var withdrawn = new ProposalDriver(app, "Återtaget");
        await withdrawn.ProposeAsync();
        await withdrawn.WithdrawAsync();
        var rejected = new ProposalDriver(app, "Avslaget");
        await rejected.ProposeAsync();
        await rejected.ReceiveAsync();
        await rejected.ScreenAsync("Reject");
        var done = new ProposalDriver(app, "Infört");
        await done.ThroughAllStepsAsync();
        MoveTo(app, new DateOnly(2027, 3, 1));
        Assert.Equal(0, await RemindAsync(app));
        Assert.Equal(0, (await app.SendAsync(new SendLateDigest())).LateSteps);
    }

    [Fact]
    public async Task Who_has_decided_in_step_7_is_not_reminded_of_the_others_decision()
    {
        await using var app = await SortimentApp.StartAsync();
        var story = new ProposalDriver(app);
        await story.ProposeAsync();
        await story.AdvanceToAsync(7);
        await story.DecideAsync(Persona.Director);
        MoveTo(app, SwedishCalendar.AddWorkingDays(await DeadlineAsync(story), 1));
        Assert.Equal(1, await RemindAsync(app));
        Assert.Single(await MailsAsync(app, Persona.Board, story));
        Assert.Empty(await MailsAsync(app, Persona.Director, story));
    }

    [Fact]
    public async Task A_run_takes_a_batch_and_the_next_one_the_rest()
    {
        await using var app = await SortimentApp.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await new ProposalDriver(app, $"Klocka {i}").ProposeAsync();
        }

        MoveTo(app, new DateOnly(2026, 6, 1));
        var run = new SendReminders { Batch = 2 };
        foreach (var steps in new[] { 2, 1, 0 })
        {
            Assert.Equal(steps, await StepsAsync());
        }

        async Task<int> StepsAsync() => (await app.SendAsync(run)).Steps;
    }

    [Fact]
    public async Task The_office_is_told_of_late_steps_once_a_week()
    {
        await using var app = await SortimentApp.StartAsync();
        var story = new ProposalDriver(app);
        await story.ProposeAsync();
        var deadline = await DeadlineAsync(story);
        var monday = deadline.AddDays(8 - (int)deadline.DayOfWeek);
        foreach (
            var (day, letters) in new[] { (deadline, 0), (monday, 1), (monday.AddDays(1), 1), (monday.AddDays(7), 2) }
        )
        {
            MoveTo(app, day);
            await app.SendAsync(new SendLateDigest());
            await app.OutboxDoneAsync(TestContext.Current.CancellationToken);
            var digests = app
                .Mail.To(Persona.MailOf(Persona.Office))
                .Where(m => m.Subject == "Ett försenat steg")
                .ToList();
            Assert.Equal((day, letters), (day, digests.Count));
            Assert.All(digests, mail => Assert.Contains(story.Reference, mail.Text));
            Assert.All(digests, mail => Assert.Contains($"{SortimentApp.PublicAddress}/forslag", mail.Text));
        }
    }

    private static async Task<int> RemindAsync(SortimentApp app) => (await app.SendAsync(new SendReminders())).Steps;

    private static void MoveTo(SortimentApp app, DateOnly day) =>
        app.Clock.MoveTo(new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero));

    private static async Task<DateOnly> DeadlineAsync(ProposalDriver story) =>
        DateOnly.Parse(
            (await story.ShowAsync()).Json.GetProperty("currentSteps")[0].GetProperty("deadline").GetString()!,
            null
        );

    private static async Task<IReadOnlyList<SentMail>> MailsAsync(
        SortimentApp app,
        string persona,
        ProposalDriver story
    )
    {
        await app.OutboxDoneAsync(TestContext.Current.CancellationToken);
        return
        [
            .. app
                .Mail.To(Persona.MailOf(persona))
                .Where(m =>
                    m.Subject.StartsWith("Påminnelse", StringComparison.Ordinal)
                    || m.Subject.StartsWith("Försenat", StringComparison.Ordinal)
                )
                .Where(m => m.Subject.Contains(story.Reference, StringComparison.Ordinal)),
        ];
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Sortiment.Platform.Jobs;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Jobs;

public sealed class JobTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_run_a_job_once_each_time_and_one_goes_on_when_the_other_stops()
    {
        var fired = new ConcurrentQueue<DateTimeOffset>();
        await using var first = await StartAsync(fired, null);
        DateTimeOffset[] both;
        await using (var second = await StartAsync(fired, first))
        {
            await SortimentApp.UntilAsync(() => Task.FromResult(fired.Count >= 6), Ct);
            both = [.. fired];
        }

        Assert.Equal(both.Length, both.Distinct().Count());
        await SortimentApp.UntilAsync(() => Task.FromResult(fired.Count >= both.Length + 3), Ct);
        Assert.Equal(fired.Count, fired.Distinct().Count());
        Assert.Empty(first.Log.Errors);
    }

    [Fact]
    public async Task A_start_leaves_a_job_alone_whose_schedule_is_the_same_and_removes_what_is_gone()
    {
        await using var first = await StartAsync([], null);
        await SortimentApp.UntilAsync(async () => await JobsAsync(first) == "CleanUp,Tick", Ct);
        var started = await first.AskAsync<long>(
            "SELECT start_time FROM platform.qrtz_triggers WHERE trigger_name = 'CleanUp'"
        );
        first.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var second = await SortimentApp.StartAsync(
            new SortimentAppOptions
            {
                Database = first.Database,
                Clock = first.Clock,
                Jobs = true,
            }
        );
        Assert.Equal("CleanUp", await JobsAsync(second));
        Assert.Equal(
            started,
            await first.AskAsync<long>("SELECT start_time FROM platform.qrtz_triggers WHERE trigger_name = 'CleanUp'")
        );
    }

    [Fact]
    public async Task A_job_that_fails_is_logged_and_runs_again()
    {
        var fired = new ConcurrentQueue<DateTimeOffset>();
        await using var app = await StartAsync(
            fired,
            null,
            () => throw new InvalidDataException("the clock struck thirteen")
        );
        await SortimentApp.UntilAsync(() => Task.FromResult(fired.Count >= 2), Ct);
        Assert.Contains(app.Log.Errors, line => line.Text.Contains("The job Tick failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_kept_long_enough_is_removed()
    {
        await using var app = await SortimentApp.StartAsync();
        await app.AskAsync<int>(
            """
            INSERT INTO platform.idempotency_keys (person_id, key, fingerprint, response, created_at)
            SELECT gen_random_uuid(), 'k' || days, '', '{}', timestamptz '2026-03-02 07:00Z' - days * interval '1 day'
            FROM unnest(ARRAY[0, 6, 8, 400]) AS days;
            INSERT INTO platform.outbox (id, kind, payload, idempotency_key, created_at, attempts, done_at, dismissed_at)
            SELECT gen_random_uuid(), 'none', '{}', 'k' || days || d, timestamptz '2024-01-01Z', 1,
                CASE d WHEN 'done' THEN timestamptz '2026-03-02 07:00Z' - days * interval '1 day' END,
                CASE d WHEN 'dismissed' THEN timestamptz '2026-03-02 07:00Z' - days * interval '1 day' END
            FROM unnest(ARRAY[1, 89, 91]) AS days, unnest(ARRAY['done', 'dismissed', 'stuck']) AS d;
            INSERT INTO platform.ended_sessions (id, ended_at)
            SELECT gen_random_uuid(), timestamptz '2026-03-02 07:00Z' - hours * interval '1 hour'
            FROM unnest(ARRAY[0, 12, 30]) AS hours
            """
        );
        Assert.Equal(
            new CleanedUp(IdempotencyKeys: 2, OutboxMessages: 2, EndedSessions: 1),
            await app.SendAsync(new CleanUp())
        );
        Assert.Equal(7, await app.AskAsync<long>("SELECT count(*) FROM platform.outbox"));
        Assert.Equal(new CleanedUp(0, 0, 0), await app.SendAsync(new CleanUp()));
    }

    private static Task<string?> JobsAsync(SortimentApp app) =>
        app.AskAsync<string>(
            """
            SELECT string_agg(job_name, ',' ORDER BY job_name) FROM platform.qrtz_job_details
            WHERE job_name IN ('CleanUp', 'Tick')
            """
        );

    private static Task<SortimentApp> StartAsync(
        ConcurrentQueue<DateTimeOffset> fired,
        SortimentApp? firstNode,
        Func<CleanUp>? command = null
    ) =>
        SortimentApp.StartAsync(
            new SortimentAppOptions
            {
                Database = firstNode?.Database,
                Clock = firstNode?.Clock,
                Jobs = true,
                Configure = builder =>
                {
                    var schedule = JobSchedule.Every(TimeSpan.FromSeconds(1));
                    builder.Services.AddSingleton(
                        new ScheduledCommand("Tick", schedule, command ?? (() => new CleanUp()))
                    );
                    builder.Services.ConfigureAllQuartzSchedulers(quartz =>
                        quartz.AddJobListener(new Recorder(fired), [])
                    );
                },
            }
        );

    /// <summary>Notes which of a job's times each run was for.</summary>
    private sealed class Recorder(ConcurrentQueue<DateTimeOffset> fired) : IJobListener
    {
        public string Name => nameof(Recorder);

        public ValueTask JobWasExecuted(
            IJobExecutionContext context,
            JobExecutionException? jobException,
            CancellationToken cancellationToken
        )
        {
            if (context.JobDetail.Key.Name == "Tick")
            {
                fired.Enqueue(context.ScheduledFireTimeUtc!.Value);
            }

            return ValueTask.CompletedTask;
        }
    }
}

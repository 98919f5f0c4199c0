using Quartz;

namespace Sortiment.Platform.Jobs;

/// <summary>When a job runs.</summary>
public sealed class JobSchedule
{
    private static readonly TimeZoneInfo Sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
    private readonly IScheduleBuilder _builder;

    private JobSchedule(string text, IScheduleBuilder builder) => (Text, _builder) = (text, builder);

    /// <summary>The schedule as text: what is kept differs from it when a release has changed the schedule.</summary>
    internal string Text { get; }

    /// <summary>Again and again. Runs that were missed while no node was up are left out: the next one does the work.</summary>
    public static JobSchedule Every(TimeSpan interval) =>
        new(
            $"every {interval:c}",
            SimpleScheduleBuilder
                .Create()
                .WithInterval(interval)
                .RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)
        );

    /// <summary>By Quartz' cron on a Swedish clock. A run that was missed while no node was up is made up for, once.</summary>
    /// <param name="cron">Seconds first: "0 30 3 * * ?" is 03:30 each day.</param>
    /// <exception cref="FormatException">The expression cannot be read.</exception>
    public static JobSchedule At(string cron) =>
        new(
            $"cron {cron}",
            CronScheduleBuilder
                .Create(cron)
                .InTimeZone(Sweden)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
        );

    internal ITrigger TriggerOf(string job, string group, TimeProvider clock) =>
        TriggerBuilder
            .Create(clock)
            .WithIdentity(job, group)
            .ForJob(job, group)
            .WithDescription(Text)
            .WithSchedule(_builder)
            .Build();
}

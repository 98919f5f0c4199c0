using Microsoft.Extensions.Hosting;
using Quartz;

namespace Sortiment.Platform.Jobs;

/// <summary>
/// Brings the jobs in the database in line with the ones that this release has. A job whose schedule is the same is left
/// alone, so that a start does not put off what was about to run.
/// </summary>
internal sealed class JobPlan(ISchedulerFactory factory, IEnumerable<ScheduledCommand> commands, TimeProvider clock)
    : IHostedService
{
    private const string Group = "sortiment";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        var planned = commands.ToList();
        foreach (var command in planned)
        {
            var kept = await scheduler.GetTrigger(new TriggerKey(command.Name, Group), cancellationToken);
            if (kept?.Description == command.Schedule.Text)
            {
                continue;
            }

            var job = JobBuilder
                .Create<CommandJob>()
                .WithIdentity(command.Name, Group)
                .DisallowConcurrentExecution()
                .Build();
            var trigger = command.Schedule.TriggerOf(command.Name, Group, clock);
            await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellationToken);
        }

        var stored = await scheduler.QueryJobs(new JobQuery(), cancellationToken);
        foreach (var job in stored.Items.Where(j => planned.All(p => p.Name != j.Key.Name)))
        {
            await scheduler.DeleteJob(job.Key, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

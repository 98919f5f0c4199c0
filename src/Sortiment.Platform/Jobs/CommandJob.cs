using Mediator;
using Microsoft.Extensions.Logging;
using Quartz;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Jobs;

/// <summary>A command that the clock sends.</summary>
internal sealed record ScheduledCommand(string Name, JobSchedule Schedule, Func<IMessage> Create);

/// <summary>
/// Sends the command that the job is about, as the system. A failure is logged and left: the next time does what this
/// one did not, because a job looks at how things stand and not at when it last ran.
/// </summary>
internal sealed partial class CommandJob(
    IEnumerable<ScheduledCommand> commands,
    ISender sender,
    ILogger<CommandJob> logger
) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        var command = commands.Single(c => c.Name == name);
        using var acting = AmbientActor.Act(Actor.System);
        using var activity = Telemetry.Source.StartActivity("job " + name);
        try
        {
            await sender.Send(command.Create(), cancellationToken);
            Telemetry.JobsRun.Add(1, new("job", name), new("done", true));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Telemetry.JobsRun.Add(1, new("job", name), new("done", false));
            LogFailed(logger, name, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed; it is tried again at its next time")]
    private static partial void LogFailed(ILogger logger, string job, Exception exception);
}

/// <summary>Notes runs that were missed, so that a scheduler that cannot keep up is seen.</summary>
internal sealed partial class MisfireLog(ILogger<MisfireLog> logger) : ITriggerListener
{
    public string Name => nameof(MisfireLog);

    public ValueTask TriggerMisfired(ITrigger trigger, IScheduler scheduler, CancellationToken cancellationToken)
    {
        LogMissed(logger, trigger.JobKey.Name);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The job {Job} missed its time")]
    private static partial void LogMissed(ILogger logger, string job);
}

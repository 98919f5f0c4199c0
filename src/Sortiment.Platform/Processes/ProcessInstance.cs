using Sortiment.Kernel;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Processes;

/// <summary>
/// One run of a process: where it is now, pinned to the version it began with. It keeps no history; the aggregate that
/// it drives does.
/// </summary>
internal sealed class ProcessInstance : ITenantOwned
{
    private readonly List<ProcessWait> _waits = [];
    private readonly List<ProcessArrival> _arrivals = [];

    private ProcessInstance() { }

    /// <summary>The principal whose process it is.</summary>
    public string TenantId { get; private set; } = "";

    public Guid Id { get; private set; }

    public string DefinitionId { get; private set; } = "";

    public int Version { get; private set; }

    public ProcessStatus Status { get; private set; }

    /// <summary>How it ended, when <see cref="ProcessStatus.Finished"/>.</summary>
    public string? Ending { get; private set; }

    /// <summary>When it was finished or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Grows with each change: the concurrency token, since a join must see all its arrivals.</summary>
    public int Revision { get; private set; }

    /// <summary>A joint organ started it for the principal, and may therefore see it from the start.</summary>
    public bool StartedJointly { get; private set; }

    /// <summary>The steps that wait for a signal; empty exactly when it no longer runs.</summary>
    public IReadOnlyList<ProcessWait> Waits => _waits;

    /// <summary>What has come to joins that have not opened yet.</summary>
    public IReadOnlyList<ProcessArrival> Arrivals => _arrivals;

    public static ProcessInstance Start(
        ProcessDefinition definition,
        string tenantId,
        Guid id,
        DateTimeOffset now,
        bool jointly = false
    )
    {
        var instance = new ProcessInstance
        {
            TenantId = tenantId,
            Id = id,
            DefinitionId = definition.DefinitionId,
            Version = definition.Version,
            StartedJointly = jointly,
        };
        instance.Become(Marking.Start(definition), definition, now);
        return instance;
    }

    /// <exception cref="NotWaitingException">The activity does not wait; nothing has changed.</exception>
    /// <exception cref="UnknownOutcomeException">The step has no such outcome; nothing has changed.</exception>
    public void Signal(ProcessDefinition definition, string activityId, string outcome, DateTimeOffset now)
    {
        MustBePinnedTo(definition);
        var next = At().Signal(definition, activityId, outcome);
        _waits.RemoveAll(wait => wait.ActivityId == activityId); // also when it comes back to itself: a new wait
        Become(next, definition, now);
    }

    /// <exception cref="NotRunningException">It has ended already.</exception>
    public void Cancel(DateTimeOffset now)
    {
        if (Status != ProcessStatus.Running)
        {
            throw new NotRunningException();
        }

        _waits.Clear();
        _arrivals.Clear();
        Status = ProcessStatus.Cancelled;
        EndedAt = now;
        Revision++;
    }

    /// <exception cref="ArgumentException">Another definition or version than the one it began with.</exception>
    internal void MustBePinnedTo(ProcessDefinition definition)
    {
        if (definition.DefinitionId != DefinitionId || definition.Version != Version)
        {
            throw new ArgumentException(
                $"Process {Id} runs {DefinitionId} v{Version}, not {definition.DefinitionId} v{definition.Version}.",
                nameof(definition)
            );
        }
    }

    private Marking At() =>
        new()
        {
            Waiting = [.. _waits.Select(wait => wait.ActivityId)],
            Arrived = [.. _arrivals.Select(arrival => arrival.Along)],
            Ending = Ending,
        };

    private void Become(Marking next, ProcessDefinition definition, DateTimeOffset now)
    {
        _waits.RemoveAll(wait => !next.Waiting.Contains(wait.ActivityId));
        foreach (var id in next.Waiting.Except(_waits.Select(wait => wait.ActivityId)).Order(StringComparer.Ordinal))
        {
            var step = (StepActivity)definition.Activity(id);
            var deadline = SwedishCalendar.AddWorkingDays(SwedishCalendar.DateOf(now), step.DeadlineWorkingDays);
            _waits.Add(new ProcessWait(id, now, deadline));
        }

        _arrivals.RemoveAll(arrival => !next.Arrived.Contains(arrival.Along));
        _arrivals.AddRange(
            next.Arrived.Except(_arrivals.Select(a => a.Along)).Select(along => new ProcessArrival(along))
        );
        if (next.Ending is not null)
        {
            Status = ProcessStatus.Finished;
            Ending = next.Ending;
            EndedAt = now;
        }

        Revision++;
    }
}

/// <summary>A step that waits for a signal.</summary>
internal sealed class ProcessWait
{
    private ProcessWait() { }

    internal ProcessWait(string activityId, DateTimeOffset now, DateOnly deadline)
    {
        Id = Guid.CreateVersion7(now);
        ActivityId = activityId;
        EnteredAt = now;
        Deadline = deadline;
    }

    /// <summary>New each time the step is entered, so that a reminder for an earlier time finds nothing.</summary>
    public Guid Id { get; private set; }

    public string ActivityId { get; private set; } = "";

    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>The last day to act, in Sweden.</summary>
    public DateOnly Deadline { get; private set; }
}

/// <summary>That the process has come to a join along one of its connections, which source and port name.</summary>
internal sealed class ProcessArrival
{
    private ProcessArrival() { }

    internal ProcessArrival(ProcessConnection along) =>
        (JoinId, SourceId, SourcePort) = (along.Target, along.Source, along.Port);

    public string JoinId { get; private set; } = "";

    public string SourceId { get; private set; } = "";

    public string SourcePort { get; private set; } = "";

    internal ProcessConnection Along => new(SourceId, SourcePort, JoinId);
}

namespace Sortiment.Platform.Processes;

/// <summary>
/// The port to whatever runs processes. A signal changes the process in the caller's transaction, so the process and
/// the aggregate that it drives move together or not at all.
/// </summary>
public interface IProcesses
{
    /// <summary>Starts a process on the latest version of its definition.</summary>
    /// <exception cref="KeyNotFoundException">There is no such definition.</exception>
    Task<ProcessState> StartAsync(string definitionId, string tenantId, CancellationToken ct);

    /// <summary>Leaves a waiting step by one of its outcomes.</summary>
    /// <exception cref="NotWaitingException">The process does not wait there (any more).</exception>
    /// <exception cref="UnknownOutcomeException">The step has no such outcome.</exception>
    Task<ProcessState> SignalAsync(Guid instanceId, string activityId, string outcome, CancellationToken ct);

    /// <summary>Ends a process from outside: the proposer withdrew.</summary>
    /// <exception cref="NotRunningException">It has ended already.</exception>
    Task CancelAsync(Guid instanceId, CancellationToken ct);

    /// <summary>Where a process is.</summary>
    Task<ProcessState> StateOfAsync(Guid instanceId, CancellationToken ct);
}

/// <summary>Whether a process still runs.</summary>
public enum ProcessStatus
{
    /// <summary>At least one step waits.</summary>
    Running,

    /// <summary>It came to an end in its definition.</summary>
    Finished,

    /// <summary>It was ended from outside.</summary>
    Cancelled,
}

/// <summary>Where a process is.</summary>
/// <param name="InstanceId">The process.</param>
/// <param name="DefinitionId">What kind of process: "introduction".</param>
/// <param name="Version">The version it is pinned to.</param>
/// <param name="Status">Whether it still runs.</param>
/// <param name="Ending">How it ended, when finished: "introduced".</param>
/// <param name="Waiting">The steps that wait, by number and part; empty exactly when it no longer runs.</param>
public sealed record ProcessState(
    Guid InstanceId,
    string DefinitionId,
    int Version,
    ProcessStatus Status,
    string? Ending,
    IReadOnlyList<StepWait> Waiting
)
{
    /// <exception cref="ArgumentException">The definition is not the one that the instance is pinned to.</exception>
    internal static ProcessState Of(ProcessInstance instance, ProcessDefinition definition)
    {
        instance.MustBePinnedTo(definition);
        var waiting =
            from step in definition.Steps
            join wait in instance.Waits on step.Id equals wait.ActivityId
            select StepWait.Of(wait, step);
        return new ProcessState(
            instance.Id,
            instance.DefinitionId,
            instance.Version,
            instance.Status,
            instance.Ending,
            [.. waiting]
        );
    }
}

/// <summary>A step that waits for somebody.</summary>
/// <param name="Id">New each time the step is entered.</param>
/// <param name="ActivityId">What to signal: "step4a".</param>
/// <param name="Number">The step's number: 4.</param>
/// <param name="Part">The part of the step, "a", where it has parts.</param>
/// <param name="Title">What is to be done, in Swedish.</param>
/// <param name="Responsible">Who does it: codes from <see cref="Tenancy.Roles"/>.</param>
/// <param name="RequiredEvidence">Codes of what must be present before it is left.</param>
/// <param name="Outcomes">The outcomes it can be left by.</param>
/// <param name="EnteredAt">When it began to wait.</param>
/// <param name="Deadline">The last day to act, in Sweden.</param>
public sealed record StepWait(
    Guid Id,
    string ActivityId,
    int Number,
    string? Part,
    string Title,
    IReadOnlyList<string> Responsible,
    IReadOnlyList<string> RequiredEvidence,
    IReadOnlyList<string> Outcomes,
    DateTimeOffset EnteredAt,
    DateOnly Deadline
)
{
    internal static StepWait Of(ProcessWait wait, StepActivity step) =>
        new(
            wait.Id,
            step.Id,
            step.Number,
            step.Part,
            step.Title,
            step.Responsible,
            step.RequiredEvidence,
            step.Outcomes,
            wait.EnteredAt,
            wait.Deadline
        );
}

using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Sortiment.Platform.Processes;

/// <summary>
/// One version of a process, read from a file in <c>workflows/</c> and found sound by
/// <see cref="ProcessDefinitionLoader"/>: from everywhere the process can be, it can reach an end. Never changes: a
/// change is a new version.
/// </summary>
public sealed class ProcessDefinition
{
    private readonly FrozenDictionary<string, ProcessActivity> _activities;
    private readonly FrozenDictionary<(string Activity, string Port), ProcessConnection> _outbound;
    private readonly ILookup<string, ProcessConnection> _inbound;

    internal ProcessDefinition(
        string definitionId,
        int version,
        string name,
        IReadOnlyList<ProcessActivity> activities,
        IReadOnlyList<ProcessConnection> connections
    )
    {
        DefinitionId = definitionId;
        Version = version;
        Name = name;
        Activities = activities;
        Connections = connections;
        _activities = activities.ToFrozenDictionary(activity => activity.Id);
        _outbound = connections.ToFrozenDictionary(connection => (connection.Source, connection.Port));
        _inbound = connections.ToLookup(connection => connection.Target);
    }

    /// <summary>The process, whatever the version: "introduction".</summary>
    public string DefinitionId { get; }

    /// <summary>The version, from 1.</summary>
    public int Version { get; }

    /// <summary>The process's name in Swedish.</summary>
    public string Name { get; }

    /// <summary>The activities in the file's order.</summary>
    public IReadOnlyList<ProcessActivity> Activities { get; }

    /// <summary>The connections in the file's order.</summary>
    public IReadOnlyList<ProcessConnection> Connections { get; }

    /// <summary>The steps by number, then part: what a timeline shows.</summary>
    public IEnumerable<StepActivity> Steps =>
        Activities
            .OfType<StepActivity>()
            .OrderBy(step => step.Number)
            .ThenBy(step => step.Part, StringComparer.Ordinal);

    /// <summary>The step with this activity id.</summary>
    public bool TryGetStep(string activityId, [NotNullWhen(true)] out StepActivity? step)
    {
        step = _activities.GetValueOrDefault(activityId) as StepActivity;
        return step is not null;
    }

    internal StartActivity Start => Activities.OfType<StartActivity>().Single();

    internal ProcessActivity Activity(string id) => _activities[id];

    internal ProcessConnection From(string activityId, string port) => _outbound[(activityId, port)];

    internal IEnumerable<ProcessConnection> Into(string activityId) => _inbound[activityId];
}

/// <summary>A line from one activity's port to another activity.</summary>
/// <param name="Source">The activity it comes from.</param>
/// <param name="Port">The outcome that follows it.</param>
/// <param name="Target">The activity it goes to.</param>
public sealed record ProcessConnection(string Source, string Port, string Target);

/// <summary>A node in a process.</summary>
/// <param name="Id">Unique in its definition, and stable: running processes and commands refer to it.</param>
public abstract record ProcessActivity(string Id)
{
    /// <summary>The only port of what does not choose.</summary>
    public const string Done = "Done";

    /// <summary>The outcomes, each of which has exactly one connection.</summary>
    public abstract IReadOnlyList<string> Ports { get; }
}

/// <summary>Where a process begins.</summary>
public sealed record StartActivity(string Id) : ProcessActivity(Id)
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Ports { get; } = [Done];
}

/// <summary>A step that waits until somebody signals one of its outcomes.</summary>
/// <param name="Id">The activity's id: "step4a".</param>
/// <param name="Number">The step's number as people say it: 4.</param>
/// <param name="Part">The part of the step, "a", where it has parts.</param>
/// <param name="Title">What is done, in Swedish.</param>
/// <param name="Responsible">Who does it: codes from <see cref="Tenancy.Roles"/>.</param>
/// <param name="DeadlineWorkingDays">Working days from entering the step to its deadline.</param>
/// <param name="RequiredEvidence">Codes of what must be present before the step is left.</param>
/// <param name="Outcomes">How it can end: the names that commands signal.</param>
public sealed record StepActivity(
    string Id,
    int Number,
    string? Part,
    string Title,
    IReadOnlyList<string> Responsible,
    int DeadlineWorkingDays,
    IReadOnlyList<string> RequiredEvidence,
    IReadOnlyList<string> Outcomes
) : ProcessActivity(Id)
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Ports => Outcomes;
}

/// <summary>Goes on along all its branches at once.</summary>
public sealed record ForkActivity(string Id, IReadOnlyList<string> Branches) : ProcessActivity(Id)
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Ports => Branches;
}

/// <summary>Goes on when the process has come along every connection into it.</summary>
public sealed record JoinActivity(string Id) : ProcessActivity(Id)
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Ports { get; } = [Done];
}

/// <summary>Ends the whole process, also what still waits elsewhere in it.</summary>
/// <param name="Id">The activity's id.</param>
/// <param name="Ending">How the process ended: "introduced".</param>
public sealed record EndActivity(string Id, string Ending) : ProcessActivity(Id)
{
    /// <inheritdoc />
    public override IReadOnlyList<string> Ports { get; } = [];
}

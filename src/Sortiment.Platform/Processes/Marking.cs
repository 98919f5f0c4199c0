using System.Collections.Immutable;
using System.Diagnostics;

namespace Sortiment.Platform.Processes;

/// <summary>
/// Where a process is: the steps that wait, and the connections along which it has come to joins that have not opened
/// yet. The one place that knows what a move means, for running a process and for proving that a definition is sound.
/// </summary>
internal sealed record Marking
{
    private static readonly Marking Nowhere = new();

    public ImmutableHashSet<string> Waiting { get; init; } = [];

    public ImmutableHashSet<ProcessConnection> Arrived { get; init; } = [];

    /// <summary>How it ended; null while it has not.</summary>
    public string? Ending { get; init; }

    /// <summary>The same text for the same marking.</summary>
    public string Key =>
        string.Join('|', Waiting.Order(StringComparer.Ordinal))
        + $"/{string.Join('|', Arrived.Select(c => $"{c.Source}.{c.Port}").Order(StringComparer.Ordinal))}/{Ending}";

    public static Marking Start(ProcessDefinition definition) =>
        Nowhere.Follow(definition, definition.From(definition.Start.Id, ProcessActivity.Done), []);

    /// <exception cref="NotWaitingException">The activity does not wait.</exception>
    /// <exception cref="UnknownOutcomeException">The step has no such outcome.</exception>
    public Marking Signal(ProcessDefinition definition, string activityId, string outcome)
    {
        if (!Waiting.Contains(activityId) || !definition.TryGetStep(activityId, out var step))
        {
            throw new NotWaitingException(activityId);
        }

        if (!step.Outcomes.Contains(outcome))
        {
            throw new UnknownOutcomeException(step, outcome);
        }

        var left = this with { Waiting = Waiting.Remove(activityId) };
        return left.Follow(definition, definition.From(activityId, outcome), []);
    }

    /// <param name="definition">The process.</param>
    /// <param name="connection">The line to follow.</param>
    /// <param name="passed">The forks and joins passed in this move: nothing stops a circle of only such.</param>
    private Marking Follow(ProcessDefinition definition, ProcessConnection connection, HashSet<string> passed)
    {
        if (Ending is not null)
        {
            return this; // another branch of the same fork has ended the process
        }

        switch (definition.Activity(connection.Target))
        {
            case StepActivity step:
                return Waiting.Contains(step.Id)
                    ? throw new UnsoundMoveException(step.Id, "can be entered while it already waits")
                    : this with
                    {
                        Waiting = Waiting.Add(step.Id),
                    };

            case EndActivity end:
                return Nowhere with { Ending = end.Ending };

            case ForkActivity fork:
                Pass(fork);
                return fork.Branches.Aggregate(
                    this,
                    (at, branch) => at.Follow(definition, definition.From(fork.Id, branch), passed)
                );

            case JoinActivity join:
                return Arrive(definition, join, connection, passed);

            default:
                throw new UnreachableException("No connection goes to a start: the loader refuses it.");
        }

        void Pass(ProcessActivity activity)
        {
            if (!passed.Add(activity.Id))
            {
                throw new UnsoundMoveException(activity.Id, "can be passed in a circle without a step");
            }
        }

        Marking Arrive(ProcessDefinition definition, JoinActivity join, ProcessConnection along, HashSet<string> passed)
        {
            if (Arrived.Contains(along))
            {
                throw new UnsoundMoveException(
                    join.Id,
                    $"can be reached twice from \"{along.Source}\" before it opens"
                );
            }

            var arrived = Arrived.Add(along);
            var inbound = definition.Into(join.Id).ToArray();
            if (!inbound.All(arrived.Contains))
            {
                return this with { Arrived = arrived };
            }

            Pass(join);
            var opened = this with { Arrived = arrived.Except(inbound) };
            return opened.Follow(definition, definition.From(join.Id, ProcessActivity.Done), passed);
        }
    }
}

/// <summary>A move that no sound definition allows, so one that the loader never lets run.</summary>
internal sealed class UnsoundMoveException(string activityId, string fault) : Exception(fault)
{
    public string ActivityId { get; } = activityId;
}

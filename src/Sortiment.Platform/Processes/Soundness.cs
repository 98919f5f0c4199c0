namespace Sortiment.Platform.Processes;

/// <summary>
/// Goes everywhere a process can go, by the same moves that run it, and so proves before it runs that no outcome leads
/// to where it is stuck: from every marking an end can be reached, every step is come to, and no step is entered twice
/// at once. (A workflow net with these properties is called sound. By the last of them a part cannot leave a parallel
/// section and come back to it while the other parts still wait.)
/// </summary>
internal sealed class Soundness
{
    /// <summary>So many parallel parts that this is passed are more than people can follow either.</summary>
    private const int MostMarkings = 5_000;

    private readonly ProcessDefinition _definition;
    private readonly Dictionary<string, Marking> _markings = [];
    private readonly List<(string From, string To)> _moves = [];

    private Soundness(ProcessDefinition definition) => _definition = definition;

    /// <exception cref="ProcessDefinitionException">The process can get stuck.</exception>
    public static void Prove(ProcessDefinition definition)
    {
        var walk = new Soundness(definition);
        walk.GoEverywhere();
        walk.EveryStepIsComeTo();
        walk.AnEndIsReachedFromEverywhere();
    }

    private void GoEverywhere()
    {
        Queue<Marking> ahead = [];
        Come(Move(() => Marking.Start(_definition)));
        while (ahead.TryDequeue(out var at))
        {
            var from = at.Key;
            foreach (var step in at.Waiting.Order(StringComparer.Ordinal))
            {
                foreach (var outcome in _definition.Activity(step).Ports)
                {
                    var to = Move(() => at.Signal(_definition, step, outcome));
                    _moves.Add((from, to.Key));
                    Come(to);
                }
            }
        }

        void Come(Marking marking)
        {
            if (!_markings.TryAdd(marking.Key, marking))
            {
                return;
            }

            if (_markings.Count > MostMarkings)
            {
                throw Fault(null, $"can be in more than {MostMarkings} places, too many to check");
            }

            ahead.Enqueue(marking);
        }
    }

    private Marking Move(Func<Marking> move)
    {
        try
        {
            return move();
        }
        catch (UnsoundMoveException unsound)
        {
            throw Fault(unsound.ActivityId, unsound.Message);
        }
    }

    private void EveryStepIsComeTo()
    {
        var comeTo = _markings.Values.SelectMany(marking => marking.Waiting).ToHashSet();
        if (_definition.Steps.FirstOrDefault(step => !comeTo.Contains(step.Id)) is { } never)
        {
            throw Fault(never.Id, "is never come to: a join before it never opens");
        }
    }

    private void AnEndIsReachedFromEverywhere()
    {
        var backwards = _moves.ToLookup(move => move.To, move => move.From);
        var good = _markings
            .Values.Where(marking => marking.Ending is not null)
            .Select(marking => marking.Key)
            .ToHashSet();
        Queue<string> ahead = new(good);
        while (ahead.TryDequeue(out var key))
        {
            foreach (var before in backwards[key].Where(good.Add))
            {
                ahead.Enqueue(before);
            }
        }

        // the place where nothing waits says most about why
        if (_markings.Values.Where(at => !good.Contains(at.Key)).MinBy(at => at.Waiting.Count) is { } stuck)
        {
            throw stuck.Waiting.Order(StringComparer.Ordinal).FirstOrDefault() is { } step
                ? Fault(step, "no end can be reached from here")
                : Fault(stuck.Arrived.First().Target, "can wait for ever: not all that it waits for can come");
        }
    }

    private ProcessDefinitionException Fault(string? activityId, string fault) =>
        new(ProcessDefinitionLoader.FileName(_definition.DefinitionId, _definition.Version), activityId, fault);
}

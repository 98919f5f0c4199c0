namespace Sortiment.Platform.Processes;

/// <summary>What must hold of a definition's drawing, before <see cref="Soundness"/> walks it.</summary>
internal static class DefinitionRules
{
    /// <exception cref="ProcessDefinitionException">The first rule that does not hold.</exception>
    public static void Check(
        string file,
        IReadOnlyList<ProcessActivity> activities,
        IReadOnlyList<ProcessConnection> connections
    )
    {
        if (activities.CountBy(activity => activity.Id).FirstOrDefault(id => id.Value > 1) is { Key: { } twice })
        {
            throw new ProcessDefinitionException(file, twice, "the id stands twice");
        }

        var byId = activities.ToDictionary(activity => activity.Id);
        foreach (var connection in connections)
        {
            CheckEnds(file, byId, connection);
        }

        foreach (var activity in activities)
        {
            foreach (var port in activity.Ports)
            {
                CheckPort(file, activity, port, connections.Count(c => c.Source == activity.Id && c.Port == port));
            }
        }

        var starts = activities.OfType<StartActivity>().ToArray();
        if (starts.Length != 1)
        {
            throw new ProcessDefinitionException(file, null, $"has {starts.Length} Elsa.Start; it must have one");
        }

        var reached = Reached(starts[0], connections);
        if (activities.FirstOrDefault(activity => !reached.Contains(activity.Id)) is { } lost)
        {
            throw new ProcessDefinitionException(file, lost.Id, "cannot be reached from the start");
        }
    }

    private static void CheckEnds(string file, Dictionary<string, ProcessActivity> byId, ProcessConnection connection)
    {
        var (source, port, target) = connection;
        if (!byId.TryGetValue(source, out var from))
        {
            throw new ProcessDefinitionException(
                file,
                target,
                $"dangling connection: it comes from \"{source}\", which is not there"
            );
        }

        if (!byId.TryGetValue(target, out var to))
        {
            throw new ProcessDefinitionException(
                file,
                source,
                $"dangling connection: \"{port}\" goes to \"{target}\", which is not there"
            );
        }

        if (!from.Ports.Contains(port))
        {
            throw new ProcessDefinitionException(file, source, $"unknown port \"{port}\"");
        }

        if (to is StartActivity)
        {
            throw new ProcessDefinitionException(
                file,
                target,
                $"a connection from \"{source}\" goes back to the start"
            );
        }
    }

    private static void CheckPort(string file, ProcessActivity activity, string port, int connections)
    {
        if (connections == 0)
        {
            throw new ProcessDefinitionException(file, activity.Id, $"dead end: outcome \"{port}\" has no connection");
        }

        if (connections > 1)
        {
            throw new ProcessDefinitionException(
                file,
                activity.Id,
                $"outcome \"{port}\" has {connections} connections; fork with an Elsa.FlowFork"
            );
        }
    }

    private static HashSet<string> Reached(StartActivity start, IReadOnlyList<ProcessConnection> connections)
    {
        var targets = connections.ToLookup(connection => connection.Source, connection => connection.Target);
        HashSet<string> reached = [start.Id];
        Queue<string> ahead = new(reached);
        while (ahead.TryDequeue(out var id))
        {
            foreach (var next in targets[id].Where(reached.Add))
            {
                ahead.Enqueue(next);
            }
        }

        return reached;
    }
}

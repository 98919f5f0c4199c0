using CsCheck;
using Sortiment.Platform.Processes;
using Xunit;

namespace Sortiment.Platform.Tests.Processes;

/// <summary>
/// Every file in <c>workflows/</c>, run rather than reckoned: the walk here drives real instances by signals and shares
/// nothing with the loader's own proof.
/// </summary>
public sealed class WorkflowFilesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileName(f))];

    [Fact]
    public void There_are_files_and_all_load_together()
    {
        var loaded = ProcessDefinitions.Load(Folder).All;

        Assert.NotEmpty(loaded);
        Assert.Equal(Files.Count, loaded.Count);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_outcome_leads_on_to_an_end(string file)
    {
        var definition = ProcessDefinitionLoader.Load(Path.Combine(Folder, file));
        var moves = Walk(definition);

        var taken = moves.Select(move => (move.Step, move.Outcome)).ToHashSet();
        var declared = definition.Steps.SelectMany(step => step.Outcomes, (step, outcome) => (step.Id, outcome));
        Assert.Equal([], declared.Where(outcome => !taken.Contains(outcome)));

        HashSet<string> good = [.. moves.Where(move => move.Ended).Select(move => move.To)];
        while (moves.Where(move => good.Contains(move.To)).Select(move => move.From).Count(good.Add) > 0) { }
        Assert.Equal([], moves.Where(move => !good.Contains(move.From) || !good.Contains(move.To)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Random_outcomes_never_leave_it_running_with_nothing_to_wait_for(string file)
    {
        var definition = ProcessDefinitionLoader.Load(Path.Combine(Folder, file));
        Gen.Int[0, 10_000]
            .Array[0, 80]
            .Sample(
                choices =>
                {
                    var instance = ProcessInstance.Start(definition, "1444", Guid.Empty, Now);
                    foreach (var choice in choices.TakeWhile(_ => instance.Status == ProcessStatus.Running))
                    {
                        var waiting = ProcessState.Of(instance, definition).Waiting;
                        var wait = waiting[choice % waiting.Count];
                        instance.Signal(
                            definition,
                            wait.ActivityId,
                            wait.Outcomes[choice / 11 % wait.Outcomes.Count],
                            Now
                        );
                        Assert.Equal(instance.Status == ProcessStatus.Running, instance.Waits.Count > 0);
                    }
                },
                iter: 2_000
            );
    }

    private sealed record Move(string From, string Step, string Outcome, string To, bool Ended);

    private static List<Move> Walk(ProcessDefinition definition)
    {
        List<Move> moves = [];
        Queue<(string Step, string Outcome)[]> ahead = new([
            [],
        ]);
        HashSet<string> seen = [Place(Replay(definition, []))];
        while (ahead.TryDequeue(out var path))
        {
            Assert.InRange(seen.Count, 1, 2_000);
            var here = Replay(definition, path);
            foreach (var wait in ProcessState.Of(here, definition).Waiting)
            {
                foreach (var outcome in wait.Outcomes)
                {
                    (string, string)[] further = [.. path, (wait.ActivityId, outcome)];
                    var there = Replay(definition, further);
                    moves.Add(new(Place(here), wait.ActivityId, outcome, Place(there), there.Ending is not null));
                    if (seen.Add(Place(there)))
                    {
                        ahead.Enqueue(further);
                    }
                }
            }
        }

        return moves;
    }

    private static ProcessInstance Replay(ProcessDefinition definition, (string Step, string Outcome)[] path)
    {
        var instance = ProcessInstance.Start(definition, "1444", Guid.Empty, Now);
        foreach (var (step, outcome) in path)
        {
            instance.Signal(definition, step, outcome, Now);
        }

        return instance;
    }

    private static string Place(ProcessInstance instance) =>
        string.Join(
            ' ',
            instance
                .Waits.Select(wait => wait.ActivityId)
                .Concat(
                    instance.Arrivals.Select(arrival => $"{arrival.SourceId}.{arrival.SourcePort}>{arrival.JoinId}")
                )
                .Append($"={instance.Ending}")
                .Order(StringComparer.Ordinal)
        );

    private static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("No Sortiment.sln above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "Sortiment.sln")) ? Path.Combine(folder.FullName, "workflows")
        : Find(folder.Parent);
}

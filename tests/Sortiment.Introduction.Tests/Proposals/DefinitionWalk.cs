using Sortiment.Platform.Processes;

namespace Sortiment.Introduction.Tests.Proposals;

/// <summary>
/// Walks the real <c>workflows/introduction.v1.json</c> in memory, so that the aggregate is tested against the file that will
/// drive it. The engine has its own tests; this knows just enough to say what waits next.
/// </summary>
internal sealed class DefinitionWalk
{
    private static readonly ProcessDefinition Definition = ProcessDefinitionLoader.Load(
        Path.Combine(Repository(AppContext.BaseDirectory), "workflows", "introduction.v1.json")
    );

    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Dictionary<string, StepWait> _waits = [];
    private readonly HashSet<string> _joined = [];
    private string? _ending;

    public DefinitionWalk(DateTimeOffset now) =>
        Follow(Definition.Activities.OfType<StartActivity>().Single().Id, ProcessActivity.Done, now);

    public static IEnumerable<StepActivity> AllSteps => Definition.Steps;

    public ProcessState State =>
        new(
            _id,
            Definition.DefinitionId,
            Definition.Version,
            _ending is null ? ProcessStatus.Running : ProcessStatus.Finished,
            _ending,
            [.. _waits.Values]
        );

    public ProcessState Signal(string activityId, string outcome, DateTimeOffset now)
    {
        Assert.Contains(outcome, _waits[activityId].Outcomes);
        _waits.Remove(activityId);
        Follow(activityId, outcome, now);
        return State;
    }

    private void Follow(string source, string port, DateTimeOffset now)
    {
        var id = Definition.Connections.Single(line => line.Source == source && line.Port == port).Target;
        switch (Definition.Activities.Single(activity => activity.Id == id))
        {
            case StepActivity step:
                _waits.Add(id, WaitAt(step, now));
                break;
            case ForkActivity fork:
                foreach (var branch in fork.Branches)
                {
                    Follow(id, branch, now);
                }

                break;
            case JoinActivity:
                _joined.Add(source);
                if (_joined.Count == Definition.Connections.Count(line => line.Target == id))
                {
                    _joined.Clear();
                    Follow(id, ProcessActivity.Done, now);
                }

                break;
            case EndActivity end:
                _ending = end.Ending;
                break;
        }
    }

    // The deadline is ten days here, whatever the file says: counting working days is the engine's.
    private static StepWait WaitAt(StepActivity step, DateTimeOffset now) =>
        new(
            Guid.CreateVersion7(),
            step.Id,
            step.Number,
            step.Part,
            step.Title,
            step.Responsible,
            step.RequiredEvidence,
            step.Outcomes,
            now,
            DateOnly.FromDateTime(now.DateTime).AddDays(10)
        );

    private static string Repository(string folder) =>
        File.Exists(Path.Combine(folder, "Sortiment.sln"))
            ? folder
            : Repository(
                Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Not inside the repository.")
            );
}

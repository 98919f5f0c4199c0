using Sortiment.Platform.Processes;
using Xunit;

namespace Sortiment.Platform.Tests.Processes;

public sealed class ProcessDefinitionsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sortiment-workflows-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_running_process_stays_on_its_version_when_a_new_one_comes()
    {
        Put(Asking(version: 1, "ask"));
        var before = ProcessDefinitions.Load(_folder.FullName);
        var running = ProcessInstance.Start(before.Latest("drawn"), "1444", Guid.CreateVersion7(), Now);

        Put(Asking(version: 2, "askOtherwise"));
        var after = ProcessDefinitions.Load(_folder.FullName);
        var begun = ProcessInstance.Start(after.Latest("drawn"), "1444", Guid.CreateVersion7(), Now);

        Assert.Equal(2, begun.Version);
        Assert.Equal("askOtherwise", Assert.Single(begun.Waits).ActivityId);
        Assert.Equal(1, running.Version);
        Assert.Throws<ArgumentException>(() => running.Signal(after.Latest("drawn"), "ask", "Yes", Now));
        Assert.Throws<ArgumentException>(() => ProcessState.Of(running, after.Latest("drawn")));
        running.Signal(after.Get(running.DefinitionId, running.Version), "ask", "Yes", Now);
        Assert.Equal("end", running.Ending);
    }

    [Fact]
    public void The_latest_is_the_highest_number_not_the_last_name()
    {
        foreach (var version in (int[])[9, 10, 2])
        {
            Put(Asking(version, "ask"));
        }

        var definitions = ProcessDefinitions.Load(_folder.FullName);

        Assert.Equal(10, definitions.Latest("drawn").Version);
        Assert.Equal(3, definitions.All.Count);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        Put(Asking(version: 1, "ask"));
        var definitions = ProcessDefinitions.Load(_folder.FullName);

        Assert.Contains(
            "drawn.v3.json",
            Assert.Throws<KeyNotFoundException>(() => definitions.Get("drawn", 3)).Message
        );
        Assert.Contains(
            "other.v*.json",
            Assert.Throws<KeyNotFoundException>(() => definitions.Latest("other")).Message
        );
    }

    [Fact]
    public void One_faulty_file_stops_the_loading_of_all()
    {
        Put(Asking(version: 1, "ask"));
        var faulty = Asking(version: 2, "ask");
        faulty.Disconnect("ask", "Yes");
        Put(faulty);

        var refused = Assert.Throws<ProcessDefinitionException>(() => ProcessDefinitions.Load(_folder.FullName));

        Assert.Equal(("drawn.v2.json", "ask"), (refused.File, refused.ActivityId));
    }

    private static DrawnFlow Asking(int version, string step) =>
        new DrawnFlow { Version = version }
            .Start(step)
            .Step(step, "Yes end")
            .End("end");

    private void Put(DrawnFlow flow) =>
        File.WriteAllText(Path.Combine(_folder.FullName, flow.FileName), flow.File.ToJsonString());
}

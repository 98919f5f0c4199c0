using Sortiment.Platform.Processes;
using Xunit;

namespace Sortiment.Platform.Tests.Processes;

/// <summary>Definitions with every outcome connected, that can get stuck all the same.</summary>
public sealed class SoundnessTests
{
    [Fact]
    public void A_circle_that_never_comes_to_an_end() =>
        Refuses(
            new DrawnFlow().Start("ask").Step("ask", "Yes round", "No end").Step("round", "Again round").End("end"),
            "activity \"round\": no end can be reached from here"
        );

    [Fact]
    public void A_join_that_waits_for_what_was_not_chosen() =>
        Refuses(
            new DrawnFlow().Start("ask").Step("ask", "Yes join", "No join").Join("join", "end").End("end"),
            "activity \"join\": can wait for ever: not all that it waits for can come"
        );

    [Fact]
    public void A_step_behind_a_join_that_never_opens() =>
        Refuses(
            new DrawnFlow()
                .Start("ask")
                .Step("ask", "Yes join", "No join")
                .Join("join", "last")
                .Step("last", "Done end")
                .End("end"),
            "activity \"last\": is never come to: a join before it never opens"
        );

    [Fact]
    public void A_part_that_leaves_the_others_behind_and_comes_back_to_them() =>
        Refuses(
            new DrawnFlow()
                .Start("ask")
                .Step("ask", "Yes fork")
                .Fork("fork", "a left", "b right")
                .Step("left", "Done join", "Back ask")
                .Step("right", "Done join")
                .Join("join", "end")
                .End("end"),
            "activity \"right\": can be entered while it already waits"
        );

    [Fact]
    public void A_join_reached_twice_by_the_same_line() =>
        Refuses(
            new DrawnFlow()
                .Start("fork")
                .Fork("fork", "a left", "b right")
                .Step("left", "Done both")
                .Fork("both", "a join", "b left")
                .Step("right", "Done join")
                .Join("join", "end")
                .End("end"),
            "activity \"join\": can be reached twice from \"both\" before it opens"
        );

    [Fact]
    public void A_circle_without_a_step() =>
        Refuses(
            new DrawnFlow().Start("fork").Fork("fork", "a fork", "b ask").Step("ask", "Yes end").End("end"),
            "activity \"fork\": can be passed in a circle without a step"
        );

    [Fact]
    public void More_places_than_can_be_checked()
    {
        var parts = Enumerable.Range(0, 15).Select(i => $"step{i}").ToArray();
        var flow = new DrawnFlow().Start("fork").Fork("fork", [.. parts.Select(part => $"{part} {part}")]);
        foreach (var part in parts)
        {
            flow.Step(part, "Done join");
        }

        Refuses(flow.Join("join", "end").End("end"), "can be in more than 5000 places, too many to check");
    }

    [Fact]
    public void A_circle_with_a_way_out_is_sound() =>
        new DrawnFlow().Start("ask").Step("ask", "Again ask", "No end").End("end").Read();

    [Fact]
    public void A_part_may_end_the_whole_process() =>
        new DrawnFlow()
            .Start("fork")
            .Fork("fork", "a left", "b right")
            .Step("left", "Done join", "Stop stopped")
            .Step("right", "Done join")
            .Join("join", "end")
            .End("end")
            .End("stopped")
            .Read();

    private static void Refuses(DrawnFlow flow, string fault)
    {
        var refused = Assert.Throws<ProcessDefinitionException>(() => flow.Read());
        Assert.Equal($"drawn.v1.json: {fault}", refused.Message);
    }
}

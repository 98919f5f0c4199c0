using CsCheck;
using Sortiment.Kernel;
using Sortiment.Platform.Processes;
using Xunit;

namespace Sortiment.Platform.Tests.Processes;

public sealed class ProcessInstanceTests
{
    // Thursday before Midsummer, late in the evening in Sweden: the next working day is Monday.
    private static readonly DateTimeOffset Now = new(2026, 6, 18, 21, 30, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("019d0000-0000-7000-8000-000000000001");

    private readonly ProcessDefinition _definition = DrawnFlow.Sound().Read();

    [Fact]
    public void It_starts_by_waiting_at_the_first_step_with_a_deadline_in_working_days()
    {
        var instance = Start();

        var wait = Assert.Single(instance.Waits);
        Assert.Equal("ask", wait.ActivityId);
        Assert.Equal(Now, wait.EnteredAt);
        Assert.Equal(new DateOnly(2026, 7, 3), wait.Deadline); // ten working days from 22 June
        Assert.Equal((ProcessStatus.Running, null, 1), (instance.Status, instance.Ending, instance.Revision));
        Assert.Equal(
            ("1444", Id, "drawn", 1),
            (instance.TenantId, instance.Id, instance.DefinitionId, instance.Version)
        );
    }

    [Fact]
    public void A_deadline_counts_from_the_date_in_Sweden_not_from_that_in_UTC()
    {
        var afterMidnightInSweden = new DateTimeOffset(2026, 6, 22, 22, 30, 0, TimeSpan.Zero);

        var instance = ProcessInstance.Start(_definition, "1444", Id, afterMidnightInSweden);

        Assert.Equal(SwedishCalendar.AddWorkingDays(new DateOnly(2026, 6, 23), 10), instance.Waits[0].Deadline);
    }

    [Fact]
    public void A_fork_goes_along_all_branches_and_a_join_waits_for_all()
    {
        var instance = Start();

        Signal(instance, "ask", "Yes");
        Assert.Equal(["left", "right"], Waiting(instance));

        Signal(instance, "right", "Done");
        Assert.Equal(["left"], Waiting(instance));
        Assert.Equal(ProcessStatus.Running, instance.Status);
        Assert.Equal("right", Assert.Single(instance.Arrivals).SourceId);

        Signal(instance, "left", "Done");
        Assert.Empty(instance.Waits);
        Assert.Empty(instance.Arrivals);
        Assert.Equal((ProcessStatus.Finished, "made", 4), (instance.Status, instance.Ending, instance.Revision));
        Assert.Equal(Now, instance.EndedAt);
    }

    [Fact]
    public void Only_a_step_that_is_entered_gets_a_new_wait()
    {
        var instance = Start();
        Signal(instance, "ask", "Yes");
        var (left, right) = (instance.Waits.Single(IsAt("left")), instance.Waits.Single(IsAt("right")));

        instance.Signal(_definition, "right", "Again", Now.AddDays(7));

        Assert.Same(left, instance.Waits.Single(IsAt("left")));
        var again = instance.Waits.Single(IsAt("right"));
        Assert.NotEqual(right.Id, again.Id);
        Assert.Equal(Now.AddDays(7), again.EnteredAt);
        Assert.True(again.Deadline > right.Deadline);
    }

    [Fact]
    public void A_join_opens_again_when_the_process_comes_back_to_its_fork()
    {
        var definition = new DrawnFlow()
            .Start("fork")
            .Fork("fork", "l left", "r right")
            .Step("left", "Done join")
            .Step("right", "Done join")
            .Join("join", "council")
            .Step("council", "SentBack fork", "Recommended made")
            .End("made")
            .Read();
        var instance = ProcessInstance.Start(definition, "1444", Id, Now);

        for (var round = 0; round < 3; round++)
        {
            instance.Signal(definition, "left", "Done", Now);
            Assert.Equal(["right"], Waiting(instance));
            instance.Signal(definition, "right", "Done", Now);
            Assert.Equal(["council"], Waiting(instance));
            instance.Signal(definition, "council", "SentBack", Now);
        }

        Assert.Equal(["left", "right"], Waiting(instance));
        Assert.Empty(instance.Arrivals);
    }

    [Fact]
    public void An_end_reached_by_one_part_ends_the_whole_process()
    {
        var definition = new DrawnFlow()
            .Start("fork")
            .Fork("fork", "l left", "m middle", "r right")
            .Step("left", "Done join", "Stop stopped")
            .Step("middle", "Done join")
            .Step("right", "Done join")
            .Join("join", "made")
            .End("made")
            .End("stopped")
            .Read();
        var instance = ProcessInstance.Start(definition, "1444", Id, Now);
        instance.Signal(definition, "right", "Done", Now);

        instance.Signal(definition, "left", "Stop", Now);

        Assert.Equal((ProcessStatus.Finished, "stopped"), (instance.Status, instance.Ending));
        Assert.Empty(instance.Waits);
        Assert.Empty(instance.Arrivals);
    }

    [Theory]
    [InlineData("left")] // a step, but not now
    [InlineData("join")]
    [InlineData("nowhere")]
    public void What_does_not_wait_cannot_be_signalled(string activity)
    {
        var instance = Start();

        var refused = Assert.Throws<NotWaitingException>(() => Signal(instance, activity, "Done"));

        Assert.Equal((409, activity), (refused.Status, refused.ActivityId));
        Assert.Equal(["ask"], Waiting(instance));
        Assert.Equal(1, instance.Revision);
    }

    [Fact]
    public void The_second_of_two_who_act_on_the_same_step_is_told()
    {
        var instance = Start();
        Signal(instance, "ask", "Yes");
        Signal(instance, "left", "Done");

        Assert.Throws<NotWaitingException>(() => Signal(instance, "left", "Done"));
        Assert.Equal(["right"], Waiting(instance));
    }

    [Fact]
    public void An_unknown_outcome_changes_nothing_and_names_the_known_ones()
    {
        var instance = Start();

        var refused = Assert.Throws<UnknownOutcomeException>(() => Signal(instance, "ask", "Maybe"));

        Assert.Equal("Utfallet ”Maybe” finns inte i steget Steget ask. Välj ett av: Yes, No.", refused.Message);
        Assert.Equal((422, "ask", "Maybe"), (refused.Status, refused.ActivityId, refused.Outcome));
        Assert.Equal(["ask"], Waiting(instance));
        Assert.Equal(1, instance.Revision);
    }

    [Fact]
    public void Cancelled_it_waits_for_nothing_and_cannot_be_cancelled_again()
    {
        var instance = Start();
        Signal(instance, "ask", "Yes");
        Signal(instance, "left", "Done");

        instance.Cancel(Now.AddHours(1));

        Assert.Equal((ProcessStatus.Cancelled, null), (instance.Status, instance.Ending));
        Assert.Empty(instance.Waits);
        Assert.Empty(instance.Arrivals);
        Assert.Equal((Now.AddHours(1), 4), (instance.EndedAt, instance.Revision));
        Assert.Throws<NotWaitingException>(() => Signal(instance, "right", "Done"));
        Assert.Equal(409, Assert.Throws<NotRunningException>(() => instance.Cancel(Now)).Status);
    }

    [Fact]
    public void Finished_it_cannot_be_cancelled()
    {
        var instance = Start();
        Signal(instance, "ask", "No");

        Assert.Throws<NotRunningException>(() => instance.Cancel(Now));
        Assert.Equal((ProcessStatus.Finished, "dropped"), (instance.Status, instance.Ending));
    }

    [Fact]
    public void Its_state_tells_what_waits_with_what_the_definition_says_of_it()
    {
        var drawn = DrawnFlow.Sound();
        drawn["left"]["part"] = DrawnFlow.Literal("String", "b");
        drawn["right"]["part"] = DrawnFlow.Literal("String", "a");
        drawn["left"]["requiredEvidence"] = DrawnFlow.Strings("evidence");
        var definition = drawn.Read();
        var instance = ProcessInstance.Start(definition, "1444", Id, Now);
        instance.Signal(definition, "ask", "Yes", Now);

        var state = ProcessState.Of(instance, definition);

        Assert.Equal((Id, "drawn", 1), (state.InstanceId, state.DefinitionId, state.Version));
        Assert.Equal(["right", "left"], state.Waiting.Select(wait => wait.ActivityId)); // by part
        var left = state.Waiting[1];
        Assert.Equal((1, "b", "Steget left"), (left.Number, left.Part, left.Title));
        Assert.Equal(["coordination-office"], left.Responsible);
        Assert.Equal(["evidence"], left.RequiredEvidence);
        Assert.Equal(["Done"], left.Outcomes);
        var wait = instance.Waits.Single(IsAt("left"));
        Assert.Equal((wait.Id, wait.EnteredAt, wait.Deadline), (left.Id, left.EnteredAt, left.Deadline));
    }

    [Fact]
    public void Whatever_the_outcomes_it_waits_exactly_while_it_runs() =>
        Gen.Int[0, 1000]
            .Array[0, 60]
            .Sample(choices =>
            {
                var instance = Start();
                foreach (var choice in choices.TakeWhile(_ => instance.Status == ProcessStatus.Running))
                {
                    var step = Waiting(instance)[choice % instance.Waits.Count];
                    Assert.True(_definition.TryGetStep(step, out var activity));
                    var revision = instance.Revision;
                    Signal(instance, step, activity.Outcomes[choice / 7 % activity.Outcomes.Count]);

                    Assert.Equal(revision + 1, instance.Revision);
                    Assert.Equal(instance.Status == ProcessStatus.Running, instance.Waits.Count > 0);
                    Assert.Equal(instance.Status == ProcessStatus.Finished, instance.Ending is not null);
                    Assert.Equal(Waiting(instance).Distinct(), Waiting(instance));
                }
            });

    private ProcessInstance Start() => ProcessInstance.Start(_definition, "1444", Id, Now);

    private void Signal(ProcessInstance instance, string activity, string outcome) =>
        instance.Signal(_definition, activity, outcome, Now);

    private static Func<ProcessWait, bool> IsAt(string activity) => wait => wait.ActivityId == activity;

    private static string[] Waiting(ProcessInstance instance) =>
        [.. instance.Waits.Select(wait => wait.ActivityId).Order(StringComparer.Ordinal)];
}

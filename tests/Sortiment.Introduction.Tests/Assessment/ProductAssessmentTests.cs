using Sortiment.Introduction.Assessment;

namespace Sortiment.Introduction.Tests.Assessment;

public class ProductAssessmentTests
{
    private static readonly ProductAssessment Done = Examples.Done();

    [Fact]
    public void Whatever_is_whole_and_right_is_done() => CheckDone(Done);

    [Fact]
    public void A_draft_may_be_empty_but_not_done()
    {
        Assert.Null(new ProductAssessment().Score().Total);
        Refusals.NamesFields(
            () => CheckDone(new()),
            [
                .. PriorityFramework.Questions.Keys.Select(key => $"answers.{key}"),
                .. new DecisionViews().All.Select(view => $"views.{view.Field}"),
            ]
        );
    }

    [Theory]
    [InlineData("inhabitant-safety", 0)]
    [InlineData("inhabitant-safety", 6)]
    [InlineData("medical-device-is", 2)]
    [InlineData("medical-device-is", -1)]
    [InlineData("colour", 3)]
    public void An_answer_the_framework_does_not_take_is_refused_also_in_a_draft(string key, int answer) =>
        Refusals.NamesFields(
            () => (Done with { Answers = new Dictionary<string, int>(Done.Answers) { [key] = answer } }).Score(),
            $"answers.{key}"
        );

    [Theory]
    [InlineData("municipality", 0)]
    [InlineData("municipality", -1)]
    [InlineData("municipality-demand", 10.01)]
    [InlineData("municipality-demand", 1.005)]
    [InlineData("colour", 1)]
    public void A_weight_outside_its_limits_is_refused(string key, decimal weight) =>
        Refusals.NamesFields(
            () => (Done with { Weights = new Dictionary<string, decimal> { [key] = weight } }).Score(),
            $"weights.{key}"
        );

    [Fact]
    public void Another_version_of_the_framework_is_refused() =>
        Refusals.NamesFields(() => (Done with { FrameworkVersion = 2 }).Score(), "frameworkVersion");

    [Fact]
    public void A_risk_is_whole_and_graded()
    {
        var empty = new Risk(" ", 0, 6, "", -1, 9);

        Refusals.NamesFields(
            () => CheckDone(Done with { Risks = [Examples.Battery, empty] }),
            "risks[1].text",
            "risks[1].handling",
            "risks[1].probabilityBefore",
            "risks[1].consequenceBefore",
            "risks[1].probabilityAfter",
            "risks[1].consequenceAfter"
        );
    }

    [Fact]
    public void A_risk_is_worth_probability_times_consequence()
    {
        Assert.Equal(12, Examples.Battery.ValueBefore);
        Assert.Equal(4, Examples.Battery.ValueAfter);
    }

    [Theory]
    [InlineData(1, "Låg")]
    [InlineData(4, "Låg")]
    [InlineData(5, "Medel")]
    [InlineData(9, "Medel")]
    [InlineData(10, "Hög")]
    [InlineData(14, "Hög")]
    [InlineData(15, "Mycket hög")]
    [InlineData(25, "Mycket hög")]
    public void A_risk_value_has_a_level(int value, string level) =>
        Assert.Equal(level, Risk.NameOf(Risk.LevelOf(value)));

    [Fact]
    public void A_view_has_a_longest_length() =>
        Refusals.NamesFields(
            () => CheckDone(Done with { Views = Done.Views with { Economy = new string('a', 20_001) } }),
            "views.economy"
        );

    private static void CheckDone(ProductAssessment assessment)
    {
        var errors = new FieldErrors();
        assessment.CheckDone(errors);
        errors.ThrowIfAny();
    }
}

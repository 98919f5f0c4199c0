using CsCheck;
using Sortiment.Introduction.Assessment;

namespace Sortiment.Introduction.Tests.Assessment;

public class PriorityFrameworkTests
{
    private static readonly Dictionary<string, decimal> Plain = [];

    private static readonly IReadOnlyList<Question> Asked = [.. PriorityFramework.Questions.Values];

    private static readonly Question[] Graded = [.. Asked.Where(question => question.Kind == QuestionKind.Scale)];

    private static readonly Gen<Dictionary<string, int>> AllAnswers = Gen.Int[0, 4]
        .Array[Asked.Count]
        .Select(grades =>
            Asked
                .Zip(grades)
                .ToDictionary(p => p.First.Key, p => p.First.Kind == QuestionKind.Scale ? p.Second + 1 : p.Second % 2)
        );

    private static readonly Gen<Dictionary<string, int>> SomeAnswers = Gen.Select(
        AllAnswers,
        Gen.Bool.Array[Asked.Count],
        (all, kept) => Asked.Zip(kept).Where(p => p.Second).ToDictionary(p => p.First.Key, p => all[p.First.Key])
    );

    private static readonly Gen<Dictionary<string, decimal>> Weights = Gen.Int[1, 1000]
        .Array[PriorityFramework.WeightKeys.Count]
        .Select(cents => PriorityFramework.WeightKeys.Zip(cents).ToDictionary(p => p.First, p => p.Second / 100m));

    [Fact]
    public void The_framework_is_the_table_in_the_investigation()
    {
        Assert.Equal(
            [("Benefit", 3, 11), ("Complexity", 4, 8), ("Urgency", 6, 8)],
            PriorityFramework
                .Headings.GroupBy(h => h.Dimension)
                .Select(g => (g.Key.ToString(), g.Count(), g.Sum(h => h.Questions.Count)))
        );
        Assert.Equal(13 + 27, PriorityFramework.WeightKeys.Count);
        Assert.Single(Asked, question => question.Kind == QuestionKind.YesNo);
        Assert.All(Asked, question => Assert.EndsWith("?", question.Text));
    }

    // (benefit + urgency + 6 - complexity) / 3, with the device heading at 2 for yes and 4 for no.
    [Theory]
    [InlineData(1, true, 1, 1.25, 1, 2.25)]
    [InlineData(5, true, 5, 4.25, 5, 3.9167)]
    [InlineData(5, false, 5, 4.75, 5, 3.75)]
    [InlineData(3, true, 3, 2.75, 3, 3.0833)]
    public void Equal_answers_score_as_reckoned_by_hand(
        int grade,
        bool device,
        decimal benefit,
        decimal complexity,
        decimal urgency,
        decimal total
    )
    {
        var scores = Scores.Of(Examples.Answers(grade, device), Plain);

        Assert.Equal(benefit, scores.Benefit);
        Assert.Equal(complexity, scores.Complexity);
        Assert.Equal(urgency, scores.Urgency);
        Assert.Equal(total, decimal.Round(scores.Total!.Value, 4));
    }

    [Fact]
    public void A_weight_pulls_its_question_and_its_heading()
    {
        var answers = Examples.Answers(1);
        answers["municipality-demand"] = 5;

        Assert.Equal(7m / 3, Scores.Of(answers, Plain).Headings["municipality"]);
        var heavierQuestion = new Dictionary<string, decimal> { ["municipality-demand"] = 2 };
        Assert.Equal(3m, Scores.Of(answers, heavierQuestion).Headings["municipality"]);
        var both = new Dictionary<string, decimal> { ["municipality-demand"] = 2, ["municipality"] = 2 };
        Assert.Equal(2m, Scores.Of(answers, both).Benefit);
    }

    [Fact]
    public void Unanswered_parts_have_no_score_and_do_not_pull_the_rest()
    {
        var scores = Scores.Of(new Dictionary<string, int> { ["inhabitant-safety"] = 4 }, Plain);

        Assert.Equal(4m, scores.Headings["inhabitant"]);
        Assert.Null(scores.Headings["region"]);
        Assert.Equal(4m, scores.Benefit);
        Assert.Null(scores.Complexity);
        Assert.Null(scores.Total);
    }

    [Fact]
    public void Every_part_that_has_a_score_is_within_one_to_five() =>
        Gen.Select(SomeAnswers, Weights)
            .Sample(
                (answers, weights) =>
                {
                    var scores = Scores.Of(answers, weights);
                    decimal?[] parts = [.. scores.Headings.Values, scores.Benefit, scores.Complexity, scores.Urgency];
                    return parts.Append(scores.Total).All(part => part is null or (>= 1m and <= 5m));
                }
            );

    [Fact]
    public void The_order_of_answers_and_weights_does_not_matter() =>
        Gen.Select(AllAnswers, Weights, Gen.Shuffle(Asked.ToArray()))
            .Sample(
                (answers, weights, order) =>
                {
                    var straight = Scores.Of(answers, weights);
                    var turned = Scores.Of(
                        order.ToDictionary(q => q.Key, q => answers[q.Key]),
                        weights.Reverse().ToDictionary(w => w.Key, w => w.Value)
                    );
                    return straight.Total == turned.Total
                        && straight.Headings.All(h => turned.Headings[h.Key] == h.Value);
                }
            );

    [Fact]
    public void Equal_weights_give_the_plain_mean() =>
        Gen.Select(AllAnswers, Gen.Int[1, 1000])
            .Sample(
                (answers, cents) =>
                {
                    var equal = PriorityFramework.WeightKeys.ToDictionary(key => key, _ => cents / 100m);
                    var weighted = Scores.Of(answers, equal);
                    return PriorityFramework.Headings.All(h =>
                        {
                            var plain = h.Questions.Average(q => (decimal)PriorityFramework.ScoreOf(q, answers[q.Key]));
                            return Math.Abs(weighted.Headings[h.Key]!.Value - plain) < 1e-20m;
                        })
                        && Math.Abs(weighted.Total!.Value - Scores.Of(answers, Plain).Total!.Value) < 1e-20m;
                }
            );

    [Fact]
    public void A_better_answer_never_lowers_the_total_and_more_complexity_never_raises_it() =>
        Gen.Select(AllAnswers, Weights, Gen.Int[0, Graded.Length - 1].Select(i => Graded[i]))
            .Sample(
                (answers, weights, question) =>
                {
                    var low = Total(1);
                    var high = Total(5);
                    var heading = PriorityFramework.Headings.Single(h => h.Questions.Contains(question));
                    return heading.Dimension == Dimension.Complexity ? high < low : high > low;

                    decimal Total(int grade) =>
                        Scores
                            .Of(new Dictionary<string, int>(answers) { [question.Key] = grade }, weights)
                            .Total!.Value;
                }
            );
}

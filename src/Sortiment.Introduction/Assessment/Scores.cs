namespace Sortiment.Introduction.Assessment;

/// <summary>
/// What the answers come to, every part of it, on the scale 1 to 5 and not rounded. A part is null as long as nothing
/// it is made of has been answered; the total needs all three dimensions.
/// </summary>
/// <param name="Headings">By the heading's key, every heading.</param>
/// <param name="Total">The plain mean of benefit, urgency and 6 - complexity.</param>
internal sealed record Scores(
    IReadOnlyDictionary<string, decimal?> Headings,
    decimal? Benefit,
    decimal? Complexity,
    decimal? Urgency,
    decimal? Total
)
{
    /// <summary>
    /// A heading is the weighted mean of its answered questions, a dimension the weighted mean of its scored headings.
    /// </summary>
    /// <param name="answers">By question key; only answers the framework accepts.</param>
    /// <param name="weights">By heading or question key, above 0; what is not there weighs 1.</param>
    public static Scores Of(IReadOnlyDictionary<string, int> answers, IReadOnlyDictionary<string, decimal> weights)
    {
        var headings = PriorityFramework.Headings.ToDictionary(
            heading => heading.Key,
            heading => Mean(heading.Questions.Select(q => (ScoreOf(q), WeightOf(q.Key))))
        );
        var benefit = MeanOf(Dimension.Benefit);
        var complexity = MeanOf(Dimension.Complexity);
        var urgency = MeanOf(Dimension.Urgency);
        return new(headings, benefit, complexity, urgency, (benefit + urgency + (6 - complexity)) / 3);

        decimal? ScoreOf(Question question) =>
            answers.TryGetValue(question.Key, out var answer) ? PriorityFramework.ScoreOf(question, answer) : null;

        decimal WeightOf(string key) => weights.GetValueOrDefault(key, 1m);

        decimal? MeanOf(Dimension dimension) =>
            Mean(
                PriorityFramework
                    .Headings.Where(heading => heading.Dimension == dimension)
                    .Select(heading => (headings[heading.Key], WeightOf(heading.Key)))
            );
    }

    private static decimal? Mean(IEnumerable<(decimal? Score, decimal Weight)> parts)
    {
        var scored = parts.Where(part => part.Score is not null).ToList();
        // Dividing last keeps the mean of equal scores exactly that score, also when the weights are 1/3-like.
        return scored.Count == 0
            ? null
            : scored.Sum(part => part.Score!.Value * part.Weight) / scored.Sum(p => p.Weight);
    }
}

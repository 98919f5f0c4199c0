using System.Text.Json.Serialization;

namespace Sortiment.Introduction.Assessment;

/// <summary>The six views a decision is seen from (investigation 4.4.8), in the preparatory group's own words.</summary>
/// <param name="Rules">National and regional rules.</param>
/// <param name="Competence">Health-care competence.</param>
/// <param name="Evidence">Evidence.</param>
/// <param name="PatientPerspective">The patient's perspective.</param>
/// <param name="Economy">Economy.</param>
/// <param name="MarketWatch">Market watch.</param>
internal sealed record DecisionViews(
    string? Rules = null,
    string? Competence = null,
    string? Evidence = null,
    string? PatientPerspective = null,
    string? Economy = null,
    string? MarketWatch = null
)
{
    /// <summary>Field, Swedish name and text of each view, in the order they are shown.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string Field, string Name, string? Text)> All =>
        [
            ("rules", "Nationella och regionala regelverk", Rules),
            ("competence", "Hälso- och sjukvårdskompetens", Competence),
            ("evidence", "Evidens", Evidence),
            ("patientPerspective", "Patientens perspektiv", PatientPerspective),
            ("economy", "Ekonomi", Economy),
            ("marketWatch", "Omvärldsbevakning", MarketWatch),
        ];
}

/// <summary>
/// A preparatory group's assessment of a product: answers, weights, views and risks. It may be saved half done; done is
/// when every question and view is answered.
/// </summary>
internal sealed record ProductAssessment
{
    /// <summary>The heaviest a question or heading may weigh. The lightest is above 0: nothing is weighed away unseen.</summary>
    public const decimal HeaviestWeight = 10m;

    /// <summary>The version of the framework that the answers belong to.</summary>
    public int FrameworkVersion { get; init; } = PriorityFramework.Version;

    /// <summary>By question key: 1 to 5, or 1 (yes) / 0 (no).</summary>
    public IReadOnlyDictionary<string, int> Answers
    {
        get;
        init => field = value ?? None<int>();
    } = None<int>();

    /// <summary>By heading or question key; what is not there weighs 1.</summary>
    public IReadOnlyDictionary<string, decimal> Weights
    {
        get;
        init => field = value ?? None<decimal>();
    } = None<decimal>();

    /// <summary>The six views.</summary>
    public DecisionViews Views
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>The risk analysis; may be empty.</summary>
    public IReadOnlyList<Risk> Risks
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>What the answers come to, all parts of it.</summary>
    /// <exception cref="InvalidProblem">An answer or a weight is not one the framework takes.</exception>
    public Scores Score()
    {
        var errors = new FieldErrors();
        CheckGiven(errors);
        errors.ThrowIfAny();
        return Scores.Of(Answers, Weights);
    }

    /// <summary>What has been filled in must be right; nothing needs to be.</summary>
    internal void CheckGiven(FieldErrors errors)
    {
        errors.Unless(
            FrameworkVersion == PriorityFramework.Version,
            "frameworkVersion",
            $"Prioriteringsramverkets gällande version är {PriorityFramework.Version}."
        );
        foreach (var (key, answer) in Answers)
        {
            if (!PriorityFramework.Questions.TryGetValue(key, out var question))
            {
                errors.Add($"answers.{key}", $"Frågan ”{key}” finns inte i prioriteringsramverket.");
            }
            else if (!PriorityFramework.Accepts(question, answer))
            {
                errors.Add(
                    $"answers.{key}",
                    question.Kind == QuestionKind.YesNo
                        ? $"Svara 1 (ja) eller 0 (nej): {question.Text}"
                        : $"Svara från 1 (mycket låg) till 5 (mycket hög): {question.Text}"
                );
            }
        }

        foreach (var (key, weight) in Weights)
        {
            errors.Unless(
                PriorityFramework.WeightKeys.Contains(key),
                $"weights.{key}",
                $"”{key}” är varken en fråga eller en underrubrik i prioriteringsramverket."
            );
            errors.Unless(
                weight is > 0 and <= HeaviestWeight && decimal.Round(weight, 2) == weight,
                $"weights.{key}",
                $"Vikten ska vara större än 0 och högst {HeaviestWeight:0}, med högst två decimaler."
            );
        }

        foreach (var (field, _, text) in Views.All)
        {
            errors.AtMost($"views.{field}", text);
        }

        for (var i = 0; i < Risks.Count; i++)
        {
            Risks[i].Check(errors, $"risks[{i}]");
        }
    }

    /// <summary>Everything must be filled in, and right.</summary>
    internal void CheckDone(FieldErrors errors)
    {
        CheckGiven(errors);
        foreach (var question in PriorityFramework.Questions.Values.Where(q => !Answers.ContainsKey(q.Key)))
        {
            errors.Add($"answers.{question.Key}", $"Svar saknas: {question.Text}");
        }

        foreach (var (field, name, text) in Views.All.Where(view => string.IsNullOrWhiteSpace(view.Text)))
        {
            errors.Add($"views.{field}", $"Beskriv perspektivet ”{name}”.");
        }
    }

    private static Dictionary<string, T> None<T>() => [];
}

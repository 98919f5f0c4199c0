using System.Globalization;
using Sortiment.Introduction.Proposals;

namespace Sortiment.Introduction.Assessment;

/// <summary>What is typed in the decision support (step 4 b). What a form sends nothing of comes as null, and is then empty.</summary>
public sealed class AssessmentForm : StepForm
{
    /// <summary>By question: 1 to 5, or 1 (yes) and 0 (no).</summary>
    public Dictionary<string, int?> Answers
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>By question or heading, as typed: "1", "1,5".</summary>
    public Dictionary<string, string?> Weights
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>The six views by field.</summary>
    public Dictionary<string, string?> Views
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>The risks, in order.</summary>
    public List<RiskRow> Risks
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Whether programme areas were asked.</summary>
    public bool? RpoConsulted { get; set; }

    /// <summary>What they said.</summary>
    public string? RpoOpinion { get; set; }

    /// <summary>One risk.</summary>
    public sealed class RiskRow
    {
        /// <summary>What may happen.</summary>
        public string? Text { get; set; }

        /// <summary>What is done about it.</summary>
        public string? Handling { get; set; }

        /// <summary>1 to 5.</summary>
        public int? ProbabilityBefore { get; set; }

        /// <summary>1 to 5.</summary>
        public int? ConsequenceBefore { get; set; }

        /// <summary>1 to 5.</summary>
        public int? ProbabilityAfter { get; set; }

        /// <summary>1 to 5.</summary>
        public int? ConsequenceAfter { get; set; }
    }

    internal void Take(ProductAssessment assessment)
    {
        Answers = assessment.Answers.ToDictionary(answer => answer.Key, answer => (int?)answer.Value);
        Weights = assessment.Weights.ToDictionary(weight => weight.Key, weight => (string?)Written(weight.Value));
        Views = Typed.Fields(assessment.Views.All);
        Risks =
        [
            .. assessment.Risks.Select(risk => new RiskRow
            {
                Text = risk.Text,
                Handling = risk.Handling,
                ProbabilityBefore = risk.ProbabilityBefore,
                ConsequenceBefore = risk.ConsequenceBefore,
                ProbabilityAfter = risk.ProbabilityAfter,
                ConsequenceAfter = risk.ConsequenceAfter,
            }),
        ];
    }

    /// <summary>The assessment as it is typed so far; what weighs 1 is left out, as that is what nothing means.</summary>
    /// <exception cref="InvalidProblem">A weight is not a number.</exception>
    internal ProductAssessment ToAssessment()
    {
        var errors = new FieldErrors();
        var weights = new Dictionary<string, decimal>();
        foreach (var (key, typed) in Weights.Where(weight => !string.IsNullOrWhiteSpace(weight.Value)))
        {
            var isNumber = decimal.TryParse(
                typed!.Trim().Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var weight
            );
            errors.Unless(isNumber, $"weights.{key}", "Skriv vikten som ett tal, till exempel 1 eller 1,5.");
            if (isNumber && weight != 1)
            {
                weights[key] = weight;
            }
        }

        errors.ThrowIfAny();
        return new ProductAssessment
        {
            Answers = Answers.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!.Value),
            Weights = weights,
            Views = Typed.Texts<DecisionViews>(Views),
            Risks =
            [
                .. Risks.Select(row => new Risk(
                    row.Text ?? "",
                    row.ProbabilityBefore ?? 0,
                    row.ConsequenceBefore ?? 0,
                    row.Handling ?? "",
                    row.ProbabilityAfter ?? 0,
                    row.ConsequenceAfter ?? 0
                )),
            ],
        };
    }

    internal static string Written(decimal weight) =>
        weight.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
}

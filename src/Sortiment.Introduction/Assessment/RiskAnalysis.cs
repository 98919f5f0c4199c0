namespace Sortiment.Introduction.Assessment;

/// <summary>How serious a risk is, from its value.</summary>
internal enum RiskLevel
{
    /// <summary>1-4.</summary>
    Low,

    /// <summary>5-9.</summary>
    Medium,

    /// <summary>10-14.</summary>
    High,

    /// <summary>15-25.</summary>
    VeryHigh,
}

/// <summary>
/// One risk, judged before and after handling (investigation, annex with the risk and impact analysis). Probability and
/// consequence go from 1 to 5.
/// </summary>
/// <param name="Text">What may happen, and to whom.</param>
/// <param name="Handling">What is done about it.</param>
internal sealed record Risk(
    string Text,
    int ProbabilityBefore,
    int ConsequenceBefore,
    string Handling,
    int ProbabilityAfter,
    int ConsequenceAfter
)
{
    /// <summary>Probability times consequence before handling: 1 to 25.</summary>
    public int ValueBefore => ProbabilityBefore * ConsequenceBefore;

    /// <summary>Probability times consequence after handling: 1 to 25.</summary>
    public int ValueAfter => ProbabilityAfter * ConsequenceAfter;

    /// <summary>The level of a risk value. The limits are ours: the source only asks for probability and consequence.</summary>
    public static RiskLevel LevelOf(int value) =>
        value switch
        {
            <= 4 => RiskLevel.Low,
            <= 9 => RiskLevel.Medium,
            <= 14 => RiskLevel.High,
            _ => RiskLevel.VeryHigh,
        };

    /// <summary>A level's name in Swedish.</summary>
    public static string NameOf(RiskLevel level) =>
        level switch
        {
            RiskLevel.Low => "Låg",
            RiskLevel.Medium => "Medel",
            RiskLevel.High => "Hög",
            _ => "Mycket hög",
        };

    internal void Check(FieldErrors errors, string path)
    {
        errors.Required($"{path}.text", Text, "Beskriv risken.");
        errors.Required($"{path}.handling", Handling, "Beskriv hur risken hanteras.");
        Graded("probabilityBefore", ProbabilityBefore, "Sannolikheten före hantering");
        Graded("consequenceBefore", ConsequenceBefore, "Konsekvensen före hantering");
        Graded("probabilityAfter", ProbabilityAfter, "Sannolikheten efter hantering");
        Graded("consequenceAfter", ConsequenceAfter, "Konsekvensen efter hantering");

        void Graded(string field, int grade, string name) =>
            errors.Unless(grade is >= 1 and <= 5, $"{path}.{field}", $"{name} anges från 1 till 5.");
    }
}

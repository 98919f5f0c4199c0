using Sortiment.Introduction.Assessment;

namespace Sortiment.Introduction.Tests.Assessment;

/// <summary>Assessments to start from.</summary>
internal static class Examples
{
    /// <summary>Every question answered with the same grade, the device question with yes.</summary>
    public static Dictionary<string, int> Answers(int grade, bool medicalDevice = true) =>
        PriorityFramework.Questions.Values.ToDictionary(
            question => question.Key,
            question =>
                question.Kind == QuestionKind.Scale ? grade
                : medicalDevice ? 1
                : 0
        );

    public static readonly DecisionViews Views = new(
        "Inga hinder i regelverken.",
        "Arbetsterapeuter har kompetensen.",
        "Två översikter ger visst stöd.",
        "Personen kan röra sig fritt.",
        "Kostnaden ryms i dagens ramar.",
        "Fyra regioner har infört produkten."
    );

    public static readonly Risk Battery = new(
        "Batteriet tar slut under en promenad.",
        3,
        4,
        "Larm vid låg nivå.",
        1,
        4
    );

    public static ProductAssessment Done(int grade = 4) =>
        new()
        {
            Answers = Answers(grade),
            Views = Views,
            Risks = [Battery],
        };
}

using Sortiment.Catalogue.Offers;

namespace Sortiment.Introduction.Assessment;

/// <summary>Where an answer leads: to another question or to a form, never both.</summary>
internal sealed record AgreementBranch
{
    private AgreementBranch() { }

    /// <summary>The next question's key, or null at an end.</summary>
    public string? Next { get; private init; }

    /// <summary>The form, at an end.</summary>
    public AgreementForm? Form { get; private init; }

    public static AgreementBranch To(string question) => new() { Next = question };

    public static AgreementBranch End(AgreementForm form) => new() { Form = form };
}

/// <summary>One question of the decision tree, in Swedish.</summary>
/// <param name="Key">Stable: stands in stored answers and in the API.</param>
/// <param name="Guidance">What to look at in order to answer.</param>
internal sealed record AgreementQuestion(
    string Key,
    string Text,
    string Guidance,
    AgreementBranch Yes,
    AgreementBranch No
);

/// <summary>A question that was passed on the way, with its answer.</summary>
internal sealed record AnsweredQuestion(string Key, string Text, bool Answer);

/// <summary>How far the answers lead: what was passed, and the question that comes next or the form.</summary>
internal sealed record AgreementPath(
    IReadOnlyList<AnsweredQuestion> Passed,
    AgreementQuestion? Next,
    AgreementForm? Form
);

/// <summary>
/// Which agreement form a product belongs under (investigation 5.4.1, figure 44), as data walked one question at a time.
/// The tree never ends in Överenskommelse or Grundutrustning: the investigation lets those be chosen in their place, which is
/// then a deviation with a reason (step 9).
/// </summary>
internal static class AgreementTree
{
    /// <summary>The question asked first.</summary>
    public const string First = "in-assortment";

    /// <summary>The questions in the order they are asked.</summary>
    public static readonly IReadOnlyList<AgreementQuestion> Questions =
    [
        new(
            First,
            "Finns produkten, eller en som liknar den, i dagens sortiment?",
            "Jämför med produkter för samma behov och målgrupp.",
            AgreementBranch.End(AgreementForm.CooperationAgreement),
            AgreementBranch.To("health-care-use")
        ),
        new(
            "health-care-use",
            "Används produkten i hälso- och sjukvården i dag?",
            "Utgå från vad tillverkaren har avsett produkten för.",
            AgreementBranch.To("medical-device"),
            AgreementBranch.End(AgreementForm.CentralPurchasing)
        ),
        new(
            "medical-device",
            "Är produkten en medicinteknisk produkt?",
            "Se tillverkarens försäkran om överensstämmelse och CE-märkning enligt MDR.",
            AgreementBranch.To("covered-area"),
            AgreementBranch.End(AgreementForm.CentralPurchasing)
        ),
        new(
            "covered-area",
            "Hör produkten till ett område som Samarbetsavtalet omfattar?",
            "Områdena är rörelse, kommunikation och information samt medicinsk behandling (antidecubitus).",
            AgreementBranch.End(AgreementForm.CooperationAgreement),
            AgreementBranch.End(AgreementForm.SupplementaryAgreement)
        ),
    ];

    /// <summary>
    /// Walks the tree as far as the answers go. Answers to questions that the walk does not pass are left aside.
    /// </summary>
    /// <param name="answers">By question key, true for yes.</param>
    public static AgreementPath Walk(IReadOnlyDictionary<string, bool> answers)
    {
        var passed = new List<AnsweredQuestion>();
        var question = Find(First);
        while (answers.TryGetValue(question.Key, out var answer))
        {
            passed.Add(new(question.Key, question.Text, answer));
            var branch = answer ? question.Yes : question.No;
            if (branch.Next is null)
            {
                return new(passed, null, branch.Form);
            }

            question = Find(branch.Next);
        }

        return new(passed, question, null);
    }

    /// <summary>The answers must lead to an end, and name only questions there are.</summary>
    internal static void Check(FieldErrors errors, string path, IReadOnlyDictionary<string, bool> answers)
    {
        foreach (var key in answers.Keys.Where(key => Questions.All(question => question.Key != key)))
        {
            errors.Add($"{path}.{key}", $"Frågan ”{key}” finns inte i beslutsträdet.");
        }

        if (Walk(answers).Next is { } unanswered)
        {
            errors.Add($"{path}.{unanswered.Key}", $"Svar saknas: {unanswered.Text}");
        }
    }

    private static AgreementQuestion Find(string key) => Questions.Single(question => question.Key == key);
}

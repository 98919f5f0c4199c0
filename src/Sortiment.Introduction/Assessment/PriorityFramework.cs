namespace Sortiment.Introduction.Assessment;

/// <summary>The three dimensions a product is weighed in (investigation 5.3, table 7).</summary>
internal enum Dimension
{
    /// <summary>Nytta: higher is better.</summary>
    Benefit,

    /// <summary>Komplexitet: higher is worse, so the total counts 6 minus it.</summary>
    Complexity,

    /// <summary>Angelägenhet: higher speaks more for doing it jointly.</summary>
    Urgency,
}

/// <summary>How a question is answered.</summary>
internal enum QuestionKind
{
    /// <summary>1 (very low) to 5 (very high).</summary>
    Scale,

    /// <summary>1 (yes) or 0 (no).</summary>
    YesNo,
}

/// <summary>One question of the framework.</summary>
/// <param name="Key">Stable: stands in stored assessments and in the API.</param>
/// <param name="Text">In Swedish, worded so that 5 always pulls the way the dimension's name says.</param>
internal sealed record Question(string Key, string Text, QuestionKind Kind = QuestionKind.Scale);

/// <summary>Questions that are scored together, within a dimension.</summary>
/// <param name="Key">Stable, and different from every question's key: weights are given by either.</param>
internal sealed record Heading(string Key, Dimension Dimension, string Name, IReadOnlyList<Question> Questions);

/// <summary>
/// The priority framework: which questions are asked, under which headings, and what an answer scores. It is data;
/// <see cref="Assessment"/> keeps the answers and <see cref="Scores"/> does the arithmetic.
/// </summary>
internal static class PriorityFramework
{
    /// <summary>Kept with every assessment: a change of questions or scoring is a new version.</summary>
    public const int Version = 1;

    /// <summary>The key of the one question answered yes or no.</summary>
    public const string MedicalDeviceQuestion = "medical-device-is";

    /// <summary>What a yes to "medical device" scores.</summary>
    /// <remarks>
    /// The investigation (5.3) finds complexity higher for products that are not medical devices: the maker then
    /// vouches for less, and the rules for prescribing do not fit. So yes is low (2) and no is high (4). Not 1 and 5:
    /// a bare yes or no should not weigh as much as the outermost answer to a graded question.
    /// </remarks>
    public const int YesScore = 2;

    /// <inheritdoc cref="YesScore" />
    public const int NoScore = 4;

    /// <summary>The answers 1 to 5 in words.</summary>
    public static readonly IReadOnlyList<string> ScaleNames = ["Mycket låg", "Låg", "Medel", "Hög", "Mycket hög"];

    /// <summary>All headings, in the order they are shown.</summary>
    public static readonly IReadOnlyList<Heading> Headings =
    [
        new(
            "inhabitant",
            Dimension.Benefit,
            "Invånare",
            [
                new("inhabitant-safety", "Hur starkt är stödet för att produkten gör vardagen tryggare?"),
                new("inhabitant-independence", "Hur starkt är stödet för att produkten gör personen mer självständig?"),
                new(
                    "inhabitant-activity",
                    "Hur starkt är stödet för att produkten ökar personens förmåga till aktivitet?"
                ),
                new("inhabitant-participation", "Hur starkt är stödet för att produkten ökar personens delaktighet?"),
                new("inhabitant-surroundings", "Hur starkt är stödet för att produkten minskar kraven på omgivningen?"),
            ]
        ),
        new(
            "municipality",
            Dimension.Benefit,
            "Kommun",
            [
                new("municipality-work", "Hur mycket förbättrar produkten arbetssituationen i kommunens verksamheter?"),
                new("municipality-resources", "Hur mycket av kommunens resurser frigör produkten?"),
                new("municipality-demand", "Hur stor är efterfrågan från kommunens verksamheter?"),
            ]
        ),
        new(
            "region",
            Dimension.Benefit,
            "Region",
            [
                new("region-work", "Hur mycket förbättrar produkten arbetssituationen i regionens verksamheter?"),
                new("region-resources", "Hur mycket av regionens resurser frigör produkten?"),
                new("region-demand", "Hur stor är efterfrågan från regionens verksamheter?"),
            ]
        ),
        new(
            "procurement",
            Dimension.Complexity,
            "Upphandling",
            [
                new("procurement-variation", "Hur mycket skiljer sig behoven åt mellan produkttyper och huvudmän?"),
                new("procurement-product", "Hur komplex är produkten att upphandla?"),
            ]
        ),
        new(
            "introduction",
            Dimension.Complexity,
            "Införande",
            [
                new("introduction-contracts", "Hur många avtal har huvudmännen redan på området?"),
                new("introduction-technology", "Hur tekniskt komplex är produkten?"),
                new("introduction-practice", "Hur stor omställning kräver införandet och de nya arbetssätten?"),
            ]
        ),
        new(
            "patient-safety",
            Dimension.Complexity,
            "Patientsäkerhet",
            [
                new("patient-safety-risks", "Hur stora är riskerna för patientsäkerheten?"),
                new("patient-safety-data", "Hur stora är riskerna med it-säkerhet och datahantering?"),
            ]
        ),
        new(
            "medical-device",
            Dimension.Complexity,
            "Medicinteknisk produkt",
            [new(MedicalDeviceQuestion, "Är produkten en medicinteknisk produkt?", QuestionKind.YesNo)]
        ),
        new(
            "cost",
            Dimension.Urgency,
            "Kostnad per år",
            [new("cost-per-year", "Hur hög är den beräknade kostnaden per produkt och år?")]
        ),
        new(
            "horizon",
            Dimension.Urgency,
            "Investeringshorisont",
            [new("horizon-recovery", "I hur hög grad kan kostnaden väntas bli intjänad snabbt?")]
        ),
        new(
            "inequality",
            Dimension.Urgency,
            "Nuvarande ojämlikhet",
            [new("inequality-today", "Hur ojämlik är tillgången till produkten i dag?")]
        ),
        new(
            "scale",
            Dimension.Urgency,
            "Möjliga stordriftsfördelar",
            [
                new("scale-range", "Hur stor är möjligheten att hålla ett standardiserat utbud?"),
                new("scale-procurement", "Hur stora stordriftsfördelar kan upphandlingen ge?"),
                new("scale-logistics", "Hur stora stordriftsfördelar kan logistiken ge?"),
            ]
        ),
        new(
            "stage",
            Dimension.Urgency,
            "Utvecklingsstadium",
            [new("stage-maturity", "Hur mogen är produkten sett till sin livscykel?")]
        ),
        new(
            "reconditioning",
            Dimension.Urgency,
            "Rekonditionering",
            [new("reconditioning-extent", "I hur hög grad kan produkten rekonditioneras och användas på nytt?")]
        ),
    ];

    /// <summary>Every question by its key.</summary>
    public static readonly IReadOnlyDictionary<string, Question> Questions = Headings
        .SelectMany(heading => heading.Questions)
        .ToDictionary(question => question.Key);

    /// <summary>The keys a weight can be given for: the headings' and the questions'.</summary>
    public static readonly IReadOnlySet<string> WeightKeys = new HashSet<string>([
        .. Headings.Select(heading => heading.Key),
        .. Questions.Keys,
    ]);

    /// <summary>A dimension's name in Swedish.</summary>
    public static string NameOf(Dimension dimension) =>
        dimension switch
        {
            Dimension.Benefit => "Nytta",
            Dimension.Complexity => "Komplexitet",
            _ => "Angelägenhet",
        };

    /// <summary>Whether the number is an answer that the question takes.</summary>
    public static bool Accepts(Question question, int answer) =>
        question.Kind == QuestionKind.YesNo ? answer is 0 or 1 : answer is >= 1 and <= 5;

    /// <summary>What an accepted answer scores, 1 to 5.</summary>
    public static int ScoreOf(Question question, int answer) =>
        question.Kind == QuestionKind.Scale ? answer
        : answer == 1 ? YesScore
        : NoScore;
}

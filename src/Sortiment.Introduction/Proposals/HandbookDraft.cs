using System.Text.Json.Serialization;
using Sortiment.Catalogue.Handbook;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// The text of a handbook entry (produktanvisning) on its way to be one: first as the proposer would have it, then as it comes
/// into force in step 8. Fields as in the catalogue's <see cref="HandbookText"/>, but any may be missing.
/// </summary>
internal sealed record HandbookDraft
{
    /// <summary>Who it is for.</summary>
    public string? TargetGroup { get; init; }

    /// <summary>The needs that justify it.</summary>
    public string? JustifyingNeeds { get; init; }

    /// <summary>What it is to be used for.</summary>
    public string? IntendedUse { get; init; }

    /// <summary>What is to be reached.</summary>
    public string? Goals { get; init; }

    /// <summary>What must be met for a person to have it.</summary>
    public string? Criteria { get; init; }

    /// <summary>Who may prescribe it, under HSL.</summary>
    public string? Prescribers { get; init; }

    /// <summary>Who may order it, under SoL or LSS.</summary>
    public string? Orderers { get; init; }

    /// <summary>The training that is required.</summary>
    public string? Training { get; init; }

    /// <summary>Who pays.</summary>
    public string? CostResponsibility { get; init; }

    /// <summary>What the person pays.</summary>
    public string? Fees { get; init; }

    /// <summary>Who follows up, and how often.</summary>
    public string? FollowUp { get; init; }

    /// <summary>Risks.</summary>
    public string? Risks { get; init; }

    /// <summary>Important information.</summary>
    public string? ImportantInformation { get; init; }

    /// <summary>Field, Swedish heading and text of every part, in the order they are shown.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string Field, string Heading, string? Text)> All =>
        [
            ("targetGroup", "Målgrupp", TargetGroup),
            ("justifyingNeeds", "Behov som motiverar produkten", JustifyingNeeds),
            ("intendedUse", "Avsedd användning", IntendedUse),
            ("goals", "Mål", Goals),
            ("criteria", "Kriterier", Criteria),
            ("prescribers", "Vem som får förskriva (HSL)", Prescribers),
            ("orderers", "Vem som får beställa (SoL och LSS)", Orderers),
            ("training", "Utbildning som krävs", Training),
            ("costResponsibility", "Kostnadsansvar", CostResponsibility),
            ("fees", "Avgifter för personen", Fees),
            ("followUp", "Uppföljning", FollowUp),
            ("risks", "Risker", Risks),
            ("importantInformation", "Viktig information", ImportantInformation),
        ];

    internal void CheckLengths(FieldErrors errors, string path)
    {
        foreach (var (field, _, text) in All)
        {
            errors.AtMost($"{path}.{field}", text);
        }
    }

    /// <summary>
    /// The least that makes it a proposal: for whom, why and for what. Whether it says enough is for step 2 to judge.
    /// </summary>
    internal void CheckProposal(FieldErrors errors, string path) => Require(errors, path, IsLeast);

    /// <summary>Whether the field is one of those that a proposal must have.</summary>
    internal static bool IsLeast(string field) => field is "targetGroup" or "justifyingNeeds" or "intendedUse";

    /// <summary>What an entry in force must say: everything but important information.</summary>
    internal void CheckEntry(FieldErrors errors, string path)
    {
        CheckLengths(errors, path);
        Require(errors, path, field => field != "importantInformation");
    }

    /// <summary>The text as the catalogue takes it, once <see cref="CheckEntry"/> has nothing to say.</summary>
    public HandbookText ToText() =>
        new()
        {
            TargetGroup = TargetGroup!,
            JustifyingNeeds = JustifyingNeeds!,
            IntendedUse = IntendedUse!,
            Goals = Goals!,
            Criteria = Criteria!,
            Prescribers = Prescribers!,
            Orderers = Orderers!,
            Training = Training!,
            CostResponsibility = CostResponsibility!,
            Fees = Fees!,
            FollowUp = FollowUp!,
            Risks = Risks!,
            ImportantInformation = ImportantInformation ?? "",
        };

    private void Require(FieldErrors errors, string path, Func<string, bool> isRequired)
    {
        foreach (var (field, heading, text) in All)
        {
            if (isRequired(field) && string.IsNullOrWhiteSpace(text))
            {
                errors.Add($"{path}.{field}", $"Fyll i ”{heading}” i produktanvisningen.");
            }
        }
    }
}

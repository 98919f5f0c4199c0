using System.Text.Json.Serialization;
using Sortiment.Catalogue.Products;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// The text of a handbook entry (produktanvisning), first as the proposer would have it, then as it comes into force in
/// step 8.
/// </summary>
internal sealed record HandbookText
{
    /// <summary>Who it is for.</summary>
    public string? TargetGroup { get; init; }

    /// <summary>The needs that justify it.</summary>
    public string? Needs { get; init; }

    /// <summary>What it is to be used for.</summary>
    public string? IntendedUse { get; init; }

    /// <summary>What is to be reached.</summary>
    public string? Goals { get; init; }

    /// <summary>What must be met for a person to have it.</summary>
    public string? Criteria { get; init; }

    /// <summary>Who may prescribe it, under HSL.</summary>
    public string? WhoMayPrescribe { get; init; }

    /// <summary>Who may order it, under SoL or LSS.</summary>
    public string? WhoMayOrder { get; init; }

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
            ("needs", "Behov", Needs),
            ("intendedUse", "Avsedd användning", IntendedUse),
            ("goals", "Mål", Goals),
            ("criteria", "Kriterier", Criteria),
            ("whoMayPrescribe", "Vem som får förskriva", WhoMayPrescribe),
            ("whoMayOrder", "Vem som får beställa", WhoMayOrder),
            ("training", "Utbildning", Training),
            ("costResponsibility", "Kostnadsansvar", CostResponsibility),
            ("fees", "Avgifter", Fees),
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
    internal void CheckProposal(FieldErrors errors, string path) =>
        Require(errors, path, field => field is "targetGroup" or "needs" or "intendedUse");

    /// <summary>
    /// What an entry in force must say. Fees and important information may be empty; who may prescribe is asked for under
    /// HSL, who may order under SoL and LSS.
    /// </summary>
    internal void CheckEntry(FieldErrors errors, string path, IReadOnlyList<Law> laws)
    {
        CheckLengths(errors, path);
        Require(
            errors,
            path,
            field =>
                field switch
                {
                    "fees" or "importantInformation" => false,
                    "whoMayPrescribe" => laws.Contains(Law.Hsl),
                    "whoMayOrder" => laws.Contains(Law.Sol) || laws.Contains(Law.Lss),
                    _ => true,
                }
        );
    }

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

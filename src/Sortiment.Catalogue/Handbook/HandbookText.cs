namespace Sortiment.Catalogue.Handbook;

/// <summary>The text of a handbook entry (produktanvisning), in Swedish, heading by heading (DOMAIN section 3).</summary>
public sealed record HandbookText
{
    /// <summary>Målgrupp.</summary>
    public required string TargetGroup { get; init; }

    /// <summary>Behov som motiverar produkten.</summary>
    public required string JustifyingNeeds { get; init; }

    /// <summary>Avsedd användning.</summary>
    public required string IntendedUse { get; init; }

    /// <summary>Mål.</summary>
    public required string Goals { get; init; }

    /// <summary>Kriterier.</summary>
    public required string Criteria { get; init; }

    /// <summary>Vem som får förskriva (HSL).</summary>
    public required string Prescribers { get; init; }

    /// <summary>Vem som får beställa (SoL och LSS).</summary>
    public required string Orderers { get; init; }

    /// <summary>Utbildning som krävs.</summary>
    public required string Training { get; init; }

    /// <summary>Kostnadsansvar.</summary>
    public required string CostResponsibility { get; init; }

    /// <summary>Avgifter för personen.</summary>
    public required string Fees { get; init; }

    /// <summary>Uppföljning: vem och hur ofta.</summary>
    public required string FollowUp { get; init; }

    /// <summary>Risker.</summary>
    public required string Risks { get; init; }

    /// <summary>Viktig information. The one heading that may be empty.</summary>
    public string ImportantInformation { get; init; } = "";

    /// <summary>Every heading in reading order: the field's name as the API spells it, its Swedish heading, its text.</summary>
    public IReadOnlyList<(string Field, string Heading, string Text)> Sections =>
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
}

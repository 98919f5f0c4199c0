using Sortiment.Catalogue.Offers;
using Sortiment.Introduction.Assessment;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 4 a: is there a rule for the use, and how is the product to be regulated and supplied?</summary>
/// <param name="GuidelineExists">Whether a regional medical guideline (RMR) or routine exists.</param>
/// <param name="GuidelineReference">Which one, when it exists.</param>
/// <param name="ConsensusOnUse">Whether there is consensus on the use, when no guideline exists.</param>
/// <param name="RegulationDialogue">What the dialogue on regulation has given.</param>
/// <param name="SupplyDialogue">What the dialogue on supply has given.</param>
internal sealed record GuidelineDetails(
    bool? GuidelineExists,
    string? GuidelineReference,
    string? ConsensusOnUse,
    string? RegulationDialogue,
    string? SupplyDialogue
) : StepDetails
{
    internal void Check(FieldErrors errors)
    {
        errors.Unless(
            GuidelineExists is not null,
            "guidelineExists",
            "Ange om det finns en regional medicinsk riktlinje eller rutin."
        );
        errors.RequiredWhen(
            GuidelineExists == true,
            "guidelineReference",
            GuidelineReference,
            "Ange vilken riktlinje eller rutin som gäller."
        );
        errors.RequiredWhen(
            GuidelineExists == false,
            "consensusOnUse",
            ConsensusOnUse,
            "Beskriv om det finns samsyn kring användningen."
        );
        errors.Required("regulationDialogue", RegulationDialogue, "Beskriv dialogen om hur produkten bör regleras.");
        errors.Required("supplyDialogue", SupplyDialogue, "Beskriv dialogen om hur produkten bör försörjas.");
    }
}

/// <summary>Step 4 b: the preparatory group's assessment with the decision support.</summary>
/// <param name="RpoConsulted">Whether regional programme areas (RPO) were asked, which is done when needed.</param>
/// <param name="RpoOpinion">What they said, when asked.</param>
internal sealed record AssessmentDetails(ProductAssessment? Assessment, bool? RpoConsulted, string? RpoOpinion = null)
    : StepDetails
{
    /// <summary>Answers, weights, views and risks.</summary>
    public ProductAssessment Assessment { get; init; } = Assessment ?? new();

    internal void Check(FieldErrors errors)
    {
        Assessment.CheckDone(errors);
        errors.Unless(
            RpoConsulted is not null,
            "rpoConsulted",
            "Ange om berörda regionala programområden (RPO) har tillfrågats."
        );
        errors.RequiredWhen(RpoConsulted == true, "rpoOpinion", RpoOpinion, "Återge vad programområdena har svarat.");
    }
}

/// <summary>Step 4 c: agreed with the intended supplier function (HMC).</summary>
/// <param name="Character">What kind of product it is to handle: wear, hygiene, batteries, reconditioning.</param>
internal sealed record SupplyDetails(string? Logistics, string? Storage, string? Character, string? Traceability)
    : StepDetails
{
    internal void Check(FieldErrors errors)
    {
        errors.Required("logistics", Logistics, "Beskriv logistiken.");
        errors.Required("storage", Storage, "Beskriv hur produkten ska förvaras.");
        errors.Required("character", Character, "Beskriv produktens karaktär.");
        errors.Required("traceability", Traceability, "Beskriv hur produkten kan spåras.");
    }
}

/// <summary>Step 4 d: should the product be nominated to the national process?</summary>
internal sealed record NominationNeedDetails(bool? Nominate, string? Reason) : StepDetails
{
    internal void Check(FieldErrors errors)
    {
        errors.Unless(Nominate is not null, "nominate", "Ange om produkten bör nomineras nationellt.");
        errors.Required("reason", Reason, "Ange skälen för ställningstagandet.");
    }
}

/// <summary>Step 4 e: impact analysis, draft decision and agreement form.</summary>
/// <param name="Impact">The impact analysis.</param>
/// <param name="DraftDecision">The draft decision, from the template.</param>
/// <param name="CostBearer">Who should bear the cost.</param>
/// <param name="AgreementAnswers">By question key in <see cref="AgreementTree"/>, true for yes.</param>
internal sealed record ImpactDetails(
    string? Impact,
    string? DraftDecision,
    CostBearer? CostBearer,
    IReadOnlyDictionary<string, bool>? AgreementAnswers
) : StepDetails
{
    /// <summary>The questions passed, with their words as they were then. Set when the part is completed.</summary>
    public IReadOnlyList<AnsweredQuestion> AgreementPath { get; init; } = [];

    /// <summary>What the decision tree answered. Set when the part is completed.</summary>
    public AgreementForm? AgreementForm { get; init; }

    internal void Check(FieldErrors errors)
    {
        errors.Required("impact", Impact, "Beskriv konsekvenserna av ett införande.");
        errors.Required("draftDecision", DraftDecision, "Skriv ett förslag till beslut.");
        errors.Unless(CostBearer is not null, "costBearer", "Ange vem som bör bära kostnaden.");
        AgreementTree.Check(errors, "agreementAnswers", Answers);
    }

    internal ImpactDetails WithPath()
    {
        var path = AgreementTree.Walk(Answers);
        return this with { AgreementPath = path.Passed, AgreementForm = path.Form };
    }

    private IReadOnlyDictionary<string, bool> Answers => AgreementAnswers ?? new Dictionary<string, bool>();
}

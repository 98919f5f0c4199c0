namespace Sortiment.Introduction.Proposals;

/// <summary>What pages call the things that the module's codes stand for.</summary>
internal static class Names
{
    private const string DecisionStep = "7";

    /// <summary>A step as people write it: "4 b", "5".</summary>
    public static string Step(int number, string? part) => part is null ? $"{number}" : $"{number} {part}";

    /// <summary>Who bears the cost.</summary>
    public static string InSwedish(this CostBearer bearer) =>
        bearer == CostBearer.Region ? "Regionen" : "Regionen och kommunerna delar";

    /// <summary>Whether the proposer says that it is a medical device.</summary>
    public static string InSwedish(this MedicalDeviceClaim claim) =>
        claim switch
        {
            MedicalDeviceClaim.Yes => "Ja",
            MedicalDeviceClaim.No => "Nej",
            _ => "Vet inte än",
        };

    /// <summary>A part of the application.</summary>
    public static string InSwedish(this EvidenceKind kind) =>
        kind switch
        {
            EvidenceKind.HandbookProposal => "Förslag till produktanvisning",
            EvidenceKind.ProductDescription => "Leverantörens produktbeskrivning",
            _ => "Evidens",
        };

    /// <summary>What came of a step; null for "done" and nothing more.</summary>
    public static string? Outcome(string? outcome) =>
        outcome switch
        {
            null or Outcomes.Done => null,
            Outcomes.Submitted => "Inlämnad",
            nameof(ReceiptResult.Complete) => "Komplett",
            nameof(ReceiptResult.Incomplete) => "Inte komplett, åter till förslagsställaren",
            nameof(ReceiptResult.AwaitNomination) => "Inväntar nationell nominering",
            nameof(NominationResult.Resume) => "Ärendet fortsätter här",
            nameof(NominationResult.TakenOverNationally) => "Hanteras nationellt",
            nameof(ScreeningResult.GoOn) => "Går vidare",
            nameof(ScreeningResult.Reject) => "Går inte vidare",
            Outcomes.Sent => "Skickat till Ledningsrådet",
            Outcomes.RecommendRegion => "Tillstyrkt, regionen beslutar",
            Outcomes.RecommendShared => "Tillstyrkt, regionen och kommunerna beslutar",
            Outcomes.SentBack => "Återremiss till steg 4",
            Outcomes.NotRecommended => "Avstyrkt",
            Outcomes.Approved => "Ja",
            Outcomes.Rejected => "Nej",
            Outcomes.Unlike => "Olika beslut, åter till steg 5",
            Outcomes.HandbookUpdated => "Produktanvisningen är klar",
            Outcomes.AgreementStated => "Avtalet är klart",
            Outcomes.Informed => "Informationen är skickad",
            Outcomes.Withdrawn => "Återtaget",
            _ => outcome,
        };

    /// <summary>
    /// Roles as a list in running text: "A eller B" when one of them is enough, "A och B" in step 7, where each decides.
    /// </summary>
    public static string Responsible(string step, IEnumerable<string> roles) =>
        string.Join(step == DecisionStep ? " och " : " eller ", roles.Select(Platform.Tenancy.Roles.SwedishName));
}

using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Introduction.Assessment;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Audit;
using static Sortiment.Platform.Audit.AuditField;

namespace Sortiment.Introduction.Read;

/// <summary>What is called what inside the values that are kept whole: applications, assessments, steps, decisions, minutes.</summary>
internal static class AuditFieldsOfIntroduction
{
    private static readonly (string, AuditField)[] Handbook =
    [
        .. new HandbookDraft().All.Select(part => (part.Field, (AuditField)part.Heading)),
    ];

    public static readonly (string, AuditField)[] Application =
    [
        ("title", "Rubrik"),
        ("productName", "Produkt"),
        ("supplierName", "Leverantör"),
        ("supplierOrganisationNumber", "Leverantörens organisationsnummer"),
        ("productDescription", "Produktbeskrivning"),
        ("needs", Of<Need>("Behov", NeedNames.InSwedish)),
        ("laws", Of<Law>("Lagar", LawNames.InSwedish)),
        ("isoCode", "ISO-kod"),
        ("isoEdition", "ISO-kodens utgåva"),
        ("medicalDevice", Of<MedicalDeviceClaim>("Medicinteknisk", Names.InSwedish)),
        ("medicalDeviceClass", Of<MedicalDeviceClass>("Medicinteknisk klass", MedicalDeviceClassNames.InSwedish)),
        .. Under("handbook", "Produktanvisning", Handbook),
        ("evidenceText", "Evidens"),
        ("suggestedCostBearer", Of<CostBearer>("Kostnad", Names.InSwedish)),
        ("dataSheetText", "Teknik, personuppgifter och inloggning"),
        ("attachments.kind", Of<EvidenceKind>("Bifogad del", Names.InSwedish)),
        ("attachments.documentId", To("Bifogat dokument", "Document")),
    ];

    public static readonly (string, AuditField)[] Assessment =
    [
        ("frameworkVersion", "Prioriteringsramverkets version"),
        .. PriorityFramework.Questions.Values.Select(q => ($"answers.{q.Key}", new AuditField(q.Text, Answer(q)))),
        .. PriorityFramework.Headings.Select(h => ($"weights.{h.Key}", (AuditField)$"Vikt: {h.Name}")),
        .. PriorityFramework.Questions.Values.Select(q => ($"weights.{q.Key}", (AuditField)$"Vikt: {q.Text}")),
        .. new DecisionViews().All.Select(view => ($"views.{view.Field}", (AuditField)view.Name)),
        ("risks.text", "Risk"),
        ("risks.handling", "Hantering"),
        ("risks.probabilityBefore", "Sannolikhet före"),
        ("risks.consequenceBefore", "Konsekvens före"),
        ("risks.valueBefore", "Riskvärde före"),
        ("risks.probabilityAfter", "Sannolikhet efter"),
        ("risks.consequenceAfter", "Konsekvens efter"),
        ("risks.valueAfter", "Riskvärde efter"),
    ];

    public static readonly (string, AuditField)[] Impact =
    [
        ("impact", "Konsekvenser"),
        ("draftDecision", "Förslag till beslut"),
        ("costBearer", Of<CostBearer>("Kostnad", Names.InSwedish)),
        .. AgreementTree.Questions.Select(q => ($"agreementAnswers.{q.Key}", (AuditField)q.Text)),
        ("agreementForm", Of<AgreementForm>("Avtalsform", AgreementFormNames.InSwedish)),
        // the questions that were passed are those that are answered
        ("agreementPath.key", Hidden),
        ("agreementPath.text", Hidden),
        ("agreementPath.answer", Hidden),
    ];

    public static readonly (string, AuditField)[] Recommendation =
    [
        ("meetingId", To("Möte", nameof(Meeting))),
        ("meetingDate", "Mötesdag"),
        ("kind", Of<RecommendationKind>("Rekommendation", InSwedish)),
        ("costBearer", Of<CostBearer>("Kostnad", Names.InSwedish)),
        ("reason", "Skäl"),
        ("votes.seatId", Hidden),
        ("votes.personId", Hidden),
        ("votes.personName", "Röst av"),
        ("votes.side", Of<CouncilSide>("Sida", CouncilNames.InSwedish)),
        ("votes.ballot", Of<Ballot>("Röst", CouncilNames.InSwedish)),
        ("reservations.seatId", Hidden),
        ("reservations.personId", Hidden),
        ("reservations.personName", "Reservation av"),
        ("reservations.text", "Reservation"),
        ("presidedBy", "Ledde ärendet"),
        ("byCastingVote", "Avgjort med utslagsröst"),
        ("recordedAt", "Registrerat"),
        ("recordedBy", "Registrerat av"),
    ];

    private static readonly (string, AuditField)[] Decisions =
    [
        ("decisions.role", Role("Beslutsfattare")),
        ("decisions.approved", "Bifall"),
        ("decisions.date", "Beslutsdag"),
        ("decisions.reference", "Diarienummer"),
    ];

    public static readonly (string, AuditField)[] Minutes =
    [
        ("meetingId", Hidden),
        ("date", "Dag"),
        ("place", "Plats"),
        ("openedAt", "Öppnat"),
        ("closedAt", "Avslutat"),
        ("secretary", "Sekreterare"),
        ("seats.name", "Plats för"),
        ("seats.side", Of<CouncilSide>("Sida", CouncilNames.InSwedish)),
        ("seats.position", Of<SeatPosition>("Uppdrag", CouncilNames.InSwedish)),
        ("seats.isPresent", "Närvarande"),
        ("items.number", "Punkt"),
        ("items.proposalId", Hidden),
        ("items.reference", "Referens"),
        ("items.title", "Rubrik"),
        .. Under("items.decision", "Beslut", Recommendation),
    ];

    // every step's own fields; where steps share a name they mean the same
    public static readonly (string, AuditField)[] Details =
    [
        .. Under("content", null, Application),
        ("result", new AuditField("Utfall", Names.Outcome)),
        ("missing", "Saknades"),
        ("nomination", "Nominering"),
        ("explanation", "Hur det gick med nomineringen"),
        ("reasons", "Skäl"),
        ("guidelineExists", "Riktlinje eller rutin finns"),
        ("guidelineReference", "Vilken riktlinje eller rutin"),
        ("consensusOnUse", "Samsyn om användningen"),
        ("regulationDialogue", "Dialog om reglering"),
        ("supplyDialogue", "Dialog om försörjning"),
        .. Under("assessment", null, Assessment),
        ("rpoConsulted", "Regionala programområden har tillfrågats"),
        ("rpoOpinion", "Regionala programområdens svar"),
        ("logistics", "Logistik"),
        ("storage", "Förvaring"),
        ("character", "Produktens karaktär"),
        ("traceability", "Spårbarhet"),
        ("nominate", "Bör nomineras nationellt"),
        ("reason", "Skäl"),
        .. Impact,
        ("proposalText", "Förslag till beslut"),
        ("frozenNumber", "Version"),
        .. Under("decision", null, Recommendation),
        .. Decisions,
        .. Under("entry", "Produktanvisning", Handbook),
        ("validFrom", "Gäller från"),
        ("validTo", "Gäller till"),
        ("product.supplierName", "Leverantör"),
        ("product.supplierOrganisationNumber", "Leverantörens organisationsnummer"),
        ("product.isoCode", "ISO-kod"),
        ("product.isoEdition", "ISO-kodens utgåva"),
        ("product.description", "Produktbeskrivning"),
        (
            "product.medicalDeviceClass",
            Of<MedicalDeviceClass>("Medicinteknisk klass", MedicalDeviceClassNames.InSwedish)
        ),
        ("product.areaCode", To("Produktområde", "ProductArea")),
        ("form", Of<AgreementForm>("Avtalsform", AgreementFormNames.InSwedish)),
        ("deviationReason", "Skäl för annan form eller längre tid"),
        ("agreementNumber", "Avtalsnummer"),
        ("supplierName", "Leverantör"),
        ("articles.name", "Artikel"),
        ("articles.number", "Artikelnummer"),
        ("articles.kind", Of<ArticleKind>("Artikelns slag", ArticleNames.InSwedish)),
        ("articles.delivery", Of<DeliveryClass>("Leverans", ArticleNames.InSwedish)),
        ("articles.isReconditionable", "Kan rekonditioneras"),
        ("articles.gtin", "GTIN"),
        ("offers.articleNumber", "Pris för artikel"),
        ("offers.terms", Of<PriceTerms>("Pris per", PriceTermsNames.InSwedish)),
        ("offers.ore", Ore("Pris")),
        ("text", "Information"),
        ("sentTo", "Mottagare"),
        ("sentOn", "Skickad"),
    ];

    private static string InSwedish(RecommendationKind kind) =>
        kind switch
        {
            RecommendationKind.Recommend => "Tillstyrkt",
            RecommendationKind.SendBack => "Återremitterat",
            _ => "Avstyrkt",
        };

    private static Func<string, string?> Answer(Question question) =>
        answer =>
            question.Kind == QuestionKind.YesNo
                ? answer == "1"
                    ? "Ja"
                    : "Nej"
                : int.TryParse(answer, out var grade) && PriorityFramework.Accepts(question, grade)
                    ? $"{grade} {PriorityFramework.ScaleNames[grade - 1]}"
                    : null;
}

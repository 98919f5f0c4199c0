namespace Sortiment.Introduction.Tests.Calls;

/// <summary>Each step's own fields, and how they can be wrong.</summary>
internal static class FieldCases
{
    /// <summary>By call: each row a JSON that is laid over the right body, and the fields it spoils.</summary>
    public static readonly IReadOnlyDictionary<string, (string Patch, string Fields)[]> Bad = new Dictionary<
        string,
        (string Patch, string Fields)[]
    >
    {
        ["POST /api/proposals"] =
        [
            ("""{"title": null}""", "title"),
            ("""{"title": "  "}""", "title"),
            ("""{"title": 17}""", "title"),
            ("""{"title": "a\u0000b"}""", "title"),
            ("""{"productName": {}}""", "productName"),
            ("""{"supplierOrganisationNumber": "556016-0681"}""", "supplierOrganisationNumber"),
            ("""{"isoCode": "22 x"}""", "isoCode"),
            ("""{"isoEdition": "tjugo"}""", "isoEdition"),
            ("""{"needs": ["Lottery"]}""", "needs[0]"),
            ("""{"needs": [3]}""", "needs[0]"),
            ("""{"needs": "SafetyAndIndependence"}""", "needs"),
            ("""{"laws": ["Sol", null]}""", "laws[1]"),
            ("""{"medicalDevice": "Perhaps"}""", "medicalDevice"),
            ("""{"medicalDeviceClass": "ClassI"}""", "medicalDeviceClass"),
            ("""{"handbook": {"goals": 5}}""", "handbook.goals"),
            ("""{"suggestedCostBearer": "Nobody"}""", "suggestedCostBearer"),
            ("""{"attachments": [{"kind": "Evidence", "documentId": "x"}]}""", "attachments[0].documentId"),
            ("""{"attachments": [{"kind": "Evidence"}]}""", "attachments[0].documentId"),
            ("""{"attachments": [null]}""", "attachments[0]"),
        ],
        ["PUT /api/proposals/{id}"] = [("""{"title": ""}""", "title")],
        ["POST /api/proposals/{id}/documents"] =
        [
            ("""{"kind": "Poem"}""", "kind"),
            ("""{"kind": "7"}""", "kind"),
            ("""{"version": "ett"}""", "version"),
        ],
        ["POST /api/proposals/{id}/submit"] =
        [
            ("""{"version": "ett"}""", "version"),
            ("""{"note": "@long"}""", "note"),
        ],
        ["POST /api/proposals/{id}/withdraw"] =
        [
            ("""{"reason": null}""", "reason"),
            ("""{"reason": "@long"}""", "reason"),
            ("""{"reason": "\u0000"}""", "reason"),
        ],
        ["POST /api/proposals/{id}/steps/2"] =
        [
            ("""{"outcome": null}""", "outcome"),
            ("""{"outcome": "Maybe"}""", "outcome"),
            ("""{"outcome": 1}""", "outcome"),
            ("""{"outcome": "Incomplete"}""", "missing"),
            ("""{"missing": "@long", "nomination": "@long"}""", "missing nomination"),
            ("""{"outcome": "AwaitNomination"}""", "nomination"),
            ("""{"note": "@long"}""", "note"),
            ("""{"note": "a\u0000b"}""", "note"),
        ],
        ["POST /api/proposals/{id}/steps/2/parts/n"] =
        [
            ("""{"outcome": null}""", "outcome"),
            ("""{"explanation": ""}""", "explanation"),
        ],
        ["POST /api/proposals/{id}/steps/3"] =
        [
            ("""{"outcome": null}""", "outcome"),
            ("""{"outcome": "Reject"}""", "reasons"),
            ("""{"reasons": "@long"}""", "reasons"),
            ("""{"outcome": "Reject", "reasons": "@long"}""", "reasons"),
        ],
        ["POST /api/proposals/{id}/steps/4/parts/a"] =
        [
            ("""{"guidelineExists": null}""", "guidelineExists"),
            ("""{"guidelineExists": "ja"}""", "guidelineExists"),
            ("""{"guidelineReference": null, "supplyDialogue": ""}""", "guidelineReference supplyDialogue"),
            ("""{"guidelineExists": false}""", "consensusOnUse"),
            ("""{"consensusOnUse": "@long"}""", "consensusOnUse"),
            (
                """{"guidelineExists": false, "consensusOnUse": "Ja.", "guidelineReference": "@long"}""",
                "guidelineReference"
            ),
            ("""{"regulationDialogue": "@long"}""", "regulationDialogue"),
        ],
        ["POST /api/proposals/{id}/steps/4/parts/b"] =
        [
            ("""{"rpoConsulted": null}""", "rpoConsulted"),
            ("""{"rpoConsulted": true}""", "rpoOpinion"),
            ("""{"rpoOpinion": "@long"}""", "rpoOpinion"),
            ("""{"assessment": {"answers": {"cost-per-year": 6}}}""", "assessment.answers.cost-per-year"),
            ("""{"assessment": {"answers": {"cost-per-year": "mycket"}}}""", "assessment.answers.cost-per-year"),
            ("""{"assessment": {"answers": {"cost-per-year": null}}}""", "assessment.answers.cost-per-year"),
            ("""{"assessment": {"answers": {"what-is": 3}}}""", "assessment.answers.what-is"),
            ("""{"assessment": {"weights": {"cost": 11}}}""", "assessment.weights.cost"),
            ("""{"assessment": {"weights": {"cost": 1e400}}}""", "assessment.weights.cost"),
            ("""{"assessment": {"views": {"economy": ""}}}""", "assessment.views.economy"),
            ("""{"assessment": {"risks": [null]}}""", "assessment.risks[0]"),
            ("""{"assessment": {"frameworkVersion": 2}}""", "assessment.frameworkVersion"),
        ],
        ["POST /api/proposals/{id}/steps/4/parts/c"] =
        [
            ("""{"logistics": null, "storage": "", "character": " "}""", "character logistics storage"),
            ("""{"traceability": []}""", "traceability"),
        ],
        ["POST /api/proposals/{id}/steps/4/parts/d"] = [("""{"nominate": null, "reason": null}""", "nominate reason")],
        ["POST /api/proposals/{id}/steps/4/parts/e"] =
        [
            ("""{"impact": null, "draftDecision": ""}""", "draftDecision impact"),
            ("""{"costBearer": null}""", "costBearer"),
            ("""{"costBearer": "Sharde"}""", "costBearer"),
            ("""{"agreementAnswers": {"in-assortment": false}}""", "agreementAnswers.health-care-use"),
            ("""{"agreementAnswers": {"x": true}}""", "agreementAnswers.x"),
            ("""{"agreementAnswers": {"in-assortment": "ja"}}""", "agreementAnswers.in-assortment"),
        ],
        ["POST /api/proposals/{id}/steps/5"] =
        [
            ("""{"proposalText": null}""", "proposalText"),
            ("""{"proposalText": "@long"}""", "proposalText"),
        ],
        ["POST /api/proposals/{id}/steps/6"] =
        [
            ("""{"meetingId": null}""", "meetingId"),
            ("""{"meetingId": "måndag"}""", "meetingId"),
            ("""{"outcome": null}""", "decision"),
            ("""{"costBearer": null}""", "costBearer"),
            ("""{"outcome": "SendBack", "costBearer": null}""", "reason"),
            ("""{"votes": []}""", "votes"),
            ("""{"votes": [null]}""", "votes[0]"),
            ("""{"votes": [{"seatId": "x", "ballot": "For"}]}""", "votes[0].seatId"),
            ("""{"reservations": [null]}""", "reservations[0]"),
        ],
        ["POST /api/proposals/{id}/steps/7"] =
        [
            ("""{"outcome": null}""", "outcome"),
            ("""{"date": null, "reference": ""}""", "date reference"),
            ("""{"date": "2026-13-45"}""", "date"),
            ("""{"date": "2999-01-01"}""", "date"),
            ("""{"date": "2020-01-01"}""", "date"),
            ("""{"date": 20260101}""", "date"),
        ],
        ["POST /api/proposals/{id}/steps/8"] =
        [
            ("""{"validFrom": null}""", "validFrom"),
            ("""{"validFrom": "2020-01-01"}""", "validFrom"),
            ("""{"product": null}""", "product.areaCode"),
            ("""{"product": {"areaCode": "finns-inte"}}""", "product.areaCode"),
            (
                """{"product": {"supplierName": "Tryggnära", "supplierOrganisationNumber": "559999-0115"}}""",
                "product.supplierName"
            ),
            ("""{"validFrom": "9999-12-31"}""", "validFrom"),
            ("""{"product": {"isoCode": "x"}}""", "product.isoCode"),
            ("""{"product": {"supplierOrganisationNumber": "123"}}""", "product.supplierOrganisationNumber"),
            ("""{"entry": {"targetGroup": 4}}""", "entry.targetGroup"),
        ],
        ["POST /api/proposals/{id}/steps/9"] =
        [
            ("""{"form": null}""", "form"),
            ("""{"form": "CentralPurchasing"}""", "deviationReason"),
            ("""{"agreementNumber": ""}""", "agreementNumber"),
            ("""{"validFrom": null}""", "validFrom"),
            ("""{"validTo": "2020-01-01"}""", "validTo"),
            (
                """{"validFrom": "0001-01-01", "validTo": "9999-12-31", "deviationReason": "Lång."}""",
                "validFrom validTo"
            ),
            ("""{"validTo": null}""", "deviationReason"),
            ("""{"deviationReason": "@long"}""", "deviationReason"),
            ("""{"supplierName": "Helt Annan AB"}""", "supplierName"),
            ("""{"articles": []}""", "articles"),
            ("""{"articles": [null]}""", "articles[0]"),
            ("""{"offers": []}""", "articles[0] offers"),
            ("""{"offers": [null]}""", "offers[0]"),
            ("""{"offers": [{"terms": "RentPerMonth", "ore": "mycket"}]}""", "offers[0].ore"),
            ("""{"offers": [{"terms": "RentPerMonth", "ore": 1.5}]}""", "offers[0].ore"),
            ("""{"offers": [{"terms": "RentPerMonth", "ore": -1}]}""", "offers[0].ore"),
            ("""{"offers": [{"terms": "RentPerMonth", "ore": 9223372036854775807}]}""", "offers[0].ore"),
            ("""{"offers": [{"terms": "RentPerMonth", "ore": 99999999999999999999}]}""", "offers[0].ore"),
        ],
        ["POST /api/proposals/{id}/steps/10"] =
        [
            ("""{"text": null}""", "text"),
            ("""{"sentTo": []}""", "sentTo"),
            ("""{"sentTo": [null]}""", "sentTo[0]"),
            ("""{"sentOn": null}""", "sentOn"),
            ("""{"sentOn": "2999-01-01"}""", "sentOn"),
        ],
        ["POST /api/meetings"] =
        [
            ("""{"date": null}""", "date"),
            ("""{"date": "0001-01-01"}""", "date"),
            ("""{"date": "2030-01-01"}""", "date"),
            ("""{"place": ""}""", "place"),
            ("""{"proposals": ["x"]}""", "proposals[0]"),
            ("""{"proposals": ["0190a000-0000-7000-8000-000000000009"]}""", "proposals[0]"),
        ],
        ["PUT /api/meetings/{id}"] = [("""{"date": null}""", "date"), ("""{"place": null}""", "place")],
        ["PUT /api/meetings/{id}/agenda"] = [("""{"proposals": [null]}""", "proposals[0]")],
        ["POST /api/meetings/{id}/open"] =
        [
            ("""{"present": ["0190a000-0000-7000-8000-000000000009"]}""", "present[0]"),
            ("""{"version": null}""", "version"),
        ],
        ["POST /api/meetings/{id}/items/{proposalId}/decision"] =
        [
            ("""{"decision": null}""", "decision"),
            ("""{"decision": "NotRecommend", "costBearer": null, "reason": "Nej."}""", "decision"),
            ("""{"note": "@long"}""", "note"),
            ("""{"reason": "@long"}""", "reason"),
        ],
        ["POST /api/meetings/{id}/close"] = [("""{"version": "sist"}""", "version")],
    };
}

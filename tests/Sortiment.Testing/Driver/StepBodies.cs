using System.Text.Json;
using System.Text.Json.Nodes;
using Sortiment.Introduction.Assessment;

namespace Sortiment.Testing.Driver;

/// <summary>A body for each call that is right in every field, new each time so that a test may spoil it.</summary>
public static class StepBodies
{
    /// <summary>An application with all its three parts: a safety alarm.</summary>
    /// <param name="product">The product's name.</param>
    public static JsonObject Application(string product) =>
        Of(
            new
            {
                title = $"Trygghetslarm {product}",
                productName = product,
                supplierName = "Exempellarm i Väst AB",
                supplierOrganisationNumber = "556016-0680",
                productDescription = "Larmknapp med dubbelriktat tal och mobilt nät.",
                needs = new[] { "SafetyAndIndependence" },
                laws = new[] { "Hsl", "Sol" },
                isoCode = "22 27 24",
                handbook = Handbook(),
                evidenceText = "Tre studier i kommunal miljö.",
            }
        );

    /// <summary>A handbook entry with every heading.</summary>
    public static JsonObject Handbook() =>
        Of(
            new
            {
                targetGroup = "Personer som bor hemma och ibland behöver hjälp.",
                justifyingNeeds = "Behov av att nå hjälp dygnet runt.",
                intendedUse = "Larma en larmcentral.",
                goals = "Trygghet i hemmet.",
                criteria = "Personen förstår hur larmet används.",
                prescribers = "Arbetsterapeut.",
                orderers = "Biståndshandläggare.",
                training = "Webbutbildning, en timme.",
                costResponsibility = "Den huvudman som har ansvaret.",
                fees = "Enligt kommunens taxa.",
                followUp = "Varje år.",
                risks = "Tomt batteri.",
                importantInformation = "Prova larmet varje månad.",
            }
        );

    /// <summary>Step 4 a.</summary>
    public static JsonObject Guideline() =>
        Of(
            new
            {
                guidelineExists = true,
                guidelineReference = "RMR Välfärdsteknik",
                regulationDialogue = "Regleras i handboken.",
                supplyDialogue = "Försörjs av HMC.",
            }
        );

    /// <summary>Step 4 b: no medical device, everything in the middle.</summary>
    public static JsonObject Assessment() =>
        Of(
            new
            {
                assessment = new
                {
                    answers = PriorityFramework.Questions.Values.ToDictionary(
                        question => question.Key,
                        question => question.Kind == QuestionKind.YesNo ? 0 : 3
                    ),
                    views = new
                    {
                        rules = "Inga hinder.",
                        competence = "Finns.",
                        evidence = "Måttlig.",
                        patientPerspective = "Efterfrågas.",
                        economy = "Rimlig.",
                        marketWatch = "Flera leverantörer.",
                    },
                    risks = new[]
                    {
                        new
                        {
                            text = "Batteriet tar slut.",
                            probabilityBefore = 3,
                            consequenceBefore = 4,
                            handling = "Larmet varnar.",
                            probabilityAfter = 1,
                            consequenceAfter = 4,
                        },
                    },
                },
                rpoConsulted = false,
            }
        );

    /// <summary>Step 4 c.</summary>
    public static JsonObject Supply() =>
        Of(
            new
            {
                logistics = "Lagras centralt.",
                storage = "Rumstemperatur.",
                character = "Rekonditioneras.",
                traceability = "Serienummer.",
            }
        );

    /// <summary>Step 4 d.</summary>
    public static JsonObject NominationNeed() =>
        Of(new { nominate = false, reason = "Räcker med regionalt införande." });

    /// <summary>Step 4 e: the decision tree ends in Samarbetsavtal.</summary>
    /// <param name="costBearer">"Region" or "Shared".</param>
    public static JsonObject Impact(string costBearer = "Shared") =>
        Of(
            new
            {
                impact = "Ett larm för alla huvudmän.",
                draftDecision = "Produkten införs.",
                costBearer,
                agreementAnswers = new Dictionary<string, bool> { [AgreementTree.First] = true },
            }
        );

    /// <summary>Step 5.</summary>
    public static JsonObject ToCouncil() => Of(new { proposalText = "Ledningsrådet föreslås tillstyrka införandet." });

    /// <summary>Step 7.</summary>
    public static JsonObject Decision(DateOnly date, string outcome = "Approved") =>
        Of(
            new
            {
                outcome,
                date,
                reference = "Dnr 2026-17",
            }
        );

    /// <summary>Step 8.</summary>
    public static JsonObject HandbookInForce(DateOnly validFrom) =>
        Of(new { validFrom, product = new { areaCode = "trygghetslarm" } });

    /// <summary>Step 9.</summary>
    /// <param name="articleNumber">Unique with the supplier.</param>
    /// <param name="validFrom">The agreement's first day; its last is two years later.</param>
    public static JsonObject Agreement(string articleNumber, DateOnly validFrom) =>
        Of(
            new
            {
                form = "CooperationAgreement",
                agreementNumber = "A-2026-1",
                validFrom,
                validTo = validFrom.AddYears(2),
                articles = new[]
                {
                    new
                    {
                        name = "Larmknapp",
                        number = articleNumber,
                        kind = "MainProduct",
                    },
                },
                offers = new[] { new { terms = "RentPerMonth", ore = 19_900 } },
            }
        );

    /// <summary>Step 10.</summary>
    public static JsonObject Information(DateOnly sentOn) =>
        Of(
            new
            {
                text = "Nu finns ett nytt trygghetslarm.",
                sentTo = new[] { "Förskrivare", "Enhetschefer" },
                sentOn,
            }
        );

    private static JsonObject Of(object body) => JsonSerializer.SerializeToNode(body)!.AsObject();
}

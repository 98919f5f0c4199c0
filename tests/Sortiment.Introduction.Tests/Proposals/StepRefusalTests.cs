using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Introduction.Proposals;
using Sortiment.Introduction.Tests.Assessment;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Tests.Proposals;

/// <summary>Every field that a step can refuse, one line each: where, what is given, and the fields named.</summary>
public class StepRefusalTests
{
    private const string ToFive = $"Submit Complete GoOn {Journey.Four}";

    private static readonly string Long = new('a', 20_001);

    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["2 incomplete without what is missing"] = Office(
            "Submit",
            (p, act) => p.Receive(act, new(ReceiptResult.Incomplete, " ")),
            "missing"
        ),
        ["2 awaiting without which"] = Office(
            "Submit",
            (p, act) => p.Receive(act, new(ReceiptResult.AwaitNomination)),
            "nomination"
        ),
        ["2n without explanation"] = Office(
            "Submit AwaitNomination",
            (p, act) => p.EndNominationWait(act, new(NominationResult.Resume, null)),
            "explanation"
        ),
        ["3 rejected without reasons"] = Office(
            "Submit Complete",
            (p, act) => p.Screen(act, new(ScreeningResult.Reject)),
            "reasons"
        ),
        ["4a empty"] = Office(
            "Submit Complete GoOn",
            (p, act) => p.ReviewGuideline(act, new(null, null, null, null, null)),
            "guidelineExists",
            "regulationDialogue",
            "supplyDialogue"
        ),
        ["4a guideline without reference"] = Office(
            "Submit Complete GoOn",
            (p, act) => p.ReviewGuideline(act, Given.Guideline with { GuidelineReference = "" }),
            "guidelineReference"
        ),
        ["4a no guideline, nothing on consensus"] = Office(
            "Submit Complete GoOn",
            (p, act) => p.ReviewGuideline(act, Given.Guideline with { GuidelineExists = false }),
            "consensusOnUse"
        ),
        ["4b an answer missing"] = At(
            "Submit Complete GoOn",
            Roles.PreparatoryGroup,
            (p, act) => p.Assess(act, new(Without("region-demand"), false)),
            "answers.region-demand"
        ),
        ["4b nothing on RPO"] = At(
            "Submit Complete GoOn",
            Roles.PreparatoryGroup,
            (p, act) => p.Assess(act, new(Examples.Done(), null)),
            "rpoConsulted"
        ),
        ["4b RPO asked without answer"] = At(
            "Submit Complete GoOn",
            Roles.PreparatoryGroup,
            (p, act) => p.Assess(act, new(Examples.Done(), true)),
            "rpoOpinion"
        ),
        ["4c empty"] = Office(
            "Submit Complete GoOn",
            (p, act) => p.PrepareSupply(act, new(null, "", " ", null)),
            "logistics",
            "storage",
            "character",
            "traceability"
        ),
        ["4c too long"] = Office(
            "Submit Complete GoOn",
            (p, act) => p.PrepareSupply(act, Given.Supply with { Storage = Long }),
            "storage"
        ),
        ["4d empty"] = Office(
            "Submit Complete GoOn",
            (p, act) => p.ConsiderNomination(act, new(null, null)),
            "nominate",
            "reason"
        ),
        ["4e empty"] = Office(
            "Submit Complete GoOn",
            (p, act) => p.AnalyseImpact(act, new(null, null, null, null)),
            "impact",
            "draftDecision",
            "costBearer",
            "agreementAnswers.in-assortment"
        ),
        ["5 without text"] = Office(ToFive, (p, act) => p.SendToCouncil(act, new("")), "proposalText"),
        ["7 empty"] = At(
            $"{ToFive} Send RecommendRegion",
            Roles.RegionalDirector,
            (p, act) => p.Decide(act, new(null, null, null)),
            "outcome",
            "date",
            "reference"
        ),
        ["7 decided tomorrow"] = At(
            $"{ToFive} Send RecommendRegion",
            Roles.RegionalDirector,
            (p, act) => p.Decide(act, Given.Yes with { Date = Given.Day.AddDays(1) }),
            "date"
        ),
        ["7 decided before the council"] = At(
            $"{ToFive} Send RecommendRegion",
            Roles.RegionalDirector,
            (p, act) => p.Decide(act, Given.Yes with { Date = Given.Day.AddDays(-1) }),
            "date"
        ),
        ["8 empty"] = Office(
            ToEight,
            (p, act) => p.UpdateHandbook(act, new(null, null)),
            [
                .. new HandbookDraft()
                    .All.Select(part => part.Field)
                    .Except(["importantInformation"])
                    .Select(field => $"entry.{field}"),
                "product.areaCode",
                "validFrom",
            ]
        ),
        ["8 before the decision"] = Office(
            ToEight,
            (p, act) => p.UpdateHandbook(act, Given.Handbook with { ValidFrom = Given.Day.AddDays(-1) }),
            "validFrom"
        ),
        ["8 facts that are wrong"] = Office(
            ToEight,
            (p, act) =>
                p.UpdateHandbook(
                    act,
                    new(Given.Entry, Given.Day, new("", "556016-0681", "22 2", AreaCode: "mobila-larm"))
                ),
            "product.supplierOrganisationNumber",
            "product.isoCode"
        ),
        ["9 empty"] = Agreement(
            new(null, null, null, null, null, null, null),
            "form",
            "agreementNumber",
            "validFrom",
            "articles",
            "offers"
        ),
        ["9 another form without reason"] = Agreement(
            Given.Agreement with
            {
                Form = AgreementForm.BasicEquipment,
            },
            "deviationReason"
        ),
        ["9 ends before it begins"] = Agreement(
            Given.Agreement with
            {
                ValidFrom = new DateOnly(2024, 1, 2),
                ValidTo = new DateOnly(2024, 1, 1),
            },
            "validTo"
        ),
        ["9 has run out"] = Agreement(Given.Agreement with { ValidTo = Given.Day.AddDays(-1) }, "validTo"),
        ["9 no main product"] = Agreement(
            Given.Agreement with
            {
                Articles = [new("Laddare", "VV2-L", ArticleKind.Accessory)],
                Offers = [new("VV2-L", PriceTerms.Purchase, 1)],
            },
            "articles"
        ),
        ["9 article without name and number"] = Agreement(
            Given.Agreement with
            {
                Articles = [.. Given.Agreement.Articles, new("", null, ArticleKind.SparePart)],
            },
            "articles[2].name",
            "articles[2].number",
            "articles[2]"
        ),
        ["9 article number twice"] = Agreement(
            Given.Agreement with
            {
                Articles = [.. Given.Agreement.Articles, new("Armband", " vv2", ArticleKind.SparePart)],
            },
            "articles[2].number",
            "articles[2]"
        ),
        ["9 article with wrong GTIN"] = Agreement(
            Given.Agreement with
            {
                Articles = [Given.Agreement.Articles[0] with { Gtin = "7350000000001" }, Given.Agreement.Articles[1]],
            },
            "articles[0].gtin"
        ),
        ["9 article without price"] = Agreement(
            Given.Agreement with
            {
                Offers = [.. Given.Agreement.Offers.Take(1)],
            },
            "articles[1]"
        ),
        ["9 price below nought, for no article, and twice"] = Agreement(
            Given.Agreement with
            {
                Offers =
                [
                    new("VV2-L", PriceTerms.Purchase, 0),
                    new("VV2", PriceTerms.RentPerMonth, -1),
                    new("VV9", PriceTerms.Purchase, 1),
                    new(null, PriceTerms.RentPerMonth, 2),
                ],
            },
            "offers[1].ore",
            "offers[2].articleNumber",
            "offers[3].terms"
        ),
        ["10 empty"] = Office(
            $"{ToEight} Handbook Agreement",
            (p, act) => p.Inform(act, new(null, null, null)),
            "text",
            "sentTo",
            "sentOn"
        ),
        ["10 empty receiver, sent tomorrow"] = Office(
            $"{ToEight} Handbook Agreement",
            (p, act) => p.Inform(act, new("Text.", ["Förskrivare", ""], Given.Day.AddDays(1))),
            "sentTo[1]",
            "sentOn"
        ),
    };

    private const string ToEight = $"{ToFive} Send RecommendRegion HsdYes";

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void What_is_missing_or_wrong_is_named_and_nothing_changes(string name)
    {
        var (moves, role, act, fields) = Cases[name];
        var journey = Journey.After(moves);
        var version = journey.Proposal.Version;

        Refusals.NamesFields(() => act(journey.Proposal, journey.Act(role)), fields);

        Assert.Equal(version, journey.Proposal.Version);
        Assert.NotEmpty(journey.Proposal.OpenSteps);
        Assert.True(journey.Proposal.Decisions.Count <= 1);
    }

    private sealed record Case(string Moves, string Role, Func<Proposal, StepAct, string?> Act, string[] Fields);

    private static Case At(string moves, string role, Func<Proposal, StepAct, string?> act, params string[] fields) =>
        new(moves, role, act, fields);

    private static Case Office(string moves, Func<Proposal, StepAct, string?> act, params string[] fields) =>
        new(moves, Roles.CoordinationOffice, act, fields);

    private static Case Agreement(AgreementDetails details, params string[] fields) =>
        new($"{ToEight} Handbook", Roles.ProcurementOfficer, (p, act) => p.StateAgreement(act, details), fields);

    private static Sortiment.Introduction.Assessment.ProductAssessment Without(string key) =>
        Examples.Done() with
        {
            Answers = Examples.Answers(3).Where(answer => answer.Key != key).ToDictionary(),
        };
}

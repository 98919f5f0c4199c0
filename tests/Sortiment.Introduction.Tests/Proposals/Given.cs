using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Proposals;
using Sortiment.Introduction.Tests.Assessment;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Tests.Proposals;

/// <summary>People, and what each step is completed with when all is right.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Start = new(2023, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Day = new(2023, 3, 1);

    public static readonly Actor Grästorp = As(Roles.Coordinator);

    public static readonly ProposalContent Content = new()
    {
        Title = "Trygghetslarm med GPS",
        ProductName = "Vägvisaren 2",
        SupplierName = "Larmbolaget AB",
        SupplierOrganisationNumber = "556016-0680",
        ProductDescription = "Ett armband med larmknapp och positionering.",
        Needs = [Need.SafetyAndIndependence],
        Laws = [Law.Hsl, Law.Sol],
        IsoCode = "22 27 24",
        MedicalDevice = MedicalDeviceClaim.Yes,
        MedicalDeviceClass = MedicalDeviceClass.ClassI,
        Handbook = new()
        {
            TargetGroup = "Vuxna som vill röra sig fritt.",
            JustifyingNeeds = "Trygghet utomhus.",
            IntendedUse = "Larm vid behov av hjälp.",
        },
        EvidenceText = "Två översikter ger visst stöd.",
        SuggestedCostBearer = CostBearer.Shared,
    };

    public static readonly HandbookDraft Entry = Content.Handbook with
    {
        Goals = "Ökad självständighet.",
        Criteria = "Personen kan använda larmet.",
        Prescribers = "Arbetsterapeut.",
        Orderers = "Biståndshandläggare.",
        Training = "Webbutbildning.",
        CostResponsibility = "Huvudmannen med ansvar för insatsen.",
        Fees = "Enligt huvudmannens taxa.",
        FollowUp = "Förskrivaren, efter tre månader.",
        Risks = "Batteriet kan ta slut.",
    };

    public static readonly GuidelineDetails Guideline = new(true, "RMR 2021-17", null, "Klar.", "Klar.");

    public static readonly AssessmentDetails Assessment = new(Examples.Done(), true, "Inga invändningar.");

    public static readonly SupplyDetails Supply = new("Post.", "Torrt.", "Rekonditioneras.", "Serienummer.");

    public static readonly NominationNeedDetails NominationNeed = new(false, "Etablerad teknik.");

    public static readonly ImpactDetails Impact = new(
        "Små följder.",
        "Produkten införs.",
        CostBearer.Shared,
        new Dictionary<string, bool>
        {
            ["in-assortment"] = false,
            ["health-care-use"] = true,
            ["medical-device"] = true,
            ["covered-area"] = false,
        }
    );

    public static readonly HandbookDetails Handbook = new(Entry, Day, new ProductCompletion(AreaCode: "mobila-larm"));

    public static readonly DecisionEntry Yes = new(true, Day, "HS 2023-00123");

    public static readonly DecisionEntry No = new(false, Day, "HS 2023-00124");

    public static readonly AgreementDetails Agreement = new(
        AgreementForm.SupplementaryAgreement,
        "KI-2022-118",
        "Larmbolaget AB",
        new DateOnly(2022, 1, 1),
        new DateOnly(2025, 12, 31),
        [new("Vägvisaren 2", "VV2", ArticleKind.MainProduct), new("Laddare", "VV2-L", ArticleKind.Accessory)],
        [new(null, PriceTerms.RentPerMonth, 18_900), new("VV2-L", PriceTerms.Purchase, 24_500)]
    );

    public static readonly InformationDetails Information = new("En ny produkt finns.", ["Förskrivare"], Day);

    /// <summary>Somebody in a role: Grästorp's at a principal, else in the joint organ.</summary>
    public static Actor As(string role, string tenant = "1444") =>
        new(
            Guid.NewGuid(),
            $"Person {role}",
            Guid.NewGuid(),
            role,
            Roles.AtPrincipal.Contains(role) ? tenant : null,
            Roles.SwedishName(role)
        );

    public static CouncilDecision Council(RecommendationKind kind, CostBearer? bearer = null) =>
        new(Guid.NewGuid(), Day, kind, bearer, [], [], null, "M1", false, Start, "Sara");
}

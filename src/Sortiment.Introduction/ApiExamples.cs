using Sortiment.Introduction.Assessment;

namespace Sortiment.Introduction;

/// <summary>
/// What the API's description shows: one safety alarm on its way through all ten steps. A test sends every one of them
/// as it stands, so none of them can grow untrue.
/// </summary>
internal static class ApiExamples
{
    public static readonly Guid Proposal = new("01a204c1-fb2c-74c0-9d5c-448f9739df09");
    public static readonly Guid Meeting = new("01a204c2-0fed-7af2-a1b0-d29c4d45dd95");
    public static readonly Guid Seat = new("01a204bf-1af2-79f4-9a83-6fde566b5d84");
    public static readonly Guid Document = new("01a204c2-17d6-7a55-a2c2-510cb37f22e2");

    /// <summary>The day on which everything happens.</summary>
    public const string Day = "2026-03-02";

    public static readonly object Handbook = new
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
    };

    public static readonly object Application = new
    {
        title = "Trygghetslarm med mobilt nät",
        productName = "Exempellarmet",
        supplierName = "Exempellarm i Väst AB",
        supplierOrganisationNumber = "556016-0680",
        productDescription = "Larmknapp med dubbelriktat tal och mobilt nät.",
        needs = new[] { "SafetyAndIndependence" },
        laws = new[] { "Hsl", "Sol" },
        isoCode = "22 27 24",
        handbook = Handbook,
        evidenceText = "Tre studier i kommunal miljö.",
    };

    public static readonly object Submit = new { note = "Godkänd av socialchefen." };
    public static readonly object Withdraw = new { reason = "Leverantören slutar sälja produkten." };
    public static readonly object Receive = new { outcome = "Complete" };
    public static readonly object EndNomination = new
    {
        outcome = "Resume",
        explanation = "Nationella rådet tog inte upp nomineringen.",
    };
    public static readonly object Screen = new { outcome = "GoOn" };

    public static readonly object Guideline = new
    {
        guidelineExists = true,
        guidelineReference = "RMR Välfärdsteknik",
        regulationDialogue = "Regleras i handboken.",
        supplyDialogue = "Försörjs av HMC.",
    };

    public static readonly object Assessment = new
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
    };

    public static readonly object Supply = new
    {
        logistics = "Lagras centralt.",
        storage = "Rumstemperatur.",
        character = "Rekonditioneras.",
        traceability = "Serienummer.",
    };

    public static readonly object NominationNeed = new { nominate = false, reason = "Regionalt införande räcker." };

    public static readonly object Impact = new
    {
        impact = "Ett larm för alla huvudmän.",
        draftDecision = "Produkten införs.",
        costBearer = "Shared",
        agreementAnswers = new Dictionary<string, bool> { [AgreementTree.First] = true },
    };

    public static readonly object ToCouncil = new { proposalText = "Ledningsrådet föreslås tillstyrka införandet." };

    public static readonly object CouncilStep = new
    {
        meetingId = Meeting,
        outcome = "Recommend",
        costBearer = "Shared",
        votes = new[] { new { seatId = Seat, ballot = "For" } },
        reservations = new[] { new { seatId = Seat, text = "Kostnaden borde delas lika." } },
    };

    public static readonly object Decision = new
    {
        outcome = "Approved",
        date = Day,
        reference = "Dnr 2026-17",
    };

    public static readonly object HandbookInForce = new
    {
        entry = Handbook,
        validFrom = Day,
        product = new { areaCode = "trygghetslarm" },
    };

    public static readonly object Agreement = new
    {
        form = "CooperationAgreement",
        agreementNumber = "A-2026-1",
        validFrom = Day,
        validTo = "2028-03-01",
        articles = new[]
        {
            new
            {
                name = "Larmknapp",
                number = "EX-100",
                kind = "MainProduct",
            },
        },
        offers = new[]
        {
            new
            {
                articleNumber = "EX-100",
                terms = "RentPerMonth",
                ore = 19_900,
            },
        },
    };

    public static readonly object Information = new
    {
        text = "Nu finns ett nytt trygghetslarm.",
        sentTo = new[] { "Förskrivare", "Enhetschefer" },
        sentOn = Day,
    };

    public static readonly object Created = new { id = Proposal, reference = "2025-0114" };

    public static readonly object Attached = new
    {
        documentId = Document,
        name = "Produktblad.pdf",
        size = 48_213,
        version = 2,
    };

    public static readonly object Shown = new
    {
        id = Proposal,
        reference = "2025-0114",
        title = "Trygghetslarm med mobilt nät",
        productName = "Exempellarmet",
        principal = "Grästorp",
        status = "InProgress",
        version = 3,
        currentSteps = new[] { Step(2, null, "Kontroll av ansökan", "2026-03-16", "coordination-office") },
        history = new[]
        {
            new
            {
                step = 1,
                part = (string?)null,
                title = "Ansökan lämnas in",
                round = 1,
                enteredAt = "2026-03-02T08:00:00+00:00",
                deadline = "2026-03-30",
                completedAt = "2026-03-02T08:05:00+00:00",
                outcome = "Submitted",
                days = 0,
                by = new
                {
                    personId = new Guid("01a204bf-1ace-78c4-9a48-427681c49114"),
                    name = "Anna Svensson",
                    role = "coordinator",
                    onBehalfOf = "Grästorp",
                },
                note = "Godkänd av socialchefen.",
                details = (object?)null,
            },
        },
        submittedAt = "2026-03-02T08:05:00+00:00",
        endedAt = (string?)null,
        productId = (Guid?)null,
        content = Application,
        decisions = Array.Empty<object>(),
        costBearer = (string?)null,
    };

    /// <summary>Where the proposal stands after a call.</summary>
    /// <param name="version">Raised by every call.</param>
    /// <param name="step">The step that waits; null when the proposal has ended.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="responsible">Who is to do it.</param>
    public static object At(int version, int step, string title, params string[] responsible) =>
        Position(version, "InProgress", Step(step, null, title, "2026-03-31", responsible));

    /// <summary>Where the proposal stands after a call that leaves a part of step 4 open.</summary>
    public static object AtPart(int version, string part, string title, params string[] responsible) =>
        Position(version, "InProgress", Step(4, part, title, "2026-03-31", responsible));

    /// <summary>Where the proposal stands after a call.</summary>
    public static object Position(int version, string status, params object[] currentSteps) =>
        new
        {
            id = Proposal,
            reference = "2025-0114",
            status,
            version,
            currentSteps,
        };

    private static object Step(int step, string? part, string title, string deadline, params string[] responsible) =>
        new
        {
            step,
            part,
            title,
            responsible,
            deadline,
        };
}

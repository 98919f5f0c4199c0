using Sortiment.Kernel;

namespace Sortiment.Testing.Driver;

/// <summary>
/// One proposal on its way through the ten steps, driven over the API by the personas whose turn it is:
/// <code>
/// var story = new ProposalDriver(app);
/// await story.ProposeAsync(Persona.Grästorp);
/// await story.AdvanceToAsync(7);
/// await story.DecideAsync(Persona.Director);
/// </code>
/// Every method throws when the API refuses; <see cref="Post"/> gives the refusal to a test that wants it.
/// </summary>
/// <param name="api">The API.</param>
/// <param name="today">Today in Sweden, by the app's clock.</param>
/// <param name="product">The product's name.</param>
public sealed class ProposalDriver(ApiClient api, Func<DateOnly> today, string product = "Tryggve")
{
    private readonly string _articleNumber = Guid.NewGuid().ToString("N")[..12];

    /// <summary>A proposal in an app under test.</summary>
    public ProposalDriver(SortimentApp app, string product = "Tryggve")
        : this(new ApiClient(app.As), () => SwedishCalendar.DateOf(app.Clock.GetUtcNow()), product) { }

    /// <summary>The API that it calls.</summary>
    public ApiClient Api => api;

    /// <summary>The proposal; set when it is proposed.</summary>
    public Guid Id { get; private set; }

    /// <summary>What people call it by: "2026-0001".</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The persona that proposed.</summary>
    public string Proposer { get; private set; } = Persona.Grästorp;

    /// <summary>The meeting that the council took it up at the latest time.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>Where it is in the API.</summary>
    public string Path => $"/api/proposals/{Id}";

    /// <summary>Today in Sweden, by the app's clock.</summary>
    public DateOnly Today => today();

    /// <summary>The number of its article in step 9.</summary>
    public string ArticleNumber => _articleNumber;

    /// <summary>Writes a draft that has all its parts.</summary>
    /// <param name="persona">A coordinator, HMC's consultant or the office.</param>
    /// <param name="principal">The principal's code, which HMC and the office may give.</param>
    public async Task<Answer> DraftAsync(string persona = Persona.Grästorp, string? principal = null)
    {
        var body = StepBodies.Application(product);
        if (principal is not null)
        {
            body["principal"] = principal;
        }

        var created = (await api.PostAsync(persona, "/api/proposals", body)).Ok();
        (Proposer, Id, Reference) = (persona, created.Id, created.Json.GetProperty("reference").GetString()!);
        return created;
    }

    /// <summary>Writes a draft and submits it: it then waits in step 2.</summary>
    public async Task<Answer> ProposeAsync(string persona = Persona.Grästorp, string? principal = null)
    {
        await DraftAsync(persona, principal);
        return await SubmitAsync();
    }

    /// <summary>Step 1: submits it, or submits it again.</summary>
    public Task<Answer> SubmitAsync() => Do(Proposer, "/submit", new { });

    /// <summary>Takes it back.</summary>
    public Task<Answer> WithdrawAsync() => Do(Proposer, "/withdraw", new { reason = "Behovet är löst på annat sätt." });

    /// <summary>Step 2.</summary>
    /// <param name="outcome">"Complete", "Incomplete" or "AwaitNomination".</param>
    public Task<Answer> ReceiveAsync(string outcome = "Complete") =>
        Step(
            "2",
            Persona.Office,
            new
            {
                outcome,
                missing = outcome == "Incomplete" ? "Evidensen saknar källor." : null,
                nomination = outcome == "AwaitNomination" ? "MTP-rådet, ärende 4" : null,
            }
        );

    /// <summary>Step 2, while a national nomination is awaited.</summary>
    /// <param name="outcome">"Resume" or "TakenOverNationally".</param>
    public Task<Answer> EndNominationAsync(string outcome = "Resume") =>
        Step("2/parts/n", Persona.Office, new { outcome, explanation = "Rådet har svarat." });

    /// <summary>Step 3.</summary>
    /// <param name="outcome">"GoOn" or "Reject".</param>
    public Task<Answer> ScreenAsync(string outcome = "GoOn") =>
        Step("3", Persona.Office, new { outcome, reasons = outcome == "Reject" ? "Finns redan i sortimentet." : null });

    /// <summary>Step 4, one part: "a" to "e".</summary>
    /// <param name="part">The part.</param>
    /// <param name="costBearer">For part e: "Region" or "Shared".</param>
    public Task<Answer> PrepareAsync(string part, string costBearer = "Shared") =>
        part switch
        {
            "a" => Step("4/parts/a", Persona.Office, StepBodies.Guideline()),
            "b" => Step("4/parts/b", Persona.PreparatoryGroup, StepBodies.Assessment()),
            "c" => Step("4/parts/c", Persona.Consultant, StepBodies.Supply()),
            "d" => Step("4/parts/d", Persona.Office, StepBodies.NominationNeed()),
            "e" => Step("4/parts/e", Persona.Office, StepBodies.Impact(costBearer)),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Step 4 has parts a to e."),
        };

    /// <summary>Step 4, all parts.</summary>
    public async Task PrepareAllPartsAsync(string costBearer = "Shared")
    {
        foreach (var part in new[] { "a", "b", "c", "d", "e" })
        {
            await PrepareAsync(part, costBearer);
        }
    }

    /// <summary>Step 5.</summary>
    public Task<Answer> SendToCouncilAsync() => Step("5", Persona.Office, StepBodies.ToCouncil());

    /// <summary>Step 6: a meeting with everybody there is called, held, decides as one, and is closed.</summary>
    /// <param name="decision">"Recommend", "NotRecommend" or "SendBack".</param>
    /// <param name="costBearer">"Region" or "Shared", when it recommends.</param>
    public async Task<Answer> RecommendAtMeetingAsync(string decision = "Recommend", string costBearer = "Shared")
    {
        var meeting = new MeetingDriver(api, Today);
        await meeting.CallAsync(Id);
        MeetingId = meeting.Id;
        await meeting.OpenAsync();
        var position = await meeting.DecideAsync(Id, decision, costBearer);
        await meeting.CloseAsync();
        return position;
    }

    /// <summary>Step 7: one decision-maker's decision.</summary>
    /// <param name="persona"><see cref="Persona.Director"/> or <see cref="Persona.Board"/>.</param>
    /// <param name="outcome">"Approved" or "Rejected".</param>
    public Task<Answer> DecideAsync(string persona, string outcome = "Approved") =>
        Step("7", persona, StepBodies.Decision(Today, outcome));

    /// <summary>Step 8.</summary>
    public Task<Answer> UpdateHandbookAsync() => Step("8", Persona.Office, StepBodies.HandbookInForce(Today));

    /// <summary>Step 9.</summary>
    public Task<Answer> StateAgreementAsync() =>
        Step("9", Persona.Procurement, StepBodies.Agreement(_articleNumber, Today));

    /// <summary>Step 10.</summary>
    public Task<Answer> InformAsync() => Step("10", Persona.Office, StepBodies.Information(Today));

    /// <summary>Goes on from a fresh draft, submitted or not, until a step waits; 11 is the end.</summary>
    /// <param name="step">The step to stop before: 2 to 11.</param>
    /// <param name="costBearer">"Region" or "Shared".</param>
    public async Task AdvanceToAsync(int step, string costBearer = "Shared")
    {
        for (var at = await StepAsync(); at < step; at = await StepAsync())
        {
            await DoStepAsync(at, costBearer);
        }
    }

    /// <summary>Everything from the proposal to the product in the assortment.</summary>
    public async Task ThroughAllStepsAsync(string proposer = Persona.Grästorp, string costBearer = "Shared")
    {
        await ProposeAsync(proposer);
        await AdvanceToAsync(11, costBearer);
    }

    /// <summary>The proposal as a persona sees it.</summary>
    public async Task<Answer> ShowAsync(string? persona = null) => (await api.GetAsync(persona ?? Proposer, Path)).Ok();

    /// <summary>Posts to the proposal and gives back whatever is answered.</summary>
    /// <param name="persona">Who.</param>
    /// <param name="below">The path below the proposal: "/steps/3".</param>
    /// <param name="body">The body.</param>
    /// <param name="key">The Idempotency-Key; null makes one.</param>
    public Task<Answer> Post(string persona, string below, object body, string? key = null) =>
        api.PostAsync(persona, Path + below, body, key);

    private Task<Answer> Step(string step, string persona, object body) => Do(persona, $"/steps/{step}", body);

    private async Task<Answer> Do(string persona, string below, object body) => (await Post(persona, below, body)).Ok();

    // a proposal that has ended is past every step
    private async Task<int> StepAsync()
    {
        var open = (await ShowAsync()).Json.GetProperty("currentSteps").EnumerateArray();
        return open.Select(step => step.GetProperty("step").GetInt32()).DefaultIfEmpty(int.MaxValue).Min();
    }

    private async Task DoStepAsync(int step, string costBearer)
    {
        switch (step)
        {
            case 1:
                await SubmitAsync();
                break;
            case 2:
                await ReceiveAsync();
                break;
            case 3:
                await ScreenAsync();
                break;
            case 4:
                await PrepareAllPartsAsync(costBearer);
                break;
            case 5:
                await SendToCouncilAsync();
                break;
            case 6:
                await RecommendAtMeetingAsync("Recommend", costBearer);
                break;
            case 7:
                await DecideAsync(Persona.Director);
                if (costBearer == "Shared")
                {
                    await DecideAsync(Persona.Board);
                }

                break;
            case 8:
                await UpdateHandbookAsync();
                break;
            case 9:
                await StateAgreementAsync();
                break;
            case 10:
                await InformAsync();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "There are ten steps.");
        }
    }
}

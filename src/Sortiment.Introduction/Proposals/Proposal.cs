using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Processes;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// A principal's proposal to take a product into the shared assortment, from draft to introduction (DOMAIN section 4). The
/// process file says what comes next, who is responsible and by when; this says what is allowed, and keeps who did what, when
/// and why.
/// </summary>
/// <remarks>
/// One step, one method: it checks, completes the step's record and returns the outcome to signal the process with.
/// The handler signals and gives what comes back to <see cref="MovedTo"/>, all in one transaction. The process is started, and
/// <see cref="MovedTo"/> called, before <see cref="Submit"/>.
/// </remarks>
internal sealed partial class Proposal : ITenantOwned, IAudited
{
    /// <summary>Withdrawal ends where the decisions begin.</summary>
    private const int DecisionStep = 7;

    private readonly List<StepRecord> _steps = [];
    private readonly List<PrincipalDecision> _decisions = [];
    private readonly List<FrozenProposal> _frozenProposals = [];

    private Proposal() { }

    /// <summary>The proposal.</summary>
    public Guid Id { get; private set; }

    /// <summary>The proposing principal's code.</summary>
    public string TenantId { get; private set; } = null!;

    /// <summary>What people call it by: "2026-0001".</summary>
    public string Reference { get; private set; } = null!;

    /// <summary>Counts up at every change.</summary>
    public int Version { get; private set; }

    /// <summary>The status.</summary>
    public ProposalStatus Status { get; private set; }

    /// <summary>What the application says now; each submission keeps its own copy.</summary>
    public ProposalContent Content { get; private set; } = null!;

    /// <summary>Who began it; in that role for the principal, or in that joint role, it may be edited and withdrawn.</summary>
    public Who ProposedBy { get; private set; } = null!;

    /// <summary>When the draft was begun.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was first submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When it came to its end.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The process instance; null before it is started.</summary>
    public Guid? ProcessId { get; private set; }

    /// <summary>The version of the process definition that it is pinned to.</summary>
    public int? ProcessVersion { get; private set; }

    /// <summary>Who is to bear the cost, by the council's latest recommendation.</summary>
    public CostBearer? CostBearer { get; private set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawalReason { get; private set; }

    /// <summary>The product in the catalogue, once it is placed there.</summary>
    public Guid? ProductId { get; private set; }

    /// <summary>Every time it was at a step, in the order they were opened.</summary>
    public IReadOnlyList<StepRecord> Steps =>
        [.. _steps.OrderBy(step => step.EnteredAt).ThenBy(step => step.Number).ThenBy(step => step.Part)];

    /// <summary>The steps that wait for somebody.</summary>
    public IReadOnlyList<StepRecord> OpenSteps => [.. Steps.Where(step => step.IsOpen)];

    /// <summary>The decisions of step 7, in the order they were recorded.</summary>
    public IReadOnlyList<PrincipalDecision> Decisions => [.. _decisions.OrderBy(decision => decision.RecordedAt)];

    /// <summary>What has been sent to the council, in order.</summary>
    public IReadOnlyList<FrozenProposal> FrozenProposals => [.. _frozenProposals.OrderBy(frozen => frozen.Number)];

    /// <summary>The number of the earliest open step; null when there is none.</summary>
    public int? CurrentStep => _steps.Where(step => step.IsOpen).Min(step => (int?)step.Number);

    /// <summary>Begins a draft.</summary>
    /// <param name="tenantId">The principal it is proposed for: a coordinator's own, the region's for HMC.</param>
    /// <exception cref="ForbiddenProblem">The role does not propose, or not for that principal.</exception>
    /// <exception cref="InvalidProblem">A field of the content.</exception>
    public static Proposal Draft(
        Actor actor,
        Guid id,
        string tenantId,
        string reference,
        ProposalContent content,
        DateTimeOffset at
    )
    {
        if (!MayPropose(actor) || (actor.Is(Roles.Coordinator) && actor.TenantId != tenantId))
        {
            throw new ForbiddenProblem(
                "Förslag lämnas av en huvudmans hjälpmedelssamordnare, av HMC eller genom Samverkansfunktionen."
            );
        }

        Check(content.CheckDraft);
        return new Proposal
        {
            Id = id,
            TenantId = tenantId,
            Reference = reference,
            Version = 1,
            Status = ProposalStatus.Draft,
            Content = content,
            ProposedBy = Who.Of(actor),
            CreatedAt = at,
        };
    }

    /// <summary>Whether the role proposes.</summary>
    public static bool MayPropose(Actor actor) =>
        actor.Is(Roles.Coordinator, Roles.ProductConsultant, Roles.CoordinationOffice);

    /// <summary>Changes the application while it is a draft, or while the proposer completes it (step 1 again).</summary>
    /// <param name="version">The version that was seen: the latest, or nobody's text is overwritten.</param>
    public void EditDraft(Actor actor, ProposalContent content, int version)
    {
        GuardProposer(actor);
        var step = OpenStep(Activities.Submit);
        if (!IsBeingWritten)
        {
            throw new ConflictProblem(
                ConflictProblem.WrongStep,
                "Ansökan är inlämnad och kan inte ändras i det här läget."
            );
        }

        if (version != Version)
        {
            throw Stale();
        }

        Check(content.CheckDraft);
        Content = content;
        Version++;
        step?.FreshFrom = Version;
    }

    /// <summary>Step 1: submits the application, or submits it again when it has been completed.</summary>
    /// <exception cref="InvalidProblem">Some part is missing; each field is named.</exception>
    public string Submit(StepAct act)
    {
        GuardProposer(act.Actor);
        var step = Acting(act, Activities.Submit);
        Check(Content.CheckSubmittable);
        SubmittedAt ??= act.At;
        Status = ProposalStatus.InProgress;
        return Complete(step, act, Outcomes.Submitted, new SubmissionDetails(Content));
    }

    /// <summary>Takes the proposal back. The handler cancels the process in the same transaction.</summary>
    /// <exception cref="ConflictProblem">The proposal has ended, or the decisions of step 7 have begun.</exception>
    public void Withdraw(Actor actor, string? reason, DateTimeOffset at, int? version = null)
    {
        GuardProposer(actor);
        if (Status.IsFinal())
        {
            throw new ConflictProblem(ConflictProblem.WrongStep, "Ärendet är redan avslutat och kan inte återtas.");
        }

        if (CurrentStep >= DecisionStep)
        {
            throw new ConflictProblem(
                ConflictProblem.WrongStep,
                "Ärendet har gått till beslut i steg 7 och kan inte längre återtas."
            );
        }

        if (version is not null && version != Version)
        {
            throw Stale();
        }

        Check(errors => errors.Required("reason", reason, "Ange varför förslaget återtas."));
        foreach (var step in _steps.Where(step => step.IsOpen))
        {
            step.Complete(Who.Of(actor), at, Outcomes.Withdrawn, reason, null);
        }

        WithdrawalReason = reason;
        Status = ProposalStatus.Withdrawn;
        EndedAt = at;
        Version++;
    }

    /// <summary>Remembers where in the catalogue the product was placed; before the process comes to its end.</summary>
    /// <exception cref="InvalidOperationException">It is placed as another product already.</exception>
    public void PlacedAs(Guid productId)
    {
        if (ProductId is not null && ProductId != productId)
        {
            throw new InvalidOperationException($"Proposal {Reference} is already placed as product {ProductId}.");
        }

        ProductId = productId;
    }

    /// <summary>Takes in where the process now waits: opens records for new waits and sets the status.</summary>
    /// <exception cref="InvalidOperationException">
    /// Process and aggregate disagree, which no user can cause: a step waits that is completed here, or the other way round; an
    /// unknown ending; or the end reached without a product in the catalogue.
    /// </exception>
    public void MovedTo(ProcessState state, DateTimeOffset at)
    {
        var open = _steps.Where(step => step.IsOpen).Select(step => step.Id).ToHashSet();
        var waiting = state.Waiting.Select(wait => wait.Id).ToHashSet();
        if (!open.IsSubsetOf(waiting) || _steps.Exists(step => !step.IsOpen && waiting.Contains(step.Id)))
        {
            throw new InvalidOperationException($"Proposal {Reference} and its process disagree on the open steps.");
        }

        foreach (var wait in state.Waiting.Where(wait => !open.Contains(wait.Id)))
        {
            var round = _steps.Count(step => step.ActivityId == wait.ActivityId) + 1;
            _steps.Add(new StepRecord(this, wait, round));
        }

        ProcessId = state.InstanceId;
        ProcessVersion = state.Version;
        Status = StatusAfter(state);
        EndedAt ??= Status.IsFinal() ? at : null;
    }

    private ProposalStatus StatusAfter(ProcessState state) =>
        state.Status switch
        {
            _ when SubmittedAt is null || Status.IsFinal() => Status,
            ProcessStatus.Running => OpenStep(Activities.AwaitNomination) is null
                ? ProposalStatus.InProgress
                : ProposalStatus.AwaitingNomination,
            ProcessStatus.Finished when state.Ending == "rejected" => ProposalStatus.Rejected,
            ProcessStatus.Finished when state.Ending == "introduced" && ProductId is not null =>
                ProposalStatus.Introduced,
            _ => throw new InvalidOperationException(
                $"Proposal {Reference} cannot end as {state.Status} {state.Ending} (product: {ProductId})."
            ),
        };
}

using Sortiment.Introduction.Council;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Processes;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Tests.Proposals;

/// <summary>A proposal with the process that drives it: does what a handler does, act, signal, move.</summary>
internal sealed class Journey
{
    private readonly DefinitionWalk _process = new(Given.Start);
    private readonly Guid _product = Guid.CreateVersion7();

    public Journey()
    {
        Proposal = Proposal.Draft(
            Given.Grästorp,
            Guid.CreateVersion7(),
            "1444",
            "2023-0001",
            Given.Content,
            Given.Start
        );
        Proposal.MovedTo(_process.State, Given.Start);
    }

    public Proposal Proposal { get; }

    /// <summary>Where the process is.</summary>
    public ProcessState State => _process.State;

    public DateTimeOffset Now { get; set; } = Given.Start;

    /// <summary>What can be done, by name: the role that does it, and how it is done right.</summary>
    public static readonly IReadOnlyDictionary<string, Doing> Moves = new Dictionary<string, Doing>
    {
        ["Submit"] = new(Roles.Coordinator, (p, act) => p.Submit(act)),
        ["Complete"] = new(Office, (p, act) => p.Receive(act, new(ReceiptResult.Complete))),
        ["Incomplete"] = new(Office, (p, act) => p.Receive(act, new(ReceiptResult.Incomplete, "Evidens."))),
        ["AwaitNomination"] = new(
            Office,
            (p, act) => p.Receive(act, new(ReceiptResult.AwaitNomination, null, "MTP-rådet 2023:4"))
        ),
        ["Resume"] = new(Office, (p, act) => p.EndNominationWait(act, new(NominationResult.Resume, "Klart."))),
        ["TakenOverNationally"] = new(
            Office,
            (p, act) => p.EndNominationWait(act, new(NominationResult.TakenOverNationally, "Ordnat införande."))
        ),
        ["GoOn"] = new(Office, (p, act) => p.Screen(act, new(ScreeningResult.GoOn))),
        ["Reject"] = new(Office, (p, act) => p.Screen(act, new(ScreeningResult.Reject, "Finns redan."))),
        ["4a"] = new(Office, (p, act) => p.ReviewGuideline(act, Given.Guideline)),
        ["4b"] = new(Roles.PreparatoryGroup, (p, act) => p.Assess(act, Given.Assessment)),
        ["4c"] = new(Roles.ProductConsultant, (p, act) => p.PrepareSupply(act, Given.Supply)),
        ["4d"] = new(Office, (p, act) => p.ConsiderNomination(act, Given.NominationNeed)),
        ["4e"] = new(Office, (p, act) => p.AnalyseImpact(act, Given.Impact)),
        ["Send"] = new(Office, (p, act) => p.SendToCouncil(act, new("Produkten införs."))),
        ["RecommendRegion"] = Council(RecommendationKind.Recommend, CostBearer.Region),
        ["RecommendShared"] = Council(RecommendationKind.Recommend, CostBearer.Shared),
        ["SendBack"] = Council(RecommendationKind.SendBack),
        ["NotRecommend"] = Council(RecommendationKind.NotRecommend),
        ["HsdYes"] = new(Roles.RegionalDirector, (p, act) => p.Decide(act, Given.Yes)),
        ["HsdNo"] = new(Roles.RegionalDirector, (p, act) => p.Decide(act, Given.No)),
        ["BoardYes"] = new(Roles.VastKomBoard, (p, act) => p.Decide(act, Given.Yes)),
        ["BoardNo"] = new(Roles.VastKomBoard, (p, act) => p.Decide(act, Given.No)),
        ["Handbook"] = new(Office, (p, act) => p.UpdateHandbook(act, Given.Handbook)),
        ["Agreement"] = new(Roles.ProcurementOfficer, (p, act) => p.StateAgreement(act, Given.Agreement)),
        ["Inform"] = new(Office, (p, act) => p.Inform(act, Given.Information)),
    };

    /// <summary>All of step 4.</summary>
    public const string Four = "4a 4b 4c 4d 4e";

    private const string Office = Roles.CoordinationOffice;

    /// <summary>A journey that has made these moves.</summary>
    public static Journey After(string moves) => new Journey().Do(moves);

    public StepAct Act(string role) => new(Given.As(role), Now);

    /// <summary>Makes moves one after another: "Submit Complete GoOn".</summary>
    public Journey Do(string moves)
    {
        foreach (var name in moves.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == "Withdraw")
            {
                Proposal.Withdraw(Given.Grästorp, "Behovet är löst.", Now);
                continue;
            }

            var move = Moves[name];
            if (name == "Inform")
            {
                Proposal.PlacedAs(_product);
            }

            Move(proposal => move.Make(proposal, Act(move.Role)));
        }

        return this;
    }

    /// <summary>Acts, signals the outcome if there is one, and moves.</summary>
    public void Move(Func<Proposal, string?> act)
    {
        var open = Proposal.OpenSteps;
        if (act(Proposal) is { } outcome)
        {
            var left = open.Single(step => !step.IsOpen);
            Proposal.MovedTo(_process.Signal(left.ActivityId, outcome, Now), Now);
        }
    }

    private static Doing Council(RecommendationKind kind, CostBearer? bearer = null) =>
        new(Roles.SteeringCouncil, (p, act) => p.Recommend(act, Given.Council(kind, bearer)));

    /// <summary>Something a role does.</summary>
    public sealed record Doing(string Role, Func<Proposal, StepAct, string?> Make);
}

using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Tests.Proposals;

/// <summary>What is allowed when, and to whom: two tables, each tried whole.</summary>
public class AllowedTests
{
    private const string ToFive = $"Submit Complete GoOn {Journey.Four}";

    private const string ToEight = $"{ToFive} Send RecommendRegion HsdYes";

    // Situation: the moves that lead there, the status there, and every action that is then allowed.
    private static readonly Dictionary<string, (string Moves, ProposalStatus Status, string Allowed)> Situations = new()
    {
        ["draft"] = ("", ProposalStatus.Draft, "Edit Submit Withdraw"),
        ["step 1 again"] = ("Submit Incomplete", ProposalStatus.InProgress, "Edit Submit Withdraw"),
        ["step 2"] = ("Submit", ProposalStatus.InProgress, "Complete Incomplete AwaitNomination Withdraw"),
        ["step 2 waiting"] = (
            "Submit AwaitNomination",
            ProposalStatus.AwaitingNomination,
            "Resume TakenOverNationally Withdraw"
        ),
        ["step 2 resumed"] = (
            "Submit AwaitNomination Resume",
            ProposalStatus.InProgress,
            "Complete Incomplete AwaitNomination Withdraw"
        ),
        ["step 3"] = ("Submit Complete", ProposalStatus.InProgress, "GoOn Reject Withdraw"),
        ["step 4"] = ("Submit Complete GoOn", ProposalStatus.InProgress, $"{Journey.Four} Withdraw"),
        ["step 4, e left"] = ("Submit Complete GoOn 4a 4b 4c 4d", ProposalStatus.InProgress, "4e Withdraw"),
        ["step 5"] = (ToFive, ProposalStatus.InProgress, "Send Withdraw"),
        ["step 6"] = (
            $"{ToFive} Send",
            ProposalStatus.InProgress,
            "RecommendRegion RecommendShared SendBack NotRecommend Withdraw"
        ),
        ["step 4 again"] = ($"{ToFive} Send SendBack", ProposalStatus.InProgress, $"{Journey.Four} Withdraw"),
        ["step 7, region"] = ($"{ToFive} Send RecommendRegion", ProposalStatus.InProgress, "HsdYes HsdNo"),
        ["step 7, shared"] = (
            $"{ToFive} Send RecommendShared",
            ProposalStatus.InProgress,
            "HsdYes HsdNo BoardYes BoardNo"
        ),
        ["step 5 again"] = (
            $"{ToFive} Send RecommendShared HsdYes BoardNo",
            ProposalStatus.InProgress,
            "Send Withdraw"
        ),
        ["step 8"] = (ToEight, ProposalStatus.InProgress, "Handbook"),
        ["step 9"] = ($"{ToEight} Handbook", ProposalStatus.InProgress, "Agreement"),
        ["step 10"] = ($"{ToEight} Handbook Agreement", ProposalStatus.InProgress, "Inform"),
        ["introduced"] = ($"{ToEight} Handbook Agreement Inform", ProposalStatus.Introduced, ""),
        ["rejected in step 3"] = ("Submit Complete Reject", ProposalStatus.Rejected, ""),
        ["taken over nationally"] = ("Submit AwaitNomination TakenOverNationally", ProposalStatus.Rejected, ""),
        ["not recommended"] = ($"{ToFive} Send NotRecommend", ProposalStatus.Rejected, ""),
        ["the region said no"] = ($"{ToFive} Send RecommendRegion HsdNo", ProposalStatus.Rejected, ""),
        ["both said no"] = ($"{ToFive} Send RecommendShared HsdNo BoardNo", ProposalStatus.Rejected, ""),
        ["withdrawn as a draft"] = ("Withdraw", ProposalStatus.Withdrawn, ""),
        ["withdrawn in step 6"] = ($"{ToFive} Send Withdraw", ProposalStatus.Withdrawn, ""),
    };

    public static TheoryData<string> SituationNames => [.. Situations.Keys];

    [Theory]
    [MemberData(nameof(SituationNames))]
    public void Each_situation_allows_its_actions_and_no_other(string situation)
    {
        var (moves, status, allowed) = Situations[situation];
        Assert.Equal(status, Journey.After(moves).Proposal.Status);

        string[] actions = [.. Journey.Moves.Keys, "Edit", "Withdraw"];
        var open = actions.Where(action => IsAllowed(Journey.After(moves), action));

        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), open.Order());
    }

    [Fact]
    public void Every_status_and_every_step_of_the_file_is_in_the_table()
    {
        Assert.Equal(Enum.GetValues<ProposalStatus>(), Situations.Values.Select(s => s.Status).Distinct().Order());
        var met = Situations.Values.SelectMany(s => Journey.After(s.Moves).Proposal.Steps.Select(st => st.ActivityId));
        Assert.Equal(DefinitionWalk.AllSteps.Select(step => step.Id).Order(), met.Distinct().Order());
    }

    // One action a step, from where it is allowed: every role that is not responsible is refused.
    [Theory]
    [InlineData("step 2", "Complete")]
    [InlineData("step 2 waiting", "Resume")]
    [InlineData("step 3", "GoOn")]
    [InlineData("step 4", "4a")]
    [InlineData("step 4", "4b")]
    [InlineData("step 4", "4c")]
    [InlineData("step 4", "4d")]
    [InlineData("step 4", "4e")]
    [InlineData("step 5", "Send")]
    [InlineData("step 6", "RecommendRegion")]
    [InlineData("step 7, region", "HsdYes")]
    [InlineData("step 7, shared", "BoardYes")]
    [InlineData("step 8", "Handbook")]
    [InlineData("step 9", "Agreement")]
    [InlineData("step 10", "Inform")]
    public void Only_the_responsible_roles_may_act(string situation, string action)
    {
        foreach (var role in Roles.All)
        {
            var journey = Journey.After(Situations[situation].Moves);
            var move = Journey.Moves[action];
            var before = journey.Proposal.OpenSteps;
            var problem = Record.Exception(() => move.Make(journey.Proposal, journey.Act(role)));

            if (problem is null)
            {
                var step = before.FirstOrDefault(step => !step.IsOpen) ?? before.Single();
                var responsible = DefinitionWalk.AllSteps.Single(it => it.Id == step.ActivityId).Responsible;
                Assert.Contains(role, responsible);
            }
            else
            {
                Assert.IsType<ForbiddenProblem>(problem);
                Assert.NotEqual(move.Role, role);
                Assert.All(before, step => Assert.True(step.IsOpen));
            }
        }
    }

    // Proposing, changing, submitting and withdrawing belong to the proposer.
    [Theory]
    [InlineData(Roles.Coordinator, "1444", true)]
    [InlineData(Roles.Coordinator, "1485", false)]
    [InlineData(Roles.Prescriber, "1444", false)]
    [InlineData(Roles.FinanceOfficer, "1444", false)]
    [InlineData(Roles.CoordinationOffice, "", false)]
    [InlineData(Roles.ProductConsultant, "", false)]
    [InlineData(Roles.Steward, "", false)]
    public void A_municipalitys_proposal_is_its_coordinators(string role, string tenant, bool may)
    {
        var actor = Given.As(role, tenant);
        Action<Proposal>[] actions =
        [
            p => p.EditDraft(actor, Given.Content, p.Version),
            p => p.Submit(new StepAct(actor, Given.Start)),
            p => p.Withdraw(actor, "Behovet är löst.", Given.Start),
        ];
        foreach (var action in actions)
        {
            var problem = Record.Exception(() => action(new Journey().Proposal));
            Assert.Equal(may ? null : typeof(ForbiddenProblem), problem?.GetType());
        }
    }

    [Theory]
    [InlineData(Roles.Coordinator, "14", true)]
    [InlineData(Roles.Coordinator, "1444", false)]
    [InlineData(Roles.ProductConsultant, "", true)]
    [InlineData(Roles.CoordinationOffice, "", true)]
    [InlineData(Roles.Prescriber, "14", false)]
    [InlineData(Roles.Supplier, "", false)]
    [InlineData(Roles.SteeringCouncil, "", false)]
    public void Some_roles_propose_and_a_coordinator_only_for_its_own_principal(string role, string tenant, bool may)
    {
        var problem = Record.Exception(() =>
            Proposal.Draft(Given.As(role, tenant), Guid.NewGuid(), "14", "2023-0002", Given.Content, Given.Start)
        );
        Assert.Equal(may ? null : typeof(ForbiddenProblem), problem?.GetType());
    }

    private static bool IsAllowed(Journey journey, string action)
    {
        var version = journey.Proposal.Version;
        var problem = Record.Exception(() =>
        {
            switch (action)
            {
                case "Edit":
                    journey.Proposal.EditDraft(Given.Grästorp, Given.Content, journey.Proposal.Version);
                    break;
                case "Withdraw":
                    journey.Do(action);
                    break;
                default:
                    var move = Journey.Moves[action];
                    move.Make(journey.Proposal, journey.Act(move.Role));
                    break;
            }
        });
        // A board that has no part in a decision of the region's own is refused for its role; all else is the wrong step.
        if (problem is not null and not ForbiddenProblem)
        {
            Assert.Equal(ConflictProblem.WrongStep, Assert.IsType<ConflictProblem>(problem).Type);
        }

        Assert.Equal(problem is null ? version + 1 : version, journey.Proposal.Version);
        return problem is null;
    }
}

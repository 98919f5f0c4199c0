using System.Text.Json;
using System.Text.Json.Nodes;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Tests.Proposals;

public class ProposalTests
{
    private const string ToSix = $"Submit Complete GoOn {Journey.Four} Send";

    [Fact]
    public void What_others_do_beside_a_step_does_not_make_it_stale_but_an_earlier_round_does()
    {
        var journey = Journey.After("Submit Complete GoOn");
        var seen = journey.Proposal.Version;
        journey.Do("4a 4b");

        var act = journey.Act(Roles.CoordinationOffice) with { Version = seen };
        Refusals.Conflicts(
            ConflictProblem.StaleVersion,
            () => journey.Proposal.PrepareSupply(act with { Version = seen - 1 }, Given.Supply)
        );
        journey.Proposal.PrepareSupply(act, Given.Supply);
    }

    [Fact]
    public void The_second_of_two_on_the_same_step_learns_who_was_first()
    {
        var journey = Journey.After("Submit Complete");

        var problem = Assert.Throws<ConflictProblem>(() => journey.Do("Incomplete"));

        Assert.Equal(
            "Steg 2 är redan klart: Person coordination-office (Samverkansfunktionen) slutförde det.",
            problem.Message
        );
    }

    [Fact]
    public void Completing_an_application_keeps_what_was_submitted_before()
    {
        var journey = Journey.After("Submit Incomplete");
        var better = Given.Content with { EvidenceText = "Tre översikter." };
        journey.Proposal.EditDraft(Given.Grästorp, better, journey.Proposal.Version);
        journey.Do("Submit");

        var submissions = journey.Proposal.Steps.Where(step => step.ActivityId == "step1").ToList();
        Assert.Equal([1, 2], submissions.Select(step => step.Round));
        Assert.Equal(
            ["Två översikter ger visst stöd.", "Tre översikter."],
            submissions.Select(step => ((SubmissionDetails)step.Details!).Content.EvidenceText!)
        );
        Assert.Equal([1, 2], journey.Proposal.Steps.Where(s => s.ActivityId == "step2").Select(s => s.Round));
    }

    [Fact]
    public void Sending_back_opens_step_4_anew_and_freezes_anew()
    {
        var journey = Journey.After($"{ToSix} SendBack {Journey.Four} Send");

        Assert.Equal([1, 2], journey.Proposal.FrozenProposals.Select(frozen => frozen.Number));
        Assert.All(
            journey.Proposal.Steps.Where(step => step.Number == 4).GroupBy(step => step.Part),
            part => Assert.Equal([1, 2], part.Select(step => step.Round))
        );
        var frozen = journey.Proposal.FrozenProposals[1];
        Assert.Equal(AgreementForm.SupplementaryAgreement, frozen.Impact.AgreementForm);
        Assert.Equal(4, frozen.Impact.AgreementPath.Count);
        Assert.Same(journey.Proposal.Content, frozen.Content);
        Assert.NotNull(frozen.Assessment.Score().Total);
    }

    [Theory]
    [InlineData("HsdYes", "RecommendRegion", "Approved")]
    [InlineData("HsdNo", "RecommendRegion", "Rejected")]
    [InlineData("HsdYes", "RecommendShared", null)]
    [InlineData("HsdYes BoardYes", "RecommendShared", "Approved")]
    [InlineData("BoardYes HsdYes", "RecommendShared", "Approved")]
    [InlineData("BoardNo HsdNo", "RecommendShared", "Rejected")]
    [InlineData("HsdYes BoardNo", "RecommendShared", "Unlike")]
    [InlineData("BoardYes HsdNo", "RecommendShared", "Unlike")]
    public void Decisions_alike_close_the_step_and_unlike_go_back(string decisions, string recommended, string? outcome)
    {
        var journey = Journey.After($"{ToSix} {recommended} {decisions}");

        var step = journey.Proposal.Steps.Single(it => it.Number == 7);
        Assert.Equal(outcome, step.Outcome);
        Assert.Equal(decisions.Split(' ').Length, journey.Proposal.Decisions.Count);
        Assert.Equal(
            recommended == "RecommendShared" ? CostBearer.Shared : CostBearer.Region,
            journey.Proposal.CostBearer
        );
    }

    [Fact]
    public void A_decision_maker_decides_once_a_round()
    {
        var journey = Journey.After($"{ToSix} RecommendShared HsdYes");
        Refusals.Conflicts(Proposal.AlreadyDecided, () => journey.Do("HsdNo"));

        journey.Do("BoardNo Send RecommendShared HsdYes BoardYes");

        Assert.Equal([1, 2], journey.Proposal.Steps.Where(step => step.Number == 7).Select(step => step.Round));
        Assert.Equal(4, journey.Proposal.Decisions.Count);
        Assert.Equal(8, journey.Proposal.CurrentStep);
    }

    [Fact]
    public void A_proposal_that_came_back_to_step_5_can_be_withdrawn_and_its_open_step_is_closed()
    {
        var journey = Journey.After($"{ToSix} RecommendShared HsdYes BoardNo");
        Refusals.NamesFields(() => journey.Proposal.Withdraw(Given.Grästorp, " ", Given.Start), "reason");

        journey.Do("Withdraw");

        Assert.Empty(journey.Proposal.OpenSteps);
        var last = journey.Proposal.Steps.MaxBy(step => step.CompletedAt)!;
        Assert.Equal("Behovet är löst.", journey.Proposal.WithdrawalReason);
        Assert.Contains(journey.Proposal.Steps, step => step is { Number: 5, Round: 2, Outcome: "Withdrawn" });
        Assert.Equal(Given.Start, last.CompletedAt);
    }

    [Fact]
    public void A_process_that_disagrees_on_the_open_steps_is_never_followed()
    {
        var journey = Journey.After("Submit");
        journey.Proposal.Receive(journey.Act(Roles.CoordinationOffice), new(ReceiptResult.Complete));

        Assert.Throws<InvalidOperationException>(() => journey.Proposal.MovedTo(journey.State, journey.Now));
        var other = new DefinitionWalk(Given.Start).State;
        Assert.Throws<InvalidOperationException>(() => Journey.After("Submit").Proposal.MovedTo(other, journey.Now));
    }

    [Fact]
    public void A_record_keeps_who_when_how_long_and_whether_it_is_late()
    {
        var journey = Journey.After("Submit");
        journey.Now = Given.Start.AddDays(11);
        var step = journey.Proposal.OpenSteps.Single();

        Assert.Equal((11, true), (step.DaysIn(journey.Now), step.IsLate(journey.Now)));
        Assert.False(step.IsLate(Given.Start.AddDays(10)));
        journey.Proposal.Receive(
            journey.Act(Roles.CoordinationOffice) with
            {
                Note = "Allt finns.",
            },
            new(ReceiptResult.Complete)
        );

        Assert.Equal((11, false), (step.DaysIn(journey.Now.AddDays(30)), step.IsLate(journey.Now.AddDays(30))));
        Assert.Equal(("Complete", "Allt finns."), (step.Outcome, step.Note));
        Assert.Equal(
            ("Person coordination-office", Roles.CoordinationOffice, "Samverkansfunktionen"),
            (step.CompletedBy!.Name, step.CompletedBy.Role, step.CompletedBy.OnBehalfOf)
        );
    }

    [Fact]
    public void What_is_stored_as_JSON_comes_back_the_same_in_whatever_order_the_database_keeps_it()
    {
        var journey = Journey.After(
            $"Submit AwaitNomination Resume Complete GoOn {Journey.Four} Send RecommendShared HsdYes BoardYes Handbook Agreement Inform"
        );
        var all = journey.Proposal.Steps.Select(step => step.Details!).ToList();
        Assert.Equal(
            typeof(StepDetails)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(StepDetails)))
                .Select(t => t.Name)
                .Order(),
            all.Select(details => details.GetType().Name).Distinct().Order()
        );

        Assert.All(
            all,
            details =>
            {
                var json = JsonSerializer.Serialize(details, StepDetails.Json);
                var turned = new JsonObject(
                    JsonNode
                        .Parse(json)!
                        .AsObject()
                        .Reverse()
                        .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))
                );
                var back = turned.Deserialize<StepDetails>(StepDetails.Json)!;
                Assert.Equal(details.GetType(), back.GetType());
                Assert.Equivalent(details, back, strict: true);
                Assert.Equal(json, JsonSerializer.Serialize(back, StepDetails.Json));
            }
        );
    }

    [Fact]
    public void Every_status_has_a_name_of_its_own() =>
        Assert.Equal(6, Enum.GetValues<ProposalStatus>().Select(ProposalStatusNames.InSwedish).Distinct().Count());
}

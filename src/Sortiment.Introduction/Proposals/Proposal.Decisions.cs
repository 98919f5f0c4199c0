using Sortiment.Introduction.Council;

namespace Sortiment.Introduction.Proposals;

// Steps 5 to 7: to the council, its recommendation, and the decisions.
internal sealed partial class Proposal
{
    /// <summary>Conflict type: this decision-maker has decided in this round.</summary>
    public const string AlreadyDecided = "already-decided";

    /// <summary>Step 5: sends the proposed decision, and freezes what it rests on.</summary>
    public string SendToCouncil(StepAct act, SendDetails details)
    {
        var step = Acting(act, Activities.Send);
        Check(details.Check);
        var impact = Latest<ImpactDetails>() ?? throw Unprepared(Activities.Impact);
        var assessment = Latest<AssessmentDetails>()?.Assessment ?? throw Unprepared(Activities.Assess);
        var frozen = new FrozenProposal(this, details.ProposalText!, impact, assessment, act.At, Who.Of(act.Actor));
        _frozenProposals.Add(frozen);
        return Complete(step, act, Outcomes.Sent, details with { FrozenNumber = frozen.Number });
    }

    /// <summary>Step 6: takes in what the council decided at a meeting.</summary>
    public string Recommend(StepAct act, CouncilDecision decision)
    {
        var step = Acting(act, Activities.Recommend);
        if (decision.Kind == RecommendationKind.Recommend)
        {
            CostBearer = decision.CostBearer;
        }

        var outcome = decision.Kind switch
        {
            RecommendationKind.Recommend when decision.CostBearer == Proposals.CostBearer.Region =>
                Outcomes.RecommendRegion,
            RecommendationKind.Recommend => Outcomes.RecommendShared,
            RecommendationKind.SendBack => Outcomes.SentBack,
            _ => Outcomes.NotRecommended,
        };
        return Complete(step, act, outcome, new RecommendationDetails(decision));
    }

    /// <summary>
    /// Step 7: records what the actor's side has decided. When the region alone bears the cost its decision closes the step;
    /// when the cost is shared both must have decided: alike closes it, unlike sends the proposal back to step 5.
    /// </summary>
    /// <returns>The outcome to signal, or null while the other decision is awaited.</returns>
    /// <exception cref="ConflictProblem">The same decision-maker has decided in this round.</exception>
    public string? Decide(StepAct act, DecisionEntry entry)
    {
        var step = Acting(act, Activities.DecideRegion, Activities.DecideShared);
        var earlier = _decisions.Where(decision => decision.StepId == step.Id).ToList();
        if (earlier.Exists(decision => decision.Role == act.Actor.Role))
        {
            throw new ConflictProblem(AlreadyDecided, "Beslutet är redan registrerat och kan inte ändras.");
        }

        var recommended =
            Latest<RecommendationDetails>()?.Decision.MeetingDate ?? throw Unprepared(Activities.Recommend);
        Check(errors => entry.Check(errors, recommended, act.Today));
        var decision = new PrincipalDecision(step, entry, act);
        _decisions.Add(decision);
        List<PrincipalDecision> all = [.. earlier, decision];
        if (step.ActivityId == Activities.DecideShared && all.Count < 2)
        {
            Version++;
            return null;
        }

        var outcome =
            all.TrueForAll(it => it.Approved) ? Outcomes.Approved
            : all.Exists(it => it.Approved) ? Outcomes.Unlike
            : Outcomes.Rejected;
        return Complete(step, act, outcome, new DecisionDetails([.. all.Select(it => it.Summary)]));
    }

    // The process joins all parts of step 4 before step 5 and has step 6 before step 7, so a user cannot come here.
    private InvalidOperationException Unprepared(string activityId) =>
        new($"Proposal {Reference} came to step {CurrentStep} without {activityId}.");

    /// <summary>What the application lacks, while its proposer completes it; else null.</summary>
    public string? Missing => SubmittedAt is not null && CurrentStep == 1 ? Latest<ReceiptDetails>()?.Missing : null;

    /// <summary>Why the council sent it back, while it is prepared again; else null.</summary>
    public string? SentBackBecause =>
        CurrentStep is 4 or 5
        && Steps.LastOrDefault(step => step is { IsOpen: false, Number: > 5 })
            is {
                Details: RecommendationDetails { Decision: { Kind: RecommendationKind.SendBack, Reason: { } reason } }
            }
            ? reason
            : null;
}

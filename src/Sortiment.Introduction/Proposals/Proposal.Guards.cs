using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

internal sealed partial class Proposal
{
    /// <summary>The open record of the step, which this actor may act on now.</summary>
    /// <exception cref="ConflictProblem">The proposal is not at the step, or the version seen is too old.</exception>
    /// <exception cref="ForbiddenProblem">The role is not one of the step's responsible.</exception>
    private StepRecord Acting(StepAct act, params ReadOnlySpan<string> activityIds)
    {
        var step = OpenStep(activityIds) ?? throw NotAt(activityIds);
        if (!step.Responsible.Contains(act.Actor.Role))
        {
            throw new ForbiddenProblem(
                $"Steg {step.Label} sköts av: {Names.Responsible(step.Label, step.Responsible)}."
            );
        }

        if (act.Version is { } seen && (seen < step.FreshFrom || seen > Version))
        {
            throw Stale();
        }

        Check(errors => errors.AtMost("note", act.Note));
        return step;
    }

    private string Complete(StepRecord step, StepAct act, string outcome, StepDetails details)
    {
        step.Complete(Who.Of(act.Actor), act.At, outcome, act.Note, details);
        Version++;
        return outcome;
    }

    /// <summary>Refuses whoever is at the wrong step before anything else that they sent is looked at.</summary>
    /// <exception cref="ConflictProblem">None of the activities is open.</exception>
    internal void GuardAt(params ReadOnlySpan<string> activityIds)
    {
        if (OpenStep(activityIds) is null)
        {
            throw NotAt(activityIds);
        }
    }

    private StepRecord? OpenStep(params ReadOnlySpan<string> activityIds)
    {
        foreach (var step in _steps)
        {
            if (step.IsOpen && activityIds.Contains(step.ActivityId))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>What the step was completed with the latest time, if ever.</summary>
    internal T? Latest<T>()
        where T : StepDetails => _steps.Where(step => step.Details is T).MaxBy(step => step.CompletedAt)?.Details as T;

    /// <summary>
    /// Only the proposing principal's coordinators, or the joint role that proposed, may change or withdraw a proposal.
    /// </summary>
    internal bool IsProposedBy(Actor actor) =>
        actor.Role == ProposedBy.Role && (!actor.Is(Roles.Coordinator) || actor.TenantId == TenantId);

    /// <summary>
    /// What the application says to an actor: what is not submitted is for the proposing principal and whoever proposed it, also
    /// while it is completed after it was submitted once (DOMAIN section 5).
    /// </summary>
    internal ProposalContent ContentFor(Actor actor) =>
        actor.TenantId == TenantId || IsProposedBy(actor) ? Content : Latest<SubmissionDetails>()?.Content ?? Content;

    /// <summary>Whether the application can be changed: as a draft, or while the proposer completes it.</summary>
    internal bool IsBeingWritten => Status == ProposalStatus.Draft || OpenStep(Activities.Submit) is not null;

    /// <summary>Whether it can be withdrawn: before it has ended and before the decisions of step 7 begin.</summary>
    internal bool MayBeWithdrawn => !Status.IsFinal() && !(CurrentStep >= DecisionStep);

    private void GuardProposer(Actor actor)
    {
        if (!IsProposedBy(actor))
        {
            throw new ForbiddenProblem("Bara den som har lämnat förslaget kan ändra, lämna in eller återta det.");
        }
    }

    private ConflictProblem NotAt(ReadOnlySpan<string> activityIds)
    {
        StepRecord? done = null;
        foreach (var step in _steps)
        {
            if (activityIds.Contains(step.ActivityId) && (done is null || step.CompletedAt > done.CompletedAt))
            {
                done = step;
            }
        }

        var message = Status switch
        {
            ProposalStatus.Draft => "Förslaget är ett utkast och har inte lämnats in än.",
            _ when Status.IsFinal() => $"Ärendet är avslutat: {Status.InSwedish().ToLowerInvariant()}.",
            _ when done is not null =>
                $"Steg {done.Label} är redan klart: {done.CompletedBy!.Name} ({done.CompletedBy.OnBehalfOf}) slutförde det.",
            _ => $"Ärendet är inte i det steget. Nu pågår steg {CurrentStep}.",
        };
        return new ConflictProblem(ConflictProblem.WrongStep, message);
    }

    private static ConflictProblem Stale() =>
        new(
            ConflictProblem.StaleVersion,
            "Någon annan har ändrat ärendet sedan du öppnade det. Se vad som har ändrats innan du sparar igen."
        );

    private static void Check(Action<FieldErrors> check)
    {
        var errors = new FieldErrors();
        check(errors);
        errors.ThrowIfAny();
    }
}

using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Processes;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>A command that acts on one of the ten steps.</summary>
internal interface IStepCommand
{
    /// <summary>The proposal.</summary>
    Guid Id { get; }

    /// <summary>The version of the proposal that the person had on the screen; null when not stated.</summary>
    int? Version { get; }

    /// <summary>A free note, kept with the step.</summary>
    string? Note { get; }
}

/// <summary>Where a proposal is, after somebody acted on it.</summary>
internal sealed record ProposalPosition(
    Guid Id,
    string Reference,
    ProposalStatus Status,
    int Version,
    IReadOnlyList<CurrentStep> CurrentSteps
)
{
    public static ProposalPosition Of(Proposal proposal) =>
        new(
            proposal.Id,
            proposal.Reference,
            proposal.Status,
            proposal.Version,
            [.. proposal.OpenSteps.Select(step => CurrentStepOf(proposal, step))]
        );

    // whoever of step 7's two has decided has nothing left to do
    private static CurrentStep CurrentStepOf(Proposal proposal, StepRecord step) =>
        new(
            step.Number,
            step.Part,
            step.Title,
            [.. step.Responsible.Except(proposal.Decisions.Where(d => d.StepId == step.Id).Select(d => d.Role))],
            step.Deadline
        );
}

/// <summary>A step that waits.</summary>
/// <param name="Step">1 to 10.</param>
/// <param name="Part">The part of step 4, else null.</param>
/// <param name="Responsible">Role codes of those who have not done it yet.</param>
/// <param name="Deadline">The last day to act, in Sweden.</param>
internal sealed record CurrentStep(
    int Step,
    string? Part,
    string Title,
    IReadOnlyList<string> Responsible,
    DateOnly Deadline
);

/// <summary>
/// What every step has in common: the proposal is fetched and locked, the role is checked against the process file whatever
/// step the proposal is at, the aggregate acts, the process is signalled. Refusals come in that order: 404, 403, 409, 422.
/// </summary>
internal sealed class StepActs(
    ProposalStore store,
    ProcessDefinitions definitions,
    ITenantContext tenant,
    TimeProvider clock
)
{
    /// <summary>Acts on a step.</summary>
    /// <param name="command">Which proposal, and what the person saw.</param>
    /// <param name="activityId">The step.</param>
    /// <param name="step">The aggregate's method; gives the outcome to signal, or null while the step waits for more.</param>
    /// <param name="follow">What must happen elsewhere before the process moves on, in the same transaction.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ProposalPosition> ActAsync(
        IStepCommand command,
        string activityId,
        Func<Proposal, StepAct, string?> step,
        Func<Proposal, Task>? follow,
        CancellationToken ct
    )
    {
        var proposal = await store.GetAsync(command.Id, ct);
        var place = PlaceOf(proposal, activityId);
        GuardRole(place[0]);
        proposal.GuardAt([.. place.Select(s => s.Id)]);
        var act = new StepAct(tenant.Actor!, clock.GetUtcNow(), command.Version, command.Note);
        var open = proposal.OpenSteps.Select(s => s.ActivityId).ToList();
        var outcome = step(proposal, act);
        if (follow is not null)
        {
            await follow(proposal);
        }

        // step 7 has two activities, of which one is open
        var left = outcome is null ? activityId : Left(proposal, open);
        await store.MoveAsync(proposal, left, outcome, ct);
        return ProposalPosition.Of(proposal);
    }

    /// <summary>Acts on a step that nothing else follows from.</summary>
    public ValueTask<ProposalPosition> ActAsync(
        IStepCommand command,
        string activityId,
        Func<Proposal, StepAct, string?> step,
        CancellationToken ct
    ) => new(ActAsync(command, activityId, step, null, ct));

    private static string Left(Proposal proposal, IReadOnlyList<string> openBefore) =>
        openBefore.Except(proposal.OpenSteps.Select(s => s.ActivityId)).Single();

    // the activity itself first, then what stands at the same number and part: the two of step 7
    private List<StepActivity> PlaceOf(Proposal proposal, string activityId)
    {
        var definition = definitions.Get(ProposalStore.Workflow, proposal.ProcessVersion!.Value);
        var step = definition.Steps.Single(s => s.Id == activityId);
        return [step, .. definition.Steps.Where(s => s != step && (s.Number, s.Part) == (step.Number, step.Part))];
    }

    private void GuardRole(StepActivity step)
    {
        if (!step.Responsible.Contains(tenant.Actor!.Role))
        {
            throw new ForbiddenProblem(
                $"Steg {step.Number} sköts av: {Names.Responsible(Names.Step(step.Number, step.Part), step.Responsible)}."
            );
        }
    }
}

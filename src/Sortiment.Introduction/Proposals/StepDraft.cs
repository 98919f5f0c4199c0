using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Data;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// What is typed in a step's form and saved without completing the step: whoever acts in the same role goes on with it, on any
/// computer. It is gone when the step is completed.
/// </summary>
internal sealed class StepDraft : ITenantOwned
{
    private StepDraft() { }

    internal StepDraft(StepRecord step, string role)
    {
        TenantId = step.TenantId;
        StepId = step.Id;
        Role = role;
    }

    /// <summary>The proposing principal's code.</summary>
    public string TenantId { get; private set; } = null!;

    /// <summary>The time at the step.</summary>
    public Guid StepId { get; private set; }

    /// <summary>The role whose draft it is: in step 7 there are two.</summary>
    public string Role { get; private set; } = null!;

    /// <summary>The form as JSON.</summary>
    public string Form { get; private set; } = null!;

    /// <summary>Counts up each time it is saved.</summary>
    public int Version { get; private set; }

    /// <summary>Who saved it.</summary>
    public string SavedBy { get; private set; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Saves it over the version that was seen.</summary>
    /// <exception cref="ConflictProblem">Somebody else has saved another one since.</exception>
    internal void Save(string form, int seen, string by, DateTimeOffset at)
    {
        if (Version != seen)
        {
            throw new ConflictProblem(
                ConflictProblem.StaleVersion,
                $"{SavedBy} har sparat ett annat utkast av steget sedan du öppnade sidan. Sparar du igen ersätts det av ditt."
            );
        }

        (Form, SavedBy, SavedAt) = (form, by, at);
        Version++;
    }
}

/// <summary>Saves what is typed in a step's form.</summary>
/// <param name="Form">The form as JSON.</param>
/// <param name="Seen">The version of the draft that was on the screen; 0 when there was none.</param>
/// <param name="Version">The version of the proposal that was on the screen.</param>
[AllowSignedIn]
internal sealed record SaveStepDraft(Guid Id, int Number, string? Part, string Form, int Seen, int Version)
    : ICommand<int>;

/// <summary>The draft of a step that waits, in the acting role; null when there is none.</summary>
[AllowSignedIn]
internal sealed record ShowStepDraft(Guid StepId) : IQuery<StepDraft?>;

internal sealed class StepDraftHandler(
    IntroductionDbContext context,
    ProposalStore store,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<SaveStepDraft, int>, IQueryHandler<ShowStepDraft, StepDraft?>
{
    public async ValueTask<int> Handle(SaveStepDraft command, CancellationToken cancellationToken)
    {
        // locks the proposal, so that the step is not completed meanwhile
        var proposal = await store.GetAsync(command.Id, cancellationToken);
        var actor = tenant.Actor!;
        var step = proposal.OpenSteps.FirstOrDefault(s => (s.Number, s.Part) == (command.Number, command.Part));
        var label = Names.Step(command.Number, command.Part);
        if (step is null)
        {
            throw new ConflictProblem(
                ConflictProblem.WrongStep,
                $"Steg {label} väntar inte längre. Utkastet är inte sparat."
            );
        }

        if (!step.Responsible.Contains(actor.Role))
        {
            throw new ForbiddenProblem($"Steg {label} sköts av: {Names.Responsible(label, step.Responsible)}.");
        }

        if (command.Version < step.FreshFrom)
        {
            throw ConflictProblem.Stale(); // a page from an earlier round
        }

        var draft = await context.StepDrafts.SingleOrDefaultAsync(
            d => d.StepId == step.Id && d.Role == actor.Role,
            cancellationToken
        );
        var seen = command.Seen;
        if (draft is null)
        {
            context.Add(draft = new StepDraft(step, actor.Role));
            seen = 0;
        }

        draft.Save(command.Form, seen, actor.PersonName, clock.GetUtcNow());
        return draft.Version;
    }

    public async ValueTask<StepDraft?> Handle(ShowStepDraft query, CancellationToken cancellationToken) =>
        await context
            .StepDrafts.AsNoTracking()
            .SingleOrDefaultAsync(d => d.StepId == query.StepId && d.Role == tenant.Actor!.Role, cancellationToken);
}

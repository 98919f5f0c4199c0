using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Data;
using Sortiment.Introduction.Read;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Processes;
using Sortiment.Principals;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// Fetches a proposal to change it, and keeps beside it what follows from the change: where its process is, the rows that
/// lists show, and the mail to those whose turn it is.
/// </summary>
internal sealed class ProposalStore(
    IntroductionDbContext context,
    IProcesses processes,
    IPrincipalDirectory principals,
    TurnMail turnMail,
    TimeProvider clock
)
{
    /// <summary>The workflow that every proposal follows: <c>workflows/introduction.v*.json</c>.</summary>
    public const string Workflow = "introduction";

    /// <summary>Reads a proposal whole, for changing: whoever else would change it waits until this is done.</summary>
    /// <exception cref="NotFoundProblem">None, or not for this actor.</exception>
    /// <exception cref="ForbiddenProblem">The actor sees of it only that it is in motion.</exception>
    public async Task<Proposal> GetAsync(Guid id, CancellationToken ct)
    {
        var there = await context
            .Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM introduction.proposals WHERE id = {id} FOR UPDATE")
            .ToListAsync(ct);
        return there.Count > 0 ? await Whole().SingleAsync(p => p.Id == id, ct)
            : await IsListedAsync(id, ct)
                ? throw new ForbiddenProblem(
                    "Ärendet är en annan huvudmans. Du kan följa det, men inte göra något i det."
                )
            : throw NotFound();
    }

    // seen, from step 3 on, by those who have nothing to do in it
    private Task<bool> IsListedAsync(Guid id, CancellationToken ct) =>
        context.Overviews.IgnoreQueryFilters([ModuleDbContext.TenantFilter]).AnyAsync(o => o.Id == id, ct);

    /// <summary>Reads a proposal whole, for showing.</summary>
    /// <exception cref="NotFoundProblem">None, or not for this actor.</exception>
    public async Task<Proposal> ShowAsync(Guid id, CancellationToken ct) =>
        await Whole().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw NotFound();

    /// <summary>The next reference of this year: "2026-0001".</summary>
    public async Task<string> NextReferenceAsync(CancellationToken ct)
    {
        var year = clock.StockholmToday().Year;
        var numbers = await context
            .Database.SqlQuery<int>(
                $"""
                INSERT INTO introduction.reference_series AS s (year, last) VALUES ({year}, 1)
                ON CONFLICT (year) DO UPDATE SET last = s.last + 1 RETURNING last AS "Value"
                """
            )
            .ToListAsync(ct);
        return $"{year}-{numbers[0]:0000}";
    }

    /// <summary>Begins the process of a new draft.</summary>
    public async Task BeginAsync(Proposal proposal, CancellationToken ct)
    {
        context.Add(proposal);
        proposal.MovedTo(await processes.StartAsync(Workflow, proposal.TenantId, ct), clock.GetUtcNow());
        var principal = await principals.GetAsync(proposal.TenantId, ct);
        context.Add(new ProposalOverview(proposal, principal?.Name ?? throw UnknownPrincipal()));
        await ReflectStepsAsync(proposal, ct);
    }

    /// <summary>Signals the outcome of a step and takes in where the process went.</summary>
    /// <param name="activityId">The step that was left.</param>
    /// <param name="outcome">How; null when the step waits for more.</param>
    public async Task MoveAsync(Proposal proposal, string activityId, string? outcome, CancellationToken ct)
    {
        if (outcome is not null)
        {
            var state = await processes.SignalAsync(proposal.ProcessId!.Value, activityId, outcome, ct);
            proposal.MovedTo(state, clock.GetUtcNow());
            await turnMail.SendAsync(proposal, ct);
        }

        await ReflectAsync(proposal, ct);
    }

    /// <summary>Ends the process of a withdrawn proposal.</summary>
    public async Task CancelAsync(Proposal proposal, CancellationToken ct)
    {
        await processes.CancelAsync(proposal.ProcessId!.Value, ct);
        await ReflectAsync(proposal, ct);
    }

    /// <summary>Brings the rows that lists show up to date.</summary>
    public async Task ReflectAsync(Proposal proposal, CancellationToken ct)
    {
        var overview = await context.Overviews.SingleAsync(o => o.Id == proposal.Id, ct);
        overview.Reflect(proposal);
        await ReflectStepsAsync(proposal, ct);

        // what was typed for a step that is over has been sent, or nobody needs it
        var over = proposal.Steps.Where(step => !step.IsOpen).Select(step => step.Id).ToList();
        context.RemoveRange(await context.StepDrafts.Where(draft => over.Contains(draft.StepId)).ToListAsync(ct));
    }

    private async Task ReflectStepsAsync(Proposal proposal, CancellationToken ct)
    {
        var shown = await context
            .StepOverviews.Where(s => s.ProposalId == proposal.Id)
            .ToDictionaryAsync(s => s.Id, ct);
        foreach (var step in proposal.Steps)
        {
            if (shown.TryGetValue(step.Id, out var row))
            {
                row.Reflect(step);
            }
            else
            {
                context.Add(new StepOverview(step, proposal.Reference));
            }
        }
    }

    private IQueryable<Proposal> Whole() =>
        context.Proposals.Include("_steps").Include("_decisions").Include("_frozenProposals").AsSplitQuery();

    private static NotFoundProblem NotFound() => new("Ärendet finns inte, eller så får du inte se det.");

    private static InvalidProblem UnknownPrincipal() => new("principal", "Huvudmannen finns inte.");
}

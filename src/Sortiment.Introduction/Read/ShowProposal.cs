using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Data;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Read;

/// <summary>
/// A proposal as the actor may see it: the proposing principal and the joint organs see all of it, other principals from
/// step 3 on its title, product, proposer and way through the steps (DOMAIN section 5).
/// </summary>
[AllowSignedIn]
internal sealed record ShowProposal(Guid Id) : IQuery<ProposalView>;

/// <summary>A proposal to look at.</summary>
/// <param name="Principal">The proposing principal's name.</param>
/// <param name="Version">Null for those who see only that it is in motion, as is the rest of the proposal.</param>
/// <param name="Content">What the application says, as far as the actor may see it; null for those who do not.</param>
/// <param name="Whole">The proposal itself, for pages.</param>
internal sealed record ProposalView(
    Guid Id,
    string Reference,
    string Title,
    string ProductName,
    string Principal,
    ProposalStatus Status,
    int? Version,
    IReadOnlyList<CurrentStep> CurrentSteps,
    IReadOnlyList<StepView> History,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? EndedAt,
    Guid? ProductId,
    ProposalContent? Content,
    [property: JsonIgnore] Proposal? Whole
)
{
    /// <summary>Decisions of step 7.</summary>
    public IReadOnlyList<DecisionSummary>? Decisions => Whole?.Decisions.Select(d => d.Summary).ToList();

    /// <summary>Who is to bear the cost, by the council's latest recommendation.</summary>
    public CostBearer? CostBearer => Whole?.CostBearer;
}

/// <summary>One time at a step.</summary>
/// <param name="Round">Which time: 1 the first.</param>
/// <param name="By">Who completed it; null for those who see only that it is in motion.</param>
/// <param name="Note">Likewise.</param>
/// <param name="Details">Likewise.</param>
internal sealed record StepView(
    int Step,
    string? Part,
    string Title,
    int Round,
    DateTimeOffset EnteredAt,
    DateOnly Deadline,
    DateTimeOffset? CompletedAt,
    string? Outcome,
    int Days,
    Who? By,
    string? Note,
    StepDetails? Details
);

internal sealed class ShowProposalHandler(
    IntroductionDbContext context,
    ProposalStore store,
    ITenantContext tenant,
    TimeProvider clock
) : IQueryHandler<ShowProposal, ProposalView>
{
    public async ValueTask<ProposalView> Handle(ShowProposal query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        // who sees this row is for row-level security to say: own, joint, or listed
        var row =
            await context
                .Overviews.IgnoreQueryFilters([ModuleDbContext.TenantFilter])
                .AsNoTracking()
                .SingleOrDefaultAsync(o => o.Id == query.Id, cancellationToken)
            ?? throw new NotFoundProblem("Ärendet finns inte, eller så får du inte se det.");
        var whole = await context.Proposals.AnyAsync(p => p.Id == query.Id, cancellationToken)
            ? await store.ShowAsync(query.Id, cancellationToken)
            : null;
        var listed = whole is null ? await Listed(query.Id).ToListAsync(cancellationToken) : [];
        var open = whole is not null
            ? ProposalPosition.Of(whole).CurrentSteps
            : [.. listed.Where(s => s.CompletedAt is null).Select(Current)];
        return new ProposalView(
            row.Id,
            row.Reference,
            row.Title,
            row.ProductName,
            row.Principal,
            row.Status,
            whole?.Version,
            open,
            whole is not null ? [.. whole.Steps.Select(s => Step(s, now))] : listed.ConvertAll(s => Step(s, now)),
            row.SubmittedAt,
            row.EndedAt,
            row.ProductId,
            whole?.ContentFor(tenant.Actor!),
            whole
        );
    }

    private IQueryable<StepOverview> Listed(Guid id) =>
        context
            .StepOverviews.IgnoreQueryFilters([ModuleDbContext.TenantFilter])
            .AsNoTracking()
            .Where(s => s.ProposalId == id)
            .OrderBy(s => s.EnteredAt)
            .ThenBy(s => s.Number)
            .ThenBy(s => s.Part);

    private static CurrentStep Current(StepOverview s) =>
        new(s.Number, s.Part, s.Title, s.Responsible.Split(','), s.Deadline);

    private static StepView Step(StepRecord s, DateTimeOffset now) =>
        new(
            s.Number,
            s.Part,
            s.Title,
            s.Round,
            s.EnteredAt,
            s.Deadline,
            s.CompletedAt,
            s.Outcome,
            s.DaysIn(now),
            s.CompletedBy,
            s.Note,
            s.Details
        );

    private static StepView Step(StepOverview s, DateTimeOffset now) =>
        new(
            s.Number,
            s.Part,
            s.Title,
            s.Round,
            s.EnteredAt,
            s.Deadline,
            s.CompletedAt,
            s.Outcome,
            (int)((s.CompletedAt ?? now) - s.EnteredAt).TotalDays,
            null,
            null,
            null
        );
}

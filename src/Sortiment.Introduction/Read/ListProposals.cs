using System.Linq.Expressions;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Data;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform;
using Sortiment.Platform.Persistence;

namespace Sortiment.Introduction.Read;

/// <summary>The proposals that the actor may see: own ones, and everybody's from step 3 on; joint organs see all but drafts.</summary>
/// <param name="Text">Stands in the title, the product's name or the reference.</param>
/// <param name="Status">Null: those in motion. "alla": any. Else the status's name.</param>
/// <param name="Step">The lowest open step.</param>
/// <param name="Principal">The proposing principal's code.</param>
/// <param name="Late">Only those with a step past its deadline.</param>
/// <param name="Sort">"reference", "title", "principal", "step", "deadline" or "age", with "-" before it for falling.</param>
/// <param name="Page">From 1.</param>
[AllowPrincipals]
internal sealed record ListProposals(
    string? Text = null,
    string? Status = null,
    int? Step = null,
    string? Principal = null,
    bool Late = false,
    string? Sort = null,
    int Page = 1
) : IQuery<ProposalList>
{
    public const int PageSize = 25;
    public const string DefaultSort = "deadline";
    public const string AnyStatus = "alla";
}

/// <summary>One page of proposals, and how many there are for each choice with the other choices kept.</summary>
/// <param name="InMotion">How many are in motion.</param>
internal sealed record ProposalList(
    DateOnly Today,
    IReadOnlyList<ProposalRow> Rows,
    int Total,
    int InMotion,
    IReadOnlyDictionary<ProposalStatus, int> Statuses,
    IReadOnlyDictionary<int, int> Steps,
    IReadOnlyList<PrincipalCount> Principals
);

/// <summary>A principal that has proposals.</summary>
internal sealed record PrincipalCount(string Code, string Name, int Count);

/// <summary>A proposal in the list.</summary>
/// <param name="DaysInStep">Null when it has ended.</param>
/// <param name="TotalDays">Since it was submitted, until it ended; null for a draft.</param>
internal sealed record ProposalRow(
    Guid Id,
    string Reference,
    string Title,
    string ProductName,
    string Principal,
    ProposalStatus Status,
    int? Step,
    DateOnly? Deadline,
    int? DaysInStep,
    int? TotalDays
);

internal sealed class ListProposalsHandler(IntroductionDbContext context, TimeProvider clock)
    : IQueryHandler<ListProposals, ProposalList>
{
    public async ValueTask<ProposalList> Handle(ListProposals query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = clock.StockholmToday();

        // whose rows these may be is for row-level security to say
        var basis = Matching(
            context.Overviews.IgnoreQueryFilters([ModuleDbContext.TenantFilter]).AsNoTracking(),
            query,
            today
        );
        var byStatus = await Count(OfPrincipal(OfStep(basis, query), query), o => o.Status, cancellationToken);
        var bySteps = OfPrincipal(OfStatus(basis, query), query).Where(o => o.CurrentStep != null);
        var byStep = await Count(bySteps, o => o.CurrentStep!.Value, cancellationToken);
        var principals = await OfStep(OfStatus(basis, query), query)
            .GroupBy(o => new { o.TenantId, o.Principal })
            .Select(g => new PrincipalCount(g.Key.TenantId, g.Key.Principal, g.Count()))
            .ToListAsync(cancellationToken);
        var hits = OfPrincipal(OfStep(OfStatus(basis, query), query), query);
        var rows = await Sorted(hits, query.Sort)
            .Skip((query.Page - 1) * ListProposals.PageSize)
            .Take(ListProposals.PageSize)
            .ToListAsync(cancellationToken);
        return new ProposalList(
            today,
            rows.ConvertAll(row => Row(row, now)),
            await hits.CountAsync(cancellationToken),
            byStatus.GetValueOrDefault(ProposalStatus.InProgress)
                + byStatus.GetValueOrDefault(ProposalStatus.AwaitingNomination),
            byStatus,
            byStep,
            [.. principals.OrderBy(p => p.Name, SwedishCulture.Order)]
        );
    }

    private static IQueryable<ProposalOverview> Matching(
        IQueryable<ProposalOverview> all,
        ListProposals query,
        DateOnly today
    )
    {
        foreach (var word in (query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var pattern = $"%{word.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
            all = all.Where(o =>
                EF.Functions.ILike(o.Title, pattern)
                || EF.Functions.ILike(o.ProductName, pattern)
                || EF.Functions.ILike(o.Reference, pattern)
            );
        }

        return query.Late ? all.Where(o => o.Status != ProposalStatus.Draft && o.Deadline < today) : all;
    }

    private static IQueryable<ProposalOverview> OfStatus(IQueryable<ProposalOverview> all, ListProposals query) =>
        query.Status == ListProposals.AnyStatus ? all
        : Typed.Choice<ProposalStatus>(query.Status) is { } status ? all.Where(o => o.Status == status)
        : all.Where(o => o.Status == ProposalStatus.InProgress || o.Status == ProposalStatus.AwaitingNomination);

    private static IQueryable<ProposalOverview> OfStep(IQueryable<ProposalOverview> all, ListProposals query) =>
        query.Step is { } step ? all.Where(o => o.CurrentStep == step) : all;

    private static IQueryable<ProposalOverview> OfPrincipal(IQueryable<ProposalOverview> all, ListProposals query) =>
        query.Principal is { } principal ? all.Where(o => o.TenantId == principal) : all;

    private static async Task<Dictionary<TKey, int>> Count<TKey>(
        IQueryable<ProposalOverview> all,
        Expression<Func<ProposalOverview, TKey>> by,
        CancellationToken ct
    )
        where TKey : struct =>
        await all.GroupBy(by)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    private static IQueryable<ProposalOverview> Sorted(IQueryable<ProposalOverview> all, string? sort)
    {
        var by = sort ?? ListProposals.DefaultSort;
        var falling = by.StartsWith('-');
        var ordered = by.TrimStart('-') switch
        {
            "reference" => Order(all, o => o.Reference, falling),
            "title" => Order(all, o => o.Title, falling),
            "principal" => Order(all, o => o.Principal, falling),
            "step" => Order(all, o => o.CurrentStep, falling),
            // the oldest have the most days
            "age" => Order(all, o => o.SubmittedAt, !falling),
            _ => Order(all, o => o.Deadline, falling),
        };
        return ordered.ThenBy(o => o.Reference);
    }

    private static IOrderedQueryable<ProposalOverview> Order<TKey>(
        IQueryable<ProposalOverview> all,
        Expression<Func<ProposalOverview, TKey>> by,
        bool falling
    ) => falling ? all.OrderByDescending(by) : all.OrderBy(by);

    private static ProposalRow Row(ProposalOverview o, DateTimeOffset now) =>
        new(
            o.Id,
            o.Reference,
            o.Title,
            o.ProductName,
            o.Principal,
            o.Status,
            o.CurrentStep,
            o.Deadline,
            o.StepEnteredAt is { } entered ? (int)(now - entered).TotalDays : null,
            o.SubmittedAt is { } submitted ? (int)((o.EndedAt ?? now) - submitted).TotalDays : null
        );
}

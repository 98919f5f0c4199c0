using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Data;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Read;

/// <summary>What waits for the acting role, and what it has going: the page that everybody comes to first.</summary>
/// <param name="Page">Of the tasks, from 1.</param>
[AllowSignedIn]
internal sealed record ShowMyTasks(int Page = 1) : IQuery<MyTasks>
{
    public const int PageSize = 25;

    /// <summary>How many rows the shorter lists have; the whole is in the list of proposals.</summary>
    public const int ShortList = 5;
}

/// <summary>The acting role's tasks and surroundings.</summary>
/// <param name="Tasks">One page, the earliest deadline first and so the late ones before all.</param>
/// <param name="Drafts">Those that the acting role has begun.</param>
/// <param name="Own">The acting principal's proposals in motion.</param>
/// <param name="InMotion">The latest proposals in motion, anybody's.</param>
/// <param name="Introduced">The latest products that proposals led to.</param>
internal sealed record MyTasks(
    DateOnly Today,
    IReadOnlyList<TaskRow> Tasks,
    int Total,
    int Late,
    IReadOnlyList<ProposalLine> Drafts,
    IReadOnlyList<ProposalLine> Own,
    IReadOnlyList<ProposalLine> InMotion,
    IReadOnlyList<ProposalLine> Introduced
);

/// <summary>A step that waits for the acting role.</summary>
/// <param name="Days">Whole days that it has waited.</param>
/// <param name="Missing">What the office has asked for, when an application is to be completed.</param>
/// <param name="From">The first day that it can be done, when that is a later day.</param>
internal sealed record TaskRow(
    Guid ProposalId,
    string Reference,
    string Title,
    string Principal,
    int Step,
    string? Part,
    string StepTitle,
    int Days,
    DateOnly Deadline,
    string? Missing = null,
    DateOnly? From = null
);

/// <summary>A proposal in a short list.</summary>
internal sealed record ProposalLine(
    Guid Id,
    string Reference,
    string Title,
    string Principal,
    int? Step,
    DateTimeOffset Since,
    Guid? ProductId
);

internal sealed class ShowMyTasksHandler(IntroductionDbContext context, ITenantContext tenant, TimeProvider clock)
    : IQueryHandler<ShowMyTasks, MyTasks>
{
    private IQueryable<ProposalOverview> Everybodys =>
        context.Overviews.IgnoreQueryFilters([ModuleDbContext.TenantFilter]).AsNoTracking();

    public async ValueTask<MyTasks> Handle(ShowMyTasks query, CancellationToken cancellationToken)
    {
        var actor = tenant.Actor!;
        var today = clock.StockholmToday();
        var waiting = Waiting(actor.Role);
        var tasks = await TasksAsync(waiting, query.Page, cancellationToken);
        return new MyTasks(
            today,
            await WithDayAsync(await WithMissingAsync(tasks, cancellationToken), cancellationToken),
            await waiting.CountAsync(cancellationToken),
            await waiting.CountAsync(step => step.Deadline < today, cancellationToken),
            await LinesAsync(Drafts(actor.Role), cancellationToken),
            actor.TenantId is null ? [] : await LinesAsync(InMotion(context.Overviews), cancellationToken),
            await LinesAsync(InMotion(Everybodys), cancellationToken),
            await LinesAsync(Everybodys.Where(o => o.Status == ProposalStatus.Introduced), cancellationToken)
        );
    }

    // Step 1 names every role that may propose: it waits for the one that did. In step 7 not for a side that has decided.
    private IQueryable<StepRecord> Waiting(string role) =>
        context
            .Steps.AsNoTracking()
            .Where(step => step.CompletedAt == null && step.Responsible.Contains(role))
            .Where(step =>
                context.Proposals.Any(p =>
                    p.Id == step.ProposalId
                    && p.Status != ProposalStatus.Draft
                    && (step.Number != 1 || p.ProposedBy.Role == role)
                )
            )
            .Where(step => !context.Decisions.Any(d => d.StepId == step.Id && d.Role == role));

    private async Task<List<TaskRow>> TasksAsync(IQueryable<StepRecord> waiting, int page, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await waiting
            .Join(context.Overviews, step => step.ProposalId, o => o.Id, (step, o) => new { step, o })
            .OrderBy(row => row.step.Deadline)
            .ThenBy(row => row.step.EnteredAt)
            .ThenBy(row => row.step.Id)
            .Skip((page - 1) * ShowMyTasks.PageSize)
            .Take(ShowMyTasks.PageSize)
            .Select(row => new
            {
                row.o.Id,
                row.o.Reference,
                row.o.Title,
                row.o.Principal,
                row.step.Number,
                row.step.Part,
                StepTitle = row.step.Title,
                row.step.EnteredAt,
                row.step.Deadline,
            })
            .ToListAsync(ct);
        return rows.ConvertAll(r => new TaskRow(
            r.Id,
            r.Reference,
            r.Title,
            r.Principal,
            r.Number,
            r.Part,
            r.StepTitle,
            (int)(now - r.EnteredAt).TotalDays,
            r.Deadline
        ));
    }

    private async Task<IReadOnlyList<TaskRow>> WithMissingAsync(List<TaskRow> tasks, CancellationToken ct)
    {
        var toComplete = tasks.Where(task => task.Step == 1).Select(task => task.ProposalId).ToList();
        if (toComplete.Count == 0)
        {
            return tasks;
        }

        var incomplete = nameof(ReceiptResult.Incomplete);
        var receipts = await context
            .Steps.AsNoTracking()
            .Where(step => toComplete.Contains(step.ProposalId) && step.Outcome == incomplete)
            .OrderBy(step => step.CompletedAt)
            .Select(step => new { step.ProposalId, step.Details })
            .ToListAsync(ct);
        return tasks.ConvertAll(task =>
            receipts.FindLast(r => r.ProposalId == task.ProposalId && task.Step == 1)?.Details is ReceiptDetails details
                ? task with
                {
                    Missing = details.Missing,
                }
                : task
        );
    }

    // step 10 waits for the day that the handbook entry of step 8 and the agreement of step 9 both hold
    private async Task<IReadOnlyList<TaskRow>> WithDayAsync(IReadOnlyList<TaskRow> tasks, CancellationToken ct)
    {
        var toInform = tasks.Where(task => task.Step == 10).Select(task => task.ProposalId).ToList();
        if (toInform.Count == 0)
        {
            return tasks;
        }

        var done = await context
            .Steps.AsNoTracking()
            .Where(step => toInform.Contains(step.ProposalId) && step.CompletedAt != null)
            .Where(step => step.ActivityId == Activities.Handbook || step.ActivityId == Activities.Agreement)
            .Select(step => new { step.ProposalId, step.Details })
            .ToListAsync(ct);
        var days = done.ToLookup(
            step => step.ProposalId,
            step => (step.Details as HandbookDetails)?.ValidFrom ?? (step.Details as AgreementDetails)?.ValidFrom
        );
        var today = clock.StockholmToday();
        return
        [
            .. tasks.Select(task =>
                task.Step == 10 && days[task.ProposalId].Max() is { } from && from > today
                    ? task with
                    {
                        From = from,
                    }
                    : task
            ),
        ];
    }

    private IQueryable<ProposalOverview> Drafts(string role) =>
        context.Overviews.Where(o =>
            o.Status == ProposalStatus.Draft && context.Proposals.Any(p => p.Id == o.Id && p.ProposedBy.Role == role)
        );

    private static IQueryable<ProposalOverview> InMotion(IQueryable<ProposalOverview> overviews) =>
        overviews.Where(o => o.Status == ProposalStatus.InProgress || o.Status == ProposalStatus.AwaitingNomination);

    private static async Task<IReadOnlyList<ProposalLine>> LinesAsync(
        IQueryable<ProposalOverview> overviews,
        CancellationToken ct
    ) =>
        await overviews
            .AsNoTracking()
            .OrderByDescending(o => o.EndedAt ?? o.SubmittedAt ?? o.CreatedAt)
            .Take(ShowMyTasks.ShortList)
            .Select(o => new ProposalLine(
                o.Id,
                o.Reference,
                o.Title,
                o.Principal,
                o.CurrentStep,
                o.EndedAt ?? o.SubmittedAt ?? o.CreatedAt,
                o.ProductId
            ))
            .ToListAsync(ct);
}

using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Data;
using Sortiment.Platform;
using Sortiment.Platform.Persistence;

namespace Sortiment.Introduction.Read;

/// <summary>A proposal as it is read: what everybody may know of it. Row-level security says which ones one sees.</summary>
internal sealed class ProposalEntry
{
    public Guid Id { get; init; }

    /// <summary>"2026-0001".</summary>
    public required string Reference { get; init; }

    public required string Title { get; init; }

    public required string ProductName { get; init; }

    /// <summary>The proposing principal's code: "1444".</summary>
    public required string PrincipalCode { get; init; }

    public required string PrincipalName { get; init; }

    /// <summary>Draft, InProgress, AwaitingNomination, Introduced, Rejected or Withdrawn.</summary>
    public required string Status { get; init; }

    /// <summary>The lowest open step; null when it has ended.</summary>
    public int? CurrentStep { get; init; }

    /// <summary>When it came to that step.</summary>
    public DateTimeOffset? StepEnteredAt { get; init; }

    /// <summary>Whole days in that step.</summary>
    public int? DaysInStep { get; init; }

    /// <summary>The earliest last day among the open steps.</summary>
    public DateOnly? Deadline { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The product in the assortment, once it is there.</summary>
    public Guid? ProductId { get; init; }

    public static IQueryable<ProposalEntry> All(IntroductionDbContext context, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return context
            .Overviews.IgnoreQueryFilters([ModuleDbContext.TenantFilter])
            .Select(o => new ProposalEntry
            {
                Id = o.Id,
                Reference = o.Reference,
                Title = o.Title,
                ProductName = o.ProductName,
                PrincipalCode = o.TenantId,
                PrincipalName = o.Principal,

                // kept as text; the cast reaches it, so that it can be filtered in SQL
                Status = (string)(object)o.Status,
                CurrentStep = o.CurrentStep,
                StepEnteredAt = o.StepEnteredAt,
                DaysInStep = o.StepEnteredAt == null ? null : (int)Math.Floor((now - o.StepEnteredAt.Value).TotalDays),
                Deadline = o.Deadline,
                CreatedAt = o.CreatedAt,
                SubmittedAt = o.SubmittedAt,
                EndedAt = o.EndedAt,
                ProductId = o.ProductId,
            });
    }
}

/// <summary>One time that a proposal was at a step, for time per step. Seen with its proposal.</summary>
internal sealed class ProposalStepEntry
{
    public Guid Id { get; init; }

    public Guid ProposalId { get; init; }

    /// <summary>The proposal's reference: "2026-0001".</summary>
    public required string Reference { get; init; }

    /// <summary>The proposing principal's code: "1444".</summary>
    public required string PrincipalCode { get; init; }

    public required string PrincipalName { get; init; }

    /// <summary>1 to 10.</summary>
    public int Step { get; init; }

    /// <summary>The part of step 4: "a" to "e"; "n" is the wait for a national nomination in step 2.</summary>
    public string? Part { get; init; }

    /// <summary>What is to be done, in Swedish.</summary>
    public required string Title { get; init; }

    /// <summary>Which time at the step: 1 the first.</summary>
    public int Round { get; init; }

    /// <summary>Role codes with commas between.</summary>
    public required string Responsible { get; init; }

    public DateTimeOffset EnteredAt { get; init; }

    /// <summary>The last day to act, in Sweden.</summary>
    public DateOnly Deadline { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How it was left; null while it is open.</summary>
    public string? Outcome { get; init; }

    /// <summary>Whole days in the step, so far or until it was completed.</summary>
    public int Days { get; init; }

    /// <summary>Open, and its last day has passed.</summary>
    public bool IsLate { get; init; }

    public static IQueryable<ProposalStepEntry> All(IntroductionDbContext context, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var today = clock.StockholmToday();
        return from step in context.StepOverviews.IgnoreQueryFilters([ModuleDbContext.TenantFilter])
            join proposal in context.Overviews on step.ProposalId equals proposal.Id
            select new ProposalStepEntry
            {
                Id = step.Id,
                ProposalId = step.ProposalId,
                Reference = step.Reference,
                PrincipalCode = step.TenantId,
                PrincipalName = proposal.Principal,
                Step = step.Number,
                Part = step.Part,
                Title = step.Title,
                Round = step.Round,
                Responsible = step.Responsible,
                EnteredAt = step.EnteredAt,
                Deadline = step.Deadline,
                CompletedAt = step.CompletedAt,
                Outcome = step.Outcome,
                Days = (int)Math.Floor(((step.CompletedAt ?? now) - step.EnteredAt).TotalDays),
                IsLate = step.CompletedAt == null && step.Deadline < today,
            };
    }
}

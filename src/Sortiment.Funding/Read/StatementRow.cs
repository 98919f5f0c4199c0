using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;

namespace Sortiment.Funding.Read;

/// <summary>A published statement as everyone may read it: its sums, as they were frozen.</summary>
internal sealed class StatementRow
{
    // the figures are kept as they stood on the statement; what they come to is summed from them
    private const string Sums = """
        SELECT s.id, s.scheme_id, s.year, s.version, s.comment, s.published_at, s.published_by,
            o.opening AS opening_ore, p.contribution AS contributions_ore, p.invoiced AS invoiced_ore, p.paid AS paid_ore,
            o.mark_up AS mark_up_ore, c.spent AS spent_ore, o.settled AS settled_ore,
            o.opening + p.paid + o.mark_up - c.spent - o.settled AS left_ore
        FROM funding.statements s
        CROSS JOIN LATERAL (
            SELECT (s.figures ->> 'Opening')::bigint AS opening, (s.figures ->> 'MarkUp')::bigint AS mark_up,
                coalesce((s.figures ->> 'Settled')::bigint, 0) AS settled
        ) o
        CROSS JOIN LATERAL (
            SELECT coalesce(sum((row ->> 'Contribution')::bigint), 0)::bigint AS contribution,
                coalesce(sum((row ->> 'Invoiced')::bigint), 0)::bigint AS invoiced,
                coalesce(sum((row ->> 'Paid')::bigint), 0)::bigint AS paid
            FROM jsonb_array_elements(s.figures -> 'Principals') AS row
        ) p
        CROSS JOIN LATERAL (
            SELECT coalesce(sum((row ->> 'Spent')::bigint), 0)::bigint AS spent
            FROM jsonb_array_elements(s.figures -> 'Categories') AS row
        ) c
        """;

    public Guid Id { get; init; }

    public Guid SchemeId { get; init; }

    /// <summary>The calendar year; null for the whole of the scheme.</summary>
    public int? Year { get; init; }

    /// <summary>From 1.</summary>
    public int Version { get; init; }

    public string? Comment { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public required string PublishedBy { get; init; }

    public long OpeningOre { get; init; }

    public long ContributionsOre { get; init; }

    public long InvoicedOre { get; init; }

    /// <summary>Without VAT.</summary>
    public long PaidOre { get; init; }

    public long MarkUpOre { get; init; }

    public long SpentOre { get; init; }

    /// <summary>Repaid to the principals, or gone over to another scheme.</summary>
    public long SettledOre { get; init; }

    public long LeftOre { get; init; }

    public static IQueryable<StatementRow> All(FundingDbContext context) =>
        context.Database.SqlQueryRaw<StatementRow>(Sums);
}

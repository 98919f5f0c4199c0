using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Schemes;
using Sortiment.Funding.Spending;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Ledger;

/// <summary>Books entries: gives vouchers their numbers and keeps locked years as they are.</summary>
internal sealed class Books(FundingDbContext context, ITenantContext tenant, TimeProvider clock)
{
    /// <summary>Books one entry.</summary>
    /// <exception cref="ConflictProblem">"year-locked": the scheme's statement for the year is published.</exception>
    public async Task<Voucher> BookAsync(OrganisationNumber organisation, Entry entry, CancellationToken ct) =>
        (await BookAsync(organisation, [entry], ct))[0];

    /// <summary>Books entries in their order.</summary>
    /// <exception cref="ConflictProblem">"year-locked": a scheme's statement for the year is published.</exception>
    public async Task<IReadOnlyList<Voucher>> BookAsync(
        OrganisationNumber organisation,
        IReadOnlyList<Entry> entries,
        CancellationToken ct
    )
    {
        var vouchers = new Voucher[entries.Count];
        foreach (var year in entries.Index().GroupBy(e => e.Item.Date.Year))
        {
            var number = await NextAsync(organisation, year.Key, NumberSeries.Vouchers, year.Count(), ct);
            foreach (var (index, entry) in year)
            {
                vouchers[index] = Voucher.Of(entry, organisation, number++, tenant.Actor!, clock.GetUtcNow());
            }
        }

        // asked when the numbers' rows are held: who publishes a year holds them too
        await CheckOpenAsync(entries, ct);
        context.AddRange(vouchers);
        return vouchers;
    }

    /// <summary>Takes numbers of a series. The row stays locked until the transaction ends, so that none is skipped or given twice.</summary>
    /// <returns>The first of them.</returns>
    public async Task<int> NextAsync(
        OrganisationNumber organisation,
        int year,
        string series,
        int count,
        CancellationToken ct
    )
    {
        var whose = organisation.ToString();
        var last = await context
            .Database.SqlQuery<int>(
                $"""
                INSERT INTO funding.number_series AS s (organisation_number, year, series, last)
                VALUES ({whose}, {year}, {series}, {count})
                ON CONFLICT (organisation_number, year, series) DO UPDATE SET last = s.last + {count}
                RETURNING last AS "Value"
                """
            )
            .ToListAsync(ct);
        return last[0] - count + 1;
    }

    /// <summary>Lets nobody else book in the organisation's year until the transaction ends.</summary>
    public Task HoldAsync(OrganisationNumber organisation, int year, CancellationToken ct) =>
        NextAsync(organisation, year, NumberSeries.Vouchers, 0, ct);

    /// <summary>The scheme whose books are to be written by hand, and the days that they take.</summary>
    /// <exception cref="ConflictProblem">"wrong-status": it has not started, or is settled.</exception>
    public async Task<OpenDays> OpenAsync(Guid schemeId, CancellationToken ct)
    {
        var scheme = await context.SchemeAsync(schemeId, ct);
        scheme.Demand(SchemeStatus.Active, SchemeStatus.Closed);
        return new OpenDays(scheme, await LockedYearAsync(schemeId, ct), clock.StockholmToday());
    }

    /// <summary>The first day on which a scheme's books can be written: the day itself, or the first of the year after the locked ones.</summary>
    public async Task<DateOnly> OpenDayAsync(Guid schemeId, DateOnly day, CancellationToken ct)
    {
        var locked = await LockedYearAsync(schemeId, ct);
        return day.Year <= locked ? new DateOnly(locked.Value + 1, 1, 1) : day;
    }

    /// <summary>The last year whose statement is published; null when none is.</summary>
    public async Task<int?> LockedYearAsync(Guid schemeId, CancellationToken ct) =>
        await context.Statements.Where(s => s.SchemeId == schemeId && s.Year != null).MaxAsync(s => s.Year, ct);

    private async Task CheckOpenAsync(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        var first = entries
            .SelectMany(e => e.Lines.Select(l => (Scheme: l.SchemeId ?? e.SchemeId, e.Date.Year)))
            .Where(e => e.Scheme is not null)
            .GroupBy(e => e.Scheme!.Value)
            .ToDictionary(g => g.Key, g => g.Min(e => e.Year));
        foreach (var (scheme, year) in first)
        {
            if (year <= await LockedYearAsync(scheme, ct))
            {
                throw new ConflictProblem(
                    "year-locked",
                    $"{year} är låst, för dess redovisning är publicerad. Bokför på en dag i ett senare år."
                );
            }
        }
    }
}

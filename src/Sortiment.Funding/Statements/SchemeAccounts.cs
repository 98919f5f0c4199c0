using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Schemes;
using Sortiment.Funding.StatementFiles;
using Sortiment.Kernel;
using Sortiment.Platform;

namespace Sortiment.Funding.Statements;

/// <summary>
/// A scheme's accounts, summed by the database from the postings. Paid is what was placed on invoices, without VAT: of what
/// has come in on an invoice its net's part, so that it is exact when the invoice is paid, whatever the parts were.
/// </summary>
internal sealed class SchemeAccounts(FundingDbContext context)
{
    // each placed amount without VAT: the difference that it makes to what has come in of its invoice
    private const string Receipts = """
        WITH invoices AS (
            SELECT r.invoice_id, r.amount_ore AS total, -j.amount_ore AS net
            FROM funding.vouchers v
            JOIN funding.postings r ON r.voucher_id = v.id AND r.account = '1510'
            JOIN funding.postings j ON j.voucher_id = v.id AND j.account = '2890' AND j.scheme_id = {0}
            WHERE v.kind = 'Invoice' AND r.scheme_id = {0}
        ), placed AS (
            SELECT v.date, p.principal, p.invoice_id,
                round(sum(-p.amount_ore) OVER upto * i.net / i.total) AS net,
                row_number() OVER upto AS place
            FROM funding.postings p
            JOIN funding.vouchers v ON v.id = p.voucher_id
            JOIN invoices i ON i.invoice_id = p.invoice_id
            WHERE p.scheme_id = {0} AND p.account = '1510' AND p.payment_id IS NOT NULL
            WINDOW upto AS (PARTITION BY p.invoice_id ORDER BY v.date, v.year, v.number, p.line ROWS UNBOUNDED PRECEDING)
        ), receipts AS (
            SELECT date, principal,
                net - lag(net, 1, 0::numeric) OVER (PARTITION BY invoice_id ORDER BY place) AS ore
            FROM placed
        )
        """;

    private const string ByPrincipal =
        Receipts
        + """
             SELECT code,
                coalesce(sum(invoiced), 0)::bigint AS invoiced,
                coalesce(sum(paid) FILTER (WHERE date >= {1}), 0)::bigint AS paid,
                coalesce(sum(paid) FILTER (WHERE date < {1}), 0)::bigint AS paid_before
            FROM (
                SELECT principal AS code, date, NULL::bigint AS invoiced, ore AS paid FROM receipts
                UNION ALL
                SELECT p.principal, v.date, -p.amount_ore, NULL
                FROM funding.postings p
                JOIN funding.vouchers v ON v.id = p.voucher_id
                WHERE p.scheme_id = {0} AND p.account = '2890' AND v.kind IN ('Invoice', 'Credit') AND v.date >= {1}
            ) AS lines
            WHERE date <= {2}
            GROUP BY code
            """;

    private const string ByAccount = """
        SELECT p.account, v.kind IN ('Settlement', 'Repayment', 'Transfer') AS settles,
            coalesce(sum(p.amount_ore) FILTER (WHERE v.date < {1}), 0)::bigint AS before,
            coalesce(sum(p.amount_ore) FILTER (WHERE v.date >= {1} AND p.amount_ore > 0), 0)::bigint AS debit,
            coalesce(sum(p.amount_ore) FILTER (WHERE v.date >= {1} AND p.amount_ore < 0), 0)::bigint AS credit
        FROM funding.postings p
        JOIN funding.vouchers v ON v.id = p.voucher_id
        WHERE p.scheme_id = {0} AND v.date <= {2} AND (p.account LIKE '4%' OR p.account IN ('3990', '1930'))
        GROUP BY 1, 2
        """;

    private const string ByMonth =
        Receipts
        + """
             SELECT date_trunc('month', date)::date AS month, sum(ore)::bigint AS ore
            FROM (
                SELECT date, ore FROM receipts
                UNION ALL
                SELECT v.date, CASE p.account WHEN '1930' THEN p.amount_ore ELSE -p.amount_ore END
                FROM funding.postings p
                JOIN funding.vouchers v ON v.id = p.voucher_id
                WHERE p.scheme_id = {0} AND CASE WHEN v.kind IN ('Repayment', 'Transfer') THEN p.account = '1930'
                    ELSE v.kind <> 'Settlement' AND (p.account LIKE '4%' OR p.account = '3990') END
            ) AS flows
            GROUP BY 1
            ORDER BY 1
            """;

    /// <summary>The accounts of a calendar year, or of all that was ever booked.</summary>
    public async Task<StatementFigures> CountAsync(FundingScheme scheme, int? year, CancellationToken ct)
    {
        var (from, to) = DaysOf(year);
        var principals = await SumsAsync<PrincipalSums>(ByPrincipal, ct, scheme.Id, from, to);
        var accounts = await SumsAsync<AccountSums>(ByAccount, ct, scheme.Id, from, to);
        var moved = accounts.Find(a => a is { Account: "1930", Settles: true });
        var used = accounts.FindAll(a => !a.Settles && a.Account != Account.Bank.Number);
        var before = principals.Sum(p => p.PaidBefore) - used.Sum(a => a.Before) + (moved?.Before ?? 0);
        return new StatementFigures(
            scheme.Name,
            scheme.OrganisationName,
            year is null ? new Period(scheme.From, scheme.To) : new Period(from, to),
            null,
            new Money(before + (moved?.Debit ?? 0)),
            await PrincipalsAsync(scheme, year, principals, ct),
            [
                .. scheme.Budget.Select(line =>
                {
                    var sums = used.Find(a => a.Account == Account.NumberOf(line.Number));
                    return new CategoryFigures(
                        line.Category,
                        line.Amount,
                        new Money(sums?.Within ?? 0),
                        new Money(sums?.Before ?? 0)
                    );
                }),
            ],
            new Money(-used.Where(a => a.Account == Account.MarkUp.Number).Sum(a => a.Within)),
            scheme.TotalCost,
            new Money(-(moved?.Credit ?? 0))
        );
    }

    /// <summary>What was left at the end of each month, from the first to the last in which something happened.</summary>
    public async Task<IReadOnlyList<(DateOnly Month, Money Left)>> LeftAsync(
        FundingScheme scheme,
        int? year,
        CancellationToken ct
    )
    {
        var flows = await SumsAsync<MonthSum>(ByMonth, ct, scheme.Id);
        var left = new List<(DateOnly Month, Money Left)>();
        if (flows.Count == 0)
        {
            return left;
        }

        var byMonth = flows.ToDictionary(f => f.Month, f => f.Ore);
        var sum = 0L;
        for (var month = flows[0].Month; month <= flows[^1].Month; month = month.AddMonths(1))
        {
            sum += byMonth.GetValueOrDefault(month);
            left.Add((month, new Money(sum)));
        }

        return year is null ? left : left.FindAll(point => point.Month.Year == year);
    }

    private async Task<IReadOnlyList<PrincipalFigures>> PrincipalsAsync(
        FundingScheme scheme,
        int? year,
        List<PrincipalSums> sums,
        CancellationToken ct
    )
    {
        var meant = scheme
            .Instalments.Where(i => year is null || i.InvoicedFrom.Year == year)
            .Select(i => i.Number)
            .ToHashSet();
        var contributions = await context
            .AllContributions.AsNoTracking()
            .Where(c => c.SchemeId == scheme.Id && c.Answer == ContributionAnswer.Accepted)
            .ToListAsync(ct);
        var paying = sums.ToDictionary(s => s.Code);
        return
        [
            .. contributions
                .GroupBy(c => c.TenantId)
                .Select(own => new PrincipalFigures(
                    own.Key,
                    own.First().PrincipalName,
                    Money.Sum(own.Where(c => meant.Contains(c.Instalment)).Select(c => c.Amount)),
                    new Money(paying.GetValueOrDefault(own.Key)?.Invoiced ?? 0),
                    new Money(paying.GetValueOrDefault(own.Key)?.Paid ?? 0)
                ))
                .OrderBy(p => p.Name, SwedishCulture.Order),
        ];
    }

    // Of postings that a file has just brought the planner knows nothing, takes them for few and compares each with each: half a
    // minute for 20 000 payments, where hashing takes a tenth of a second.
    private async Task<List<T>> SumsAsync<T>(string sql, CancellationToken ct, params object[] values)
    {
        await context.Database.ExecuteSqlRawAsync("SET LOCAL enable_nestloop = off", ct);
        var sums = await context.Database.SqlQueryRaw<T>(sql, values).ToListAsync(ct);
        await context.Database.ExecuteSqlRawAsync("SET LOCAL enable_nestloop TO DEFAULT", ct);
        return sums;
    }

    private static (DateOnly From, DateOnly To) DaysOf(int? year) =>
        year is { } some
            ? (new DateOnly(some, 1, 1), new DateOnly(some, 12, 31))
            : (new DateOnly(1900, 1, 1), new DateOnly(2999, 12, 31));

    private sealed record PrincipalSums(string Code, long Invoiced, long Paid, long PaidBefore);

    private sealed record AccountSums(string Account, bool Settles, long Before, long Debit, long Credit)
    {
        public long Within => Debit + Credit;
    }

    private sealed record MonthSum(DateOnly Month, long Ore);
}

using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Schemes;
using Sortiment.Funding.Statements;
using Sortiment.Kernel;

namespace Sortiment.Funding.Settlement;

/// <summary>What a scheme's settlement stands on, and what hinders it.</summary>
internal sealed class SettlementBasis(FundingDbContext context, SchemeAccounts accounts)
{
    private const int MostNamed = 10;

    /// <summary>How what is left is divided as the books are now.</summary>
    public async Task<SettlementPlan> PlanAsync(FundingScheme scheme, CancellationToken ct)
    {
        var balances = await context
            .Postings.Where(p => p.SchemeId == scheme.Id)
            .GroupBy(p => p.Account)
            .Select(account => new { account.Key, Ore = account.Sum(p => (long)(object)p.Amount) })
            .ToDictionaryAsync(account => account.Key, account => new Money(account.Ore), ct);
        var figures = await accounts.CountAsync(scheme, null, ct);

        // what came over from an earlier scheme was paid there, by each its own part
        var brought = await context
            .Postings.Where(p => p.SchemeId == scheme.Id && p.Account == Account.JointFunds.Number)
            .Where(p => context.Vouchers.Any(v => v.Id == p.VoucherId && v.Kind == VoucherKind.Transfer))
            .GroupBy(p => p.Principal!)
            .Select(own => new { own.Key, Ore = own.Sum(p => (long)(object)p.Amount) })
            .ToDictionaryAsync(own => own.Key, own => new Money(-own.Ore), ct);
        var names = await context
            .AllContributions.Select(c => new { c.TenantId, c.PrincipalName })
            .Where(c => brought.Keys.Contains(c.TenantId))
            .Distinct()
            .ToListAsync(ct);
        return new SettlementPlan(
            scheme.Id,
            balances,
            [
                .. figures
                    .Principals.Select(p => (p.Code, p.Name, p.Paid))
                    .Concat(
                        brought.Select(own =>
                            (own.Key, names.Find(n => n.TenantId == own.Key)?.PrincipalName ?? own.Key, own.Value)
                        )
                    )
                    .GroupBy(p => p.Item1)
                    .Select(own => new SettlingParty(own.Key, own.First().Item2, Money.Sum(own.Select(p => p.Item3)))),
            ]
        );
    }

    /// <summary>What must be done first, in Swedish; nothing when it can be settled.</summary>
    public async Task<IReadOnlyList<string>> HindrancesAsync(
        FundingScheme scheme,
        SettlementPlan plan,
        CancellationToken ct
    )
    {
        var hindrances = new List<string>();
        if (scheme.Status != SchemeStatus.Closed)
        {
            hindrances.Add("Finansieringen är inte avslutad.");
        }

        var open = await context
            .Invoices.Where(i => i.SchemeId == scheme.Id && i.Open != Money.Zero)
            .OrderBy(i => i.Number)
            .Select(i => new { i.Number, i.BuyerName })
            .ToListAsync(ct);
        if (open.Count > 0)
        {
            hindrances.Add($"Obetalda fakturor: {Named(open.ConvertAll(i => $"{i.Number} ({i.BuyerName})"))}.");
        }

        // money that nobody has placed is no scheme's; it is this one's when it refers to one of its invoices
        var unplaced = await context
            .Payments.Where(p => p.OrganisationNumber == scheme.OrganisationNumber && p.Left != Money.Zero)
            .Where(p =>
                context.Invoices.Any(i =>
                    i.SchemeId == scheme.Id && (p.References!.Contains(i.Ocr) || p.References.Contains(i.Number))
                )
            )
            .OrderBy(p => p.BookingDate)
            .Select(p => new { p.BookingDate, p.Left })
            .ToListAsync(ct);
        if (unplaced.Count > 0)
        {
            hindrances.Add(
                $"Betalningar att placera: {Named(unplaced.ConvertAll(p => $"{p.BookingDate:yyyy-MM-dd} {p.Left}"))}."
            );
        }

        if (plan.Left < Money.Zero)
        {
            hindrances.Add($"Finansieringen har förbrukat {-plan.Left} mer än den har.");
        }

        if (plan.Left > Money.Zero && plan.Shares.Count == 0)
        {
            hindrances.Add("Ingen huvudman har betalat, så det finns inget att dela efter.");
        }

        return hindrances;
    }

    private static string Named(List<string> all) =>
        string.Join(", ", all.Take(MostNamed)) + (all.Count > MostNamed ? $" och {all.Count - MostNamed} till" : "");
}

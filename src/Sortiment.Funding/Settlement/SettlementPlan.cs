using Sortiment.Funding.Ledger;
using Sortiment.Kernel;

namespace Sortiment.Funding.Settlement;

/// <summary>A party of a settlement: a principal and what it has paid, without VAT.</summary>
internal sealed record SettlingParty(string Principal, string Name, Money Paid);

/// <summary>
/// How a scheme is settled, from what stands on its accounts: what is left, each principal's share of it, and the vouchers. Pure.
/// Afterwards every account of the scheme is nought, but for VAT that is still owed and the money in the bank for it.
/// </summary>
internal sealed class SettlementPlan
{
    private readonly Guid _scheme;
    private readonly IReadOnlyDictionary<string, Money> _balances;

    /// <param name="scheme">The scheme.</param>
    /// <param name="balances">What stands on each of its accounts; nought where it is not named.</param>
    /// <param name="parties">Those who have paid; what they have paid decides their shares.</param>
    public SettlementPlan(
        Guid scheme,
        IReadOnlyDictionary<string, Money> balances,
        IReadOnlyCollection<SettlingParty> parties
    )
    {
        _scheme = scheme;
        _balances = balances;
        Left = Of(Account.Bank) + Of(Account.Vat);
        Shares = Left > Money.Zero && parties.Any(p => p.Paid > Money.Zero) ? Divided(parties) : [];
    }

    /// <summary>What is left to divide: what is in the bank, without VAT that is owed.</summary>
    public Money Left { get; }

    /// <summary>Each principal's share; together what is left.</summary>
    public IReadOnlyList<SettlementShare> Shares { get; }

    /// <summary>The vouchers: spending and mark-up closed against the joint funds, then what is left of these given away.</summary>
    /// <param name="date">Their day.</param>
    /// <param name="next">The scheme that it is reinvested in; null repays it.</param>
    public IReadOnlyList<Entry> Entries(DateOnly date, Guid? next) =>
        [
            .. Closing(date),
            .. Left == Money.Zero ? []
            : next is { } scheme ? [Transfer(date, scheme)]
            : Repay(date),
        ];

    private IEnumerable<Entry> Closing(DateOnly date)
    {
        var used = _balances
            .Where(b => b.Key.StartsWith('4') || b.Key == Account.MarkUp.Number)
            .Where(b => b.Value != Money.Zero)
            .OrderBy(b => b.Key, StringComparer.Ordinal)
            .ToList();
        if (used.Count > 0)
        {
            var sum = Money.Sum(used.Select(account => account.Value));
            List<EntryLine> lines = [.. used.Select(account => new EntryLine(account.Key, -account.Value))];
            if (sum != Money.Zero)
            {
                lines.Add(new EntryLine(Account.JointFunds.Number, sum));
            }

            yield return New(
                VoucherKind.Settlement,
                date,
                "Slutavräkning: kostnader och påslag mot gemensamma medel",
                lines
            );
        }
    }

    // booked together: the books of the scheme are closed by the decision, and the bank's own file tells later of the
    // withdrawal, which then is one that is booked already
    private IEnumerable<Entry> Repay(DateOnly date) =>
        [
            New(
                VoucherKind.Settlement,
                date,
                "Slutavräkning: kvarvarande medel att återbetala",
                [
                    .. Given.Select(s => new EntryLine(Account.JointFunds.Number, s.Amount, s.Principal)),
                    .. Given.Select(s => new EntryLine(Account.ToRepay.Number, -s.Amount, s.Principal)),
                ]
            ),
            New(
                VoucherKind.Repayment,
                date,
                "Återbetalning till huvudmännen",
                [
                    .. Given.Select(s => new EntryLine(Account.ToRepay.Number, s.Amount, s.Principal)),
                    new EntryLine(Account.Bank.Number, -Left),
                ]
            ),
        ];

    private Entry Transfer(DateOnly date, Guid next) =>
        New(
            VoucherKind.Transfer,
            date,
            "Kvarvarande medel återinvesteras i en ny finansiering",
            [
                .. Given.Select(s => new EntryLine(Account.JointFunds.Number, s.Amount, s.Principal)),
                .. Given.Select(s => new EntryLine(Account.JointFunds.Number, -s.Amount, s.Principal, SchemeId: next)),
                new EntryLine(Account.Bank.Number, -Left),
                new EntryLine(Account.Bank.Number, Left, SchemeId: next),
            ]
        );

    private IEnumerable<SettlementShare> Given => Shares.Where(share => share.Amount != Money.Zero);

    private IReadOnlyList<SettlementShare> Divided(IReadOnlyCollection<SettlingParty> parties)
    {
        var amounts = Money.Divide(Left, parties.ToDictionary(p => p.Principal, p => p.Paid.Ore));
        return
        [
            .. parties
                .Where(p => p.Paid > Money.Zero)
                .OrderBy(p => p.Principal, StringComparer.Ordinal)
                .Select(p => new SettlementShare(p.Principal, p.Name, p.Paid, amounts[p.Principal])),
        ];
    }

    private Money Of(Account account) => _balances.GetValueOrDefault(account.Number);

    private Entry New(VoucherKind kind, DateOnly date, string text, IReadOnlyList<EntryLine> lines) =>
        new(kind, date, text, _scheme, lines);
}

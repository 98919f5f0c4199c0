using CsCheck;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Settlement;
using Sortiment.Kernel;

namespace Sortiment.Funding.Tests.Settlement;

/// <summary>How a settlement is divided and booked, for any books.</summary>
public sealed class SettlementPlanTests
{
    private static readonly Guid Scheme = new("01a204d0-4b1e-7c53-9e40-2a6f5f3d1c31");
    private static readonly Guid Next = new("01a204d0-4b1e-7c53-9e40-2a6f5f3d1c32");
    private static readonly DateOnly Day = new(2025, 9, 15);

    private static readonly Gen<Case> Cases = Gen.Select(
        Gen.Long[0, 5_000_000_000].Array[1, 50],
        Gen.Long[0, 3_000_000_000].Array[0, 5],
        Gen.Long[0, 2_000_000_000],
        Gen.Long[0, 1_000_000_000],
        Gen.Int[0, int.MaxValue],
        (paid, spent, markUp, vat, seed) => new Case(paid, spent, markUp, vat, seed)
    );

    [Fact]
    public void Any_settlement_sums_exactly_and_is_fair_to_one_öre() =>
        Cases.Sample(books =>
        {
            var plan = books.Plan(books.Parties);
            if (plan.Shares.Count == 0)
            {
                Assert.True(plan.Left <= Money.Zero || books.Paid.Sum() == 0);
                return;
            }

            Assert.Equal(books.Left, plan.Left.Ore);
            Assert.Equal(plan.Left.Ore, plan.Shares.Sum(share => share.Amount.Ore));
            var all = (decimal)books.Paid.Sum();
            Assert.All(
                plan.Shares,
                share => Assert.True(Math.Abs(share.Amount.Ore - (plan.Left.Ore * (share.Paid.Ore / all))) < 1.001m)
            );
        });

    [Fact]
    public void Any_settlement_is_the_same_in_whatever_order_the_principals_come() =>
        Cases.Sample(books =>
        {
            var turned = books.Parties.ToArray();
            new Random(books.Seed).Shuffle(turned);
            Assert.Equal(
                books.Plan(books.Parties).Shares.Select(s => (s.Principal, s.Amount)),
                books.Plan(turned).Shares.Select(s => (s.Principal, s.Amount))
            );
        });

    [Fact]
    public void After_any_settlement_every_account_is_nought_but_for_the_VAT_that_is_owed() =>
        Cases.Sample(books =>
        {
            var plan = books.Plan(books.Parties);
            if (plan.Left < Money.Zero || (plan.Left > Money.Zero && plan.Shares.Count == 0))
            {
                return;
            }

            foreach (var next in (Guid?[])[null, Next])
            {
                var after = books.Balances.ToDictionary(b => (Scheme, b.Key), b => b.Value.Ore);
                foreach (var entry in plan.Entries(Day, next))
                {
                    Assert.True(entry.Lines.Count >= 2);
                    Assert.Equal(Money.Zero, entry.Sum);
                    foreach (var line in entry.Lines)
                    {
                        var account = (line.SchemeId ?? entry.SchemeId!.Value, line.Account);
                        after[account] = after.GetValueOrDefault(account) + line.Amount.Ore;
                    }
                }

                Assert.All(
                    after.Where(a => a.Key.Item1 == Scheme),
                    a =>
                        Assert.Equal(
                            a.Key.Item2 switch
                            {
                                "1930" => books.Vat,
                                "2611" => -books.Vat,
                                _ => 0,
                            },
                            a.Value
                        )
                );
                var opened = next is null ? 0 : plan.Left.Ore;
                Assert.Equal(opened, after.GetValueOrDefault((Next, "1930")));
                Assert.Equal(-opened, after.GetValueOrDefault((Next, "2890")));
            }
        });

    [Fact]
    public void A_hundred_öre_among_three_alike_goes_34_33_33_by_code()
    {
        var plan = new Case([5, 5, 5], [], 100 - 15, 0, 0).Plan([
            new SettlingParty("1485", "Uddevalla", new Money(5)),
            new SettlingParty("1444", "Grästorp", new Money(5)),
            new SettlingParty("14", "Regionen", new Money(5)),
        ]);
        Assert.Equal([("14", 34L), ("1444", 33L), ("1485", 33L)], plan.Shares.Select(s => (s.Principal, s.Amount.Ore)));
    }

    /// <summary>A scheme's books as they stand when all is paid: paid in, spent, mark-up, and VAT on top of what was paid.</summary>
    private sealed record Case(long[] Paid, long[] Spent, long MarkUp, long Vat, int Seed)
    {
        public long Left => Paid.Sum() + MarkUp - Spent.Sum();

        public IReadOnlyList<SettlingParty> Parties =>
            [.. Paid.Select((ore, i) => new SettlingParty($"{1400 + i}", $"Kommun {i}", new Money(ore)))];

        public Dictionary<string, Money> Balances
        {
            get
            {
                var balances = Spent.Index().ToDictionary(s => Account.NumberOf(s.Index + 1), s => new Money(s.Item));
                balances["1930"] = new Money(Left + Vat);
                balances["2611"] = new Money(-Vat);
                balances["2890"] = new Money(-Paid.Sum());
                balances["3990"] = new Money(-MarkUp);
                return balances;
            }
        }

        public SettlementPlan Plan(IReadOnlyCollection<SettlingParty> parties) => new(Scheme, Balances, parties);
    }
}

using CsCheck;
using Xunit;

namespace Sortiment.Kernel.Tests;

public sealed class MoneyTests
{
    private static readonly Gen<long> Ore = Gen.Long;
    private static readonly Gen<long[]> Weights = Gen.Long[0, 2_000_000]
        .Array[1, 60]
        .Where(weights => weights.Any(weight => weight > 0));

    [Theory]
    [InlineData(123450, "1 234,50 kr")]
    [InlineData(0, "0,00 kr")]
    [InlineData(5, "0,05 kr")]
    [InlineData(-5, "−0,05 kr")]
    [InlineData(99999, "999,99 kr")]
    [InlineData(-100000000, "−1 000 000,00 kr")]
    [InlineData(3468886000, "34 688 860,00 kr")]
    [InlineData(long.MaxValue, "92 233 720 368 547 758,07 kr")]
    [InlineData(long.MinValue, "−92 233 720 368 547 758,08 kr")]
    public void It_is_written_as_Swedes_write_it(long ore, string written) =>
        Assert.Equal(written.Replace(' ', '\u00A0'), new Money(ore).ToString());

    [Theory]
    [InlineData("1 234,50 kr", 123450)]
    [InlineData("1\u00A0234,50\u00A0kr", 123450)]
    [InlineData("1\u202F234,50 kr", 123450)]
    [InlineData("1234,5", 123450)]
    [InlineData("1234.50", 123450)]
    [InlineData("  17 344 430 kr ", 1734443000)]
    [InlineData("-12", -1200)]
    [InlineData("\u221212,05kr", -1205)]
    public void It_is_read_as_Swedes_write_it(string text, long ore) => Assert.Equal(new Money(ore), Money.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("kr")]
    [InlineData("12 34")]
    [InlineData("1.234")]
    [InlineData("1,234")]
    [InlineData("1,")]
    [InlineData(",50")]
    [InlineData("1 234,50 EUR")]
    [InlineData("--1")]
    [InlineData("١٢")]
    [InlineData("92 233 720 368 547 758,08")]
    public void What_is_not_an_amount_is_not_read(string? text) => Assert.False(Money.TryParse(text, out _));

    [Fact]
    public void The_message_says_how_to_write() =>
        Assert.Equal(
            "”mycket” är inte ett belopp. Skriv kronor och ören, till exempel 1 234,50.",
            Assert.Throws<FormatException>(() => Money.Parse("mycket")).Message
        );

    [Fact]
    public void What_is_written_reads_back() =>
        Ore.Sample(ore => Money.Parse(new Money(ore).ToString()) == new Money(ore));

    [Fact]
    public void Arithmetic_throws_rather_than_wrap()
    {
        var most = new Money(long.MaxValue);
        var least = new Money(long.MinValue);

        Assert.Throws<OverflowException>(() => most + new Money(1));
        Assert.Throws<OverflowException>(() => least - new Money(1));
        Assert.Throws<OverflowException>(() => -least);
        Assert.Throws<OverflowException>(() => most * 2);
        Assert.Throws<OverflowException>(() => Money.FromKronor(decimal.MaxValue / 100));
    }

    [Fact]
    public void Kronor_go_in_and_out_only_as_whole_ore()
    {
        Assert.Equal(new Money(1050), Money.FromKronor(10.5m));
        Assert.Equal(10.5m, new Money(1050).Kronor);
        Assert.Throws<ArgumentException>(() => Money.FromKronor(0.005m));
    }

    [Fact]
    public void Amounts_are_ordered_and_reckoned()
    {
        Assert.True(new Money(1) < new Money(2) && new Money(2) >= new Money(2));
        Assert.Equal(new Money(-300), 3 * -new Money(100));
        Assert.Equal([Money.Zero, new Money(1)], new[] { new Money(1), Money.Zero }.Order());
    }

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(-100, new long[] { 1, 1, 1 }, new long[] { -34, -33, -33 })]
    [InlineData(1, new long[] { 1, 3 }, new long[] { 0, 1 })]
    [InlineData(10, new long[] { 0, 7, 0 }, new long[] { 0, 10, 0 })]
    [InlineData(0, new long[] { 5, 5 }, new long[] { 0, 0 })]
    // 5 öre on 1, 1 and 2: exactly 1,25, 1,25 and 2,5; the one left over goes to the largest remainder
    [InlineData(5, new long[] { 1, 1, 2 }, new long[] { 1, 1, 3 })]
    // 2 öre on 1 and 3: exactly 0,5 and 1,5; equal remainders, so to the larger weight, wherever it stands
    [InlineData(2, new long[] { 1, 3 }, new long[] { 0, 2 })]
    [InlineData(2, new long[] { 3, 1 }, new long[] { 2, 0 })]
    [InlineData(long.MinValue, new long[] { long.MaxValue }, new long[] { long.MinValue })]
    public void It_is_divided_by_largest_remainder(long total, long[] weights, long[] shares) =>
        Assert.Equal(shares, Money.Divide(new Money(total), weights).Select(share => share.Ore));

    [Fact]
    public void Shares_add_up_to_the_total() =>
        Gen.Select(Ore, Weights)
            .Sample(
                (ore, weights) =>
                    Money.Divide(new Money(ore), weights).Aggregate(Int128.Zero, (sum, share) => sum + share.Ore) == ore
            );

    [Fact]
    public void No_share_is_an_ore_or_more_from_its_proportion() =>
        Gen.Select(Ore, Weights)
            .Sample(
                (ore, weights) =>
                {
                    Int128 sum = weights.Sum();
                    return Money
                        .Divide(new Money(ore), weights)
                        .Zip(weights)
                        .All(pair => Int128.Abs((pair.First.Ore * sum) - ((Int128)ore * pair.Second)) < sum);
                }
            );

    [Fact]
    public void A_larger_weight_never_gets_less() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Weights)
            .Sample(
                (ore, weights) =>
                {
                    Array.Sort(weights);
                    var shares = Money.Divide(new Money(ore), weights);
                    // among equal weights the first may have one öre more, so compare the weights that differ
                    return Enumerable
                        .Range(1, weights.Length - 1)
                        .All(i => weights[i - 1] == weights[i] || shares[i - 1] <= shares[i]);
                }
            );

    [Fact]
    public void The_order_of_weights_does_not_matter() =>
        Gen.Select(Ore, Weights)
            .SelectMany((ore, weights) => Gen.Shuffle(weights.ToArray()).Select(shuffled => (ore, weights, shuffled)))
            .Sample(t => ByWeight(t.ore, t.weights).SequenceEqual(ByWeight(t.ore, t.shuffled)));

    [Fact]
    public void Among_named_parties_the_order_does_not_matter_even_when_weights_are_equal() =>
        Gen.Select(Ore, Gen.Long[1, 3].Array[1, 30])
            .SelectMany(
                (ore, weights) =>
                {
                    var parties = weights.Select((weight, i) => KeyValuePair.Create($"{i}", weight)).ToArray();
                    return Gen.Shuffle(parties.ToArray()).Select(shuffled => (ore, parties, shuffled));
                }
            )
            .Sample(t =>
            {
                var expected = Money.Divide(new Money(t.ore), new Dictionary<string, long>(t.parties));
                var actual = Money.Divide(new Money(t.ore), new Dictionary<string, long>(t.shuffled));
                return t.parties.All(party => expected[party.Key] == actual[party.Key]);
            });

    [Fact]
    public void Weights_must_be_something_to_divide_by()
    {
        Assert.Throws<ArgumentException>(() => Money.Divide(new Money(1), []));
        Assert.Throws<ArgumentException>(() => Money.Divide(new Money(1), [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.Divide(new Money(1), [2, -1]));
    }

    private static IEnumerable<(long Weight, Money Share)> ByWeight(long ore, long[] weights) =>
        weights.Zip(Money.Divide(new Money(ore), weights)).Order();
}

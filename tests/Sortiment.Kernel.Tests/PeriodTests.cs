using CsCheck;
using Xunit;

namespace Sortiment.Kernel.Tests;

public sealed class PeriodTests
{
    private static readonly DateOnly First = new(2022, 1, 1);
    private static readonly DateOnly Last = new(2025, 6, 30);

    private static readonly Gen<Period> Some = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 20], Gen.Bool)
        .Select((from, days, open) => new Period(First.AddDays(from), open ? null : First.AddDays(from + days)));

    [Fact]
    public void It_contains_its_first_and_last_day_and_no_other_beyond()
    {
        var period = new Period(First, Last);

        Assert.True(period.Contains(First));
        Assert.True(period.Contains(Last));
        Assert.False(period.Contains(First.AddDays(-1)));
        Assert.False(period.Contains(Last.AddDays(1)));
    }

    [Fact]
    public void Without_a_last_day_it_goes_on() => Assert.True(new Period(First).Contains(DateOnly.MaxValue));

    [Fact]
    public void It_may_be_a_single_day_but_not_end_before_it_begins()
    {
        Assert.True(new Period(First, First).Contains(First));

        var refused = Assert.Throws<ArgumentException>(() => new Period(Last, First));
        Assert.StartsWith(
            "Perioden slutar 2022-01-01, före sin början 2025-06-30.",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Two_overlap_exactly_when_a_day_is_in_both() =>
        Gen.Select(Some, Some)
            .Sample(
                (one, other) =>
                    one.Overlaps(other)
                    == Enumerable
                        .Range(0, 100)
                        .Select(First.AddDays)
                        .Any(day => one.Contains(day) && other.Contains(day))
            );

    [Fact]
    public void It_is_written_with_its_days()
    {
        Assert.Equal("2022-01-01–2025-06-30", new Period(First, Last).ToString());
        Assert.Equal("från 2022-01-01", new Period(First).ToString());
    }
}

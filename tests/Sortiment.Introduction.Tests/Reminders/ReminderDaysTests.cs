using Sortiment.Introduction.Reminders;

namespace Sortiment.Introduction.Tests.Reminders;

/// <summary>Two working days before, the first after, then every fifth; weekends and holidays are not counted.</summary>
public sealed class ReminderDaysTests
{
    [Theory]
    [InlineData("2026-03-13", "2026-03-11")] // a Friday
    [InlineData("2026-03-16", "2026-03-12")] // a Monday
    [InlineData("2026-04-07", "2026-04-01")] // the Tuesday after Easter
    public void The_first_is_two_working_days_before(string deadline, string first) =>
        Assert.Equal(Day(first), ReminderDays.First(Day(deadline)));

    [Theory]
    [InlineData("2026-03-11", "2026-03-16")]
    [InlineData("2026-03-13", "2026-03-16")]
    [InlineData("2026-03-16", "2026-03-23")]
    [InlineData("2026-03-19", "2026-03-23")]
    [InlineData("2026-03-30", "2026-04-08")] // Easter comes between
    public void The_next_is_the_first_working_day_after_and_then_every_fifth(string day, string next) =>
        Assert.Equal(Day(next), ReminderDays.NextAfter(Day("2026-03-13"), Day(day)));

    [Theory]
    [InlineData("2026-03-13", 0)]
    [InlineData("2026-03-15", 0)]
    [InlineData("2026-03-16", 1)]
    [InlineData("2026-03-23", 6)]
    public void Lateness_is_counted_in_working_days(string today, int days) =>
        Assert.Equal(days, ReminderDays.WorkingDaysLate(Day("2026-03-13"), Day(today)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);
}

using System.Globalization;
using CsCheck;
using Xunit;

namespace Sortiment.Kernel.Tests;

public sealed class SwedishCalendarTests
{
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 365 * 60].Select(new DateOnly(2005, 1, 1).AddDays);

    [Theory]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2038-04-25")] // the latest there can be
    [InlineData("2049-04-18")] // the two that simpler reckonings have wrong
    [InlineData("2076-04-19")]
    [InlineData("1818-03-22")] // the earliest there can be
    public void Easter_is_on_its_known_days(string date)
    {
        var day = Date(date);
        Assert.Equal(day, SwedishCalendar.EasterDay(day.Year));
    }

    [Theory]
    [InlineData("2026-01-01", "Nyårsdagen")]
    [InlineData("2026-01-06", "Trettondedag jul")]
    [InlineData("2026-04-03", "Långfredagen")]
    [InlineData("2026-04-06", "Annandag påsk")]
    [InlineData("2026-05-01", "Första maj")]
    [InlineData("2026-05-14", "Kristi himmelsfärdsdag")]
    [InlineData("2026-05-24", "Pingstdagen")]
    [InlineData("2026-06-06", "Sveriges nationaldag")]
    [InlineData("2026-06-19", "Midsommarafton")]
    [InlineData("2026-06-20", "Midsommardagen")]
    [InlineData("2020-06-26", null)]
    [InlineData("2021-06-25", "Midsommarafton")]
    [InlineData("2021-06-26", "Midsommardagen")]
    [InlineData("2026-10-31", "Alla helgons dag")]
    [InlineData("2025-11-01", "Alla helgons dag")]
    [InlineData("2021-11-06", "Alla helgons dag")]
    [InlineData("2026-12-24", "Julafton")]
    [InlineData("2026-12-25", "Juldagen")]
    [InlineData("2026-12-26", "Annandag jul")]
    [InlineData("2026-12-31", "Nyårsafton")]
    [InlineData("2026-12-30", null)]
    [InlineData("2026-05-25", null)] // Whit Monday is an ordinary day since 2005
    [InlineData("2026-06-12", null)]
    public void Holidays_have_their_names(string date, string? name) =>
        Assert.Equal(name, SwedishCalendar.HolidayOn(Date(date)));

    [Theory]
    [InlineData(2024, 251)]
    [InlineData(2025, 249)]
    [InlineData(2026, 251)]
    public void A_year_has_its_known_number_of_working_days(int year, int days) =>
        Assert.Equal(
            days,
            Enumerable
                .Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
                .Count(i => SwedishCalendar.IsWorkingDay(new DateOnly(year, 1, 1).AddDays(i)))
        );

    [Theory]
    [InlineData("2026-06-18", 1, "2026-06-22")] // over Midsummer
    [InlineData("2019-04-18", 1, "2019-04-23")] // over Easter
    [InlineData("2025-12-23", 5, "2026-01-07")] // over Christmas, New Year and Epiphany
    [InlineData("2026-11-21", 1, "2026-11-23")] // from a Saturday
    [InlineData("2026-11-21", 0, "2026-11-21")]
    [InlineData("2026-06-22", -1, "2026-06-18")]
    public void Working_days_are_counted_past_holidays(string from, int workingDays, string to) =>
        Assert.Equal(Date(to), SwedishCalendar.AddWorkingDays(Date(from), workingDays));

    [Fact]
    public void Adding_lands_on_a_working_day_with_just_so_many_between() =>
        Gen.Select(Day, Gen.Int[1, 40])
            .Sample(
                (day, count) =>
                {
                    var to = SwedishCalendar.AddWorkingDays(day, count);
                    var between = Enumerable.Range(1, to.DayNumber - day.DayNumber).Select(day.AddDays);
                    return SwedishCalendar.IsWorkingDay(to) && between.Count(SwedishCalendar.IsWorkingDay) == count;
                }
            );

    [Fact]
    public void From_a_working_day_there_and_back_is_the_same_day() =>
        Gen.Select(Day.Where(SwedishCalendar.IsWorkingDay), Gen.Int[-40, 40])
            .Sample(
                (day, count) =>
                    SwedishCalendar.AddWorkingDays(SwedishCalendar.AddWorkingDays(day, count), -count) == day
            );

    [Theory]
    [InlineData("2026-01-31T22:59:59Z", "2026-01-31")]
    [InlineData("2026-01-31T23:00:00Z", "2026-02-01")] // winter: one hour ahead
    [InlineData("2026-06-30T21:59:59Z", "2026-06-30")]
    [InlineData("2026-06-30T22:00:00Z", "2026-07-01")] // summer: two
    public void The_date_is_that_in_Sweden(string instant, string date) =>
        Assert.Equal(Date(date), SwedishCalendar.DateOf(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

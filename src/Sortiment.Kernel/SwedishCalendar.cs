namespace Sortiment.Kernel;

/// <summary>
/// Working days in Sweden: not Saturdays, Sundays, public holidays (lag 1989:253) or the three eves that the law on
/// statutory time treats as holidays (lag 1930:173, 2 §): Midsummer's, Christmas and New Year's. Right from 2005, when
/// the national day took Whit Monday's place.
/// </summary>
public static class SwedishCalendar
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The date in Sweden at an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Stockholm).DateTime);

    /// <summary>Whether people work on the day.</summary>
    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && HolidayOn(day) is null;

    /// <summary>
    /// The day that is so many working days after <paramref name="day"/>, which is itself not counted and need not be
    /// one; before it when <paramref name="workingDays"/> is negative, the day itself when it is nought.
    /// </summary>
    public static DateOnly AddWorkingDays(DateOnly day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = workingDays; left != 0; )
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
            {
                left -= step;
            }
        }

        return day;
    }

    /// <summary>The holiday's or eve's name in Swedish, or null on other days.</summary>
    public static string? HolidayOn(DateOnly day) =>
        (day.Month, day.Day) switch
        {
            (1, 1) => "Nyårsdagen",
            (1, 6) => "Trettondedag jul",
            (5, 1) => "Första maj",
            (6, 6) => "Sveriges nationaldag",
            (6, >= 19 and <= 25) when day.DayOfWeek == DayOfWeek.Friday => "Midsommarafton",
            (6, >= 20 and <= 26) when day.DayOfWeek == DayOfWeek.Saturday => "Midsommardagen",
            (10, 31) or (11, <= 6) when day.DayOfWeek == DayOfWeek.Saturday => "Alla helgons dag",
            (12, 24) => "Julafton",
            (12, 25) => "Juldagen",
            (12, 26) => "Annandag jul",
            (12, 31) => "Nyårsafton",
            _ => EasterHolidayOn(day),
        };

    private static string? EasterHolidayOn(DateOnly day) =>
        (day.DayNumber - EasterDay(day.Year).DayNumber) switch
        {
            -2 => "Långfredagen",
            0 => "Påskdagen",
            1 => "Annandag påsk",
            39 => "Kristi himmelsfärdsdag",
            49 => "Pingstdagen",
            _ => null,
        };

    /// <summary>Easter Day in the Gregorian calendar, by the anonymous algorithm that Meeus published.</summary>
    internal static DateOnly EasterDay(int year)
    {
        var golden = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var moonShift = ((8 * century) + 13) / 25;
        var epact = ((19 * golden) + century - (century / 4) - moonShift + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var (month, dayBefore) = Math.DivRem(epact + weekday - (7 * correction) + 114, 31);
        return new DateOnly(year, month, dayBefore + 1);
    }
}

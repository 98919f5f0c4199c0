using Sortiment.Kernel;

namespace Sortiment.Introduction.Reminders;

/// <summary>
/// When those responsible for a step are reminded: two working days before its last day, on the first working day after it,
/// and then every fifth working day.
/// </summary>
internal static class ReminderDays
{
    private const int Before = 2;
    private const int Between = 5;

    /// <summary>The first reminder of a step.</summary>
    /// <param name="deadline">The step's last day.</param>
    public static DateOnly First(DateOnly deadline) => SwedishCalendar.AddWorkingDays(deadline, -Before);

    /// <summary>The first reminder after a day.</summary>
    /// <param name="deadline">The step's last day.</param>
    /// <param name="day">A day from the first reminder on.</param>
    public static DateOnly NextAfter(DateOnly deadline, DateOnly day)
    {
        var next = SwedishCalendar.AddWorkingDays(deadline, 1);
        while (next <= day)
        {
            next = SwedishCalendar.AddWorkingDays(next, Between);
        }

        return next;
    }

    /// <summary>How many working days that have begun since the last day: 1 on the first one after it, 0 until then.</summary>
    public static int WorkingDaysLate(DateOnly deadline, DateOnly today)
    {
        var late = 0;
        for (var day = deadline.AddDays(1); day <= today; day = day.AddDays(1))
        {
            late += SwedishCalendar.IsWorkingDay(day) ? 1 : 0;
        }

        return late;
    }
}

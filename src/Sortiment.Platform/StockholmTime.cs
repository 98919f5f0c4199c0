using Sortiment.Kernel;

namespace Sortiment.Platform;

/// <summary>The calendar day as people in Sweden live it; instants are kept in UTC.</summary>
public static class StockholmTime
{
    /// <summary>Today in Sweden.</summary>
    public static DateOnly StockholmToday(this TimeProvider clock) => SwedishCalendar.DateOf(clock.GetUtcNow());

    /// <summary>The wall clock in Sweden at an instant.</summary>
    public static DateTimeOffset ToStockholm(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The instant at which a day begins in Sweden.</summary>
    public static DateTimeOffset StockholmStart(this DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

namespace Sortiment.Platform;

/// <summary>The calendar day as people in Sweden live it; instants are kept in UTC.</summary>
public static class StockholmTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Today in Sweden.</summary>
    public static DateOnly StockholmToday(this TimeProvider clock) => clock.GetUtcNow().StockholmDate();

    /// <summary>The day in Sweden at an instant.</summary>
    public static DateOnly StockholmDate(this DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The wall clock in Sweden at an instant.</summary>
    public static DateTimeOffset ToStockholm(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}

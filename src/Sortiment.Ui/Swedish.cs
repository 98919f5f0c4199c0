using System.Globalization;

namespace Sortiment.Ui;

/// <summary>How figures, money and time are written in Swedish; the same on every machine, whatever its culture.</summary>
public static class Swedish
{
    private static readonly NumberFormatInfo Numbers = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = "\u00a0",
        NegativeSign = "\u2212",
    };

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>Öre as kronor: 123450 is "1 234,50 kr", with no-break spaces.</summary>
    public static string Money(long ore) => (ore / 100m).ToString("N2", Numbers) + "\u00a0kr";

    /// <summary>A figure with its thousands apart: "28 000", "4,25".</summary>
    /// <param name="value">The figure.</param>
    /// <param name="decimals">How many decimals.</param>
    public static string Number(decimal value, int decimals = 0) => value.ToString("N" + decimals, Numbers);

    /// <summary>"2025-06-30".</summary>
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day in Sweden when it was this moment: "2025-06-30".</summary>
    public static string Date(DateTimeOffset moment) => Date(Day(moment));

    /// <summary>The moment on a Swedish clock: "2025-06-30 14:05".</summary>
    public static string DateAndTime(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day in Sweden when it was this moment.</summary>
    public static DateOnly Day(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>"1 dag", "12 dagar".</summary>
    public static string Days(int days) => Number(days) + "\u00a0" + (Math.Abs(days) == 1 ? "dag" : "dagar");

    /// <summary>"1,4 MB", "320 kB".</summary>
    public static string Size(long bytes) =>
        bytes >= 1_000_000
            ? (bytes / 1_000_000m).ToString("#,0.#", Numbers) + "\u00a0MB"
            : Number(Math.Ceiling(bytes / 1000m)) + "\u00a0kB";
}

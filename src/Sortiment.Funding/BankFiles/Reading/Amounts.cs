using System.Globalization;
using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.Reading;

/// <summary>Amounts and days as bank files write them.</summary>
internal static class Amounts
{
    /// <summary>The only currency that is booked.</summary>
    public const string Currency = "SEK";

    /// <summary>Digits that are öre ("000000000000100000").</summary>
    /// <returns>False when it is not just digits, or more than an amount can be.</returns>
    public static bool TryOre(ReadOnlySpan<char> digits, out Money amount)
    {
        var right = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var ore);
        amount = new Money(ore);
        return right;
    }

    /// <summary>Kronor with a decimal point ("25000.000"), as XML Schema writes decimals.</summary>
    /// <returns>False when it is not that, not whole öre, or more than an amount can be.</returns>
    public static bool TryKronor(string? text, out Money amount)
    {
        amount = default;
        if (
            !decimal.TryParse(
                text,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out var kronor
            )
            || kronor > long.MaxValue / 100
            || !decimal.IsInteger(kronor * 100m)
        )
        {
            return false;
        }

        amount = Money.FromKronor(kronor);
        return true;
    }

    /// <summary>A sum as people read it, also one too great for an amount.</summary>
    public static string Written(Int128 ore) =>
        ore >= long.MinValue && ore <= long.MaxValue
            ? new Money((long)ore).ToString()
            : ore.ToString(CultureInfo.InvariantCulture) + " öre";

    /// <summary>A day in the format given, "yyyyMMdd" or "yyyy-MM-dd".</summary>
    public static bool TryDay(ReadOnlySpan<char> text, string format, out DateOnly day) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.Spending;

/// <summary>On which days a scheme's books take what is entered by hand.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="LockedYear">The last year whose statement is published.</param>
/// <param name="Today">The day in Sweden.</param>
internal sealed record OpenDays(FundingScheme Scheme, int? LockedYear, DateOnly Today)
{
    /// <summary>Books greater amounts than this for nobody: a slip of the hand is seen before it is booked.</summary>
    private static readonly Money Most = new(10_000_000_000_00);

    /// <summary>The day must be in the period, not after today, and in a year that is not locked.</summary>
    public void CheckDay(FieldErrors errors, DateOnly? date)
    {
        var period = new Period(Scheme.From, Scheme.To);
        errors.Unless(date.HasValue, "date", "Ange dagen, till exempel 2022-03-31.");
        errors.Unless(
            date is not { } day || period.Contains(day),
            "date",
            $"Dagen är utanför finansieringens period, {period}."
        );
        CheckOpen(errors, date);
    }

    /// <summary>The day must not be after today, nor in a locked year.</summary>
    public void CheckOpen(FieldErrors errors, DateOnly? date)
    {
        errors.Unless(!(date > Today), "date", "Dagen har inte varit än. Ange en dag till och med i dag.");
        errors.Unless(
            !(date?.Year <= LockedYear),
            "date",
            $"{date?.Year} är låst, för redovisningen för {LockedYear} är publicerad."
        );
    }

    /// <summary>The amount must be above nought and within reason.</summary>
    public static void CheckAmount(FieldErrors errors, long? ore) =>
        errors.Unless(
            ore > 0 && ore <= Most.Ore,
            "ore",
            $"Ange ett belopp över 0 kr och högst {Most}, till exempel 1 234,50."
        );

    /// <summary>The text must say what it is, in one line.</summary>
    public static void CheckText(FieldErrors errors, string? text, string message) =>
        errors.Required("text", text, message, FieldErrors.LongestName);
}

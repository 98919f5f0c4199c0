namespace Sortiment.Kernel;

/// <summary>Whole days from a first day to a last one, both included; without a last day it goes on.</summary>
public readonly record struct Period
{
    /// <summary>A period of at least one day.</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public Period(DateOnly from, DateOnly? to = null)
    {
        if (to < from)
        {
            throw new ArgumentException(
                $"Perioden slutar {to:yyyy-MM-dd}, före sin början {from:yyyy-MM-dd}.",
                nameof(to)
            );
        }

        From = from;
        To = to;
    }

    /// <summary>The first day.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, itself included; null while there is none.</summary>
    public DateOnly? To { get; }

    /// <summary>Whether the day is in the period.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= (To ?? DateOnly.MaxValue);

    /// <summary>Whether the two have a day in common.</summary>
    public bool Overlaps(Period other) =>
        From <= (other.To ?? DateOnly.MaxValue) && other.From <= (To ?? DateOnly.MaxValue);

    /// <summary>"2022-01-01–2025-06-30", or "från 2022-01-01".</summary>
    public override string ToString() => To is null ? $"från {From:yyyy-MM-dd}" : $"{From:yyyy-MM-dd}–{To:yyyy-MM-dd}";
}

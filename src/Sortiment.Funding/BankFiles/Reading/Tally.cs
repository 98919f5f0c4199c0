using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.Reading;

/// <summary>Sums up a file, or a part of it, while it is read.</summary>
internal sealed class Sums
{
    /// <summary>Payments with their sign.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them came in.</summary>
    public long CreditCount { get; private set; }

    /// <summary>In öre; wider than an amount, so that no file can make it wrap.</summary>
    public Int128 Credits { get; private set; }

    /// <summary>In öre, at least nought.</summary>
    public Int128 Debits { get; private set; }

    /// <summary>In öre.</summary>
    public Int128 Net => Credits - Debits;

    private DateOnly First { get; set; } = DateOnly.MaxValue;

    private DateOnly Last { get; set; } = DateOnly.MinValue;

    /// <summary>The days there were payments; null when there were none.</summary>
    public Period? Period => First > Last ? null : new Period(First, Last);

    /// <summary>Adds one payment whose day is not yet known.</summary>
    public void Add(Money amount) => Add(amount, amount >= Money.Zero);

    /// <summary>Adds one payment that says itself which way it goes, which matters when it is nought.</summary>
    public void Add(Money amount, bool credit)
    {
        Count++;
        if (credit)
        {
            CreditCount++;
            Credits += amount.Ore;
        }
        else
        {
            Debits -= amount.Ore;
        }
    }

    /// <summary>Adds one payment.</summary>
    public void Add(Money amount, DateOnly day)
    {
        Add(amount);
        Days(day, day);
    }

    /// <summary>Adds a part of the file.</summary>
    public void Add(Sums part)
    {
        Count += part.Count;
        CreditCount += part.CreditCount;
        Credits += part.Credits;
        Debits += part.Debits;
        Days(part.First, part.Last);
    }

    /// <summary>The same payments the other way.</summary>
    public Sums Turned() =>
        new()
        {
            Count = Count,
            CreditCount = Count - CreditCount,
            Credits = Debits,
            Debits = Credits,
            First = First,
            Last = Last,
        };

    /// <summary>Says on which day all of the part was booked.</summary>
    public void BookedOn(DateOnly day)
    {
        if (Count > 0)
        {
            Days(day, day);
        }
    }

    private void Days(DateOnly first, DateOnly last)
    {
        First = first < First ? first : First;
        Last = last > Last ? last : Last;
    }
}

/// <summary>Gathers a whole file's summary during the first pass, in bounded memory.</summary>
internal sealed class Tally(BankFileFormat format)
{
    private const int MostPassedOver = 500;
    private const int MostAccounts = 100;

    private readonly List<PassedOver> _passedOver = [];
    private readonly SortedSet<string> _accounts = new(StringComparer.Ordinal);
    private long _passedOverCount;

    /// <summary>The file's payments so far.</summary>
    public Sums All { get; } = new();

    /// <summary>Notes an account or bankgiro number of ours.</summary>
    public void Account(string? number)
    {
        if (!string.IsNullOrEmpty(number) && _accounts.Count < MostAccounts)
        {
            _accounts.Add(number);
        }
    }

    /// <summary>Notes what was not taken.</summary>
    public void PassOver(long line, string? element, string reason)
    {
        _passedOverCount++;
        if (_passedOver.Count < MostPassedOver)
        {
            _passedOver.Add(new PassedOver(line, element, reason));
        }
    }

    /// <summary>The summary of what has been read.</summary>
    /// <exception cref="BankFileProblem">The sum is greater than any amount can be.</exception>
    public BankFileSummary Summary() =>
        new()
        {
            Format = format,
            Payments = All.Count,
            Credits = Amount(All.Credits),
            Debits = Amount(All.Debits),
            Period = All.Period,
            Accounts = [.. _accounts],
            PassedOver = [.. _passedOver],
            PassedOverCount = _passedOverCount,
        };

    private static Money Amount(Int128 ore) =>
        ore <= long.MaxValue
            ? new Money((long)ore)
            : throw new BankFileProblem("Betalningarnas summa är större än vad som går att bokföra.");
}

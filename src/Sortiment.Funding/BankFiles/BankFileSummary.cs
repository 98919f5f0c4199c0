using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles;

/// <summary>The formats that are read. Version 2 and 8 of camt are camt.05x.001.02 and .08.</summary>
internal enum BankFileFormat
{
    BgMax,
    Camt053V2,
    Camt053V8,
    Camt054V2,
    Camt054V8,
    Csv,
}

/// <summary>What a whole, checked file holds.</summary>
internal sealed record BankFileSummary
{
    public required BankFileFormat Format { get; init; }

    /// <summary>How many payments the file gives, deductions and debits counted too: the last one's ordinal.</summary>
    public required long Payments { get; init; }

    /// <summary>What came in, at least nought.</summary>
    public required Money Credits { get; init; }

    /// <summary>What went out, at least nought.</summary>
    public required Money Debits { get; init; }

    /// <summary>What came in less what went out.</summary>
    public Money Net => Credits - Debits;

    /// <summary>The first and last booking day; null in a file without payments.</summary>
    public required Period? Period { get; init; }

    /// <summary>Our accounts and bankgiro numbers in the file, each once, at most 100.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>What was not taken, in the file's order: at most the first 500.</summary>
    public required IReadOnlyList<PassedOver> PassedOver { get; init; }

    /// <summary>How many there were of those in all.</summary>
    public required long PassedOverCount { get; init; }
}

/// <summary>A part of a file that was not taken; all else was.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Element">The XML element, null in files of lines.</param>
/// <param name="Reason">Why, in Swedish.</param>
internal sealed record PassedOver(long Line, string? Element, string Reason)
{
    /// <summary>"Rad 17 (Ntry): ..."</summary>
    public override string ToString() =>
        Element is null ? $"Rad {Line}: {Reason}" : $"Rad {Line} ({Element}): {Reason}";
}

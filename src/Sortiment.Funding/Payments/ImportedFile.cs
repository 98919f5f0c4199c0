using System.Text.Json;
using Sortiment.Funding.BankFiles;
using Sortiment.Kernel;

namespace Sortiment.Funding.Payments;

/// <summary>
/// A bank file that has passed its checks. Its payments are booked in portions, each in a transaction of its own together
/// with <see cref="Reached"/>: whatever is interrupted goes on from there.
/// </summary>
internal sealed class ImportedFile
{
    private ImportedFile() { }

    public Guid Id { get; private set; }

    /// <summary>Whose bank account.</summary>
    public OrganisationNumber OrganisationNumber { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>In hexadecimal; the same file is taken once.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public BankFileFormat Format { get; private set; }

    /// <summary>How many payments it holds.</summary>
    public long Payments { get; private set; }

    /// <summary>What came in.</summary>
    public Money Credits { get; private set; }

    /// <summary>What went out; at least nought.</summary>
    public Money Debits { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    /// <summary>What was not taken, with line and reason, as JSON.</summary>
    public string PassedOver { get; private set; } = "[]";

    /// <summary>How many of those there were in all.</summary>
    public long PassedOverCount { get; private set; }

    /// <summary>The last payment that is booked, or known from another file.</summary>
    public long Reached { get; private set; }

    /// <summary>How many were known from another file and booked then.</summary>
    public long Known { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string ByName { get; private set; } = "";

    /// <summary>When all was booked; null until then.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public static ImportedFile Of(
        OrganisationNumber organisation,
        (string Name, string Sha256, long Size) file,
        BankFileSummary summary,
        string by,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            OrganisationNumber = organisation,
            Name = file.Name,
            Sha256 = file.Sha256,
            Size = file.Size,
            Format = summary.Format,
            Payments = summary.Payments,
            Credits = summary.Credits,
            Debits = summary.Debits,
            From = summary.Period?.From,
            To = summary.Period?.To,
            PassedOver = JsonSerializer.Serialize(summary.PassedOver),
            PassedOverCount = summary.PassedOverCount,
            ByName = by,
            At = at,
        };

    /// <summary>A portion is booked.</summary>
    /// <param name="reached">The last payment of it.</param>
    /// <param name="known">How many of it were booked before.</param>
    /// <param name="at">Now.</param>
    public void Advance(long reached, int known, DateTimeOffset at)
    {
        Reached = reached;
        Known += known;
        if (Reached >= Payments)
        {
            FinishedAt = at;
        }
    }
}

/// <summary>A piece of a bank file as it came, at most 1 MiB, so that no file is ever whole in memory.</summary>
internal sealed class ImportedFilePart
{
    private ImportedFilePart() { }

    internal ImportedFilePart(Guid fileId, int number, byte[] content) =>
        (FileId, Number, Content) = (fileId, number, content);

    public Guid FileId { get; private set; }

    /// <summary>From 0.</summary>
    public int Number { get; private set; }

    public byte[] Content { get; private set; } = [];
}

using System.Xml.Linq;
using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.Camt;

/// <summary>What an entry (Ntry) says of itself, apart from its transactions: as much as has been read so far.</summary>
internal sealed record CamtEntry
{
    /// <summary>Its place in the file, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The line it starts on.</summary>
    public required long Line { get; init; }

    public CamtAmount? Amount { get; init; }

    public bool? IsCredit { get; init; }

    public bool IsReversal { get; init; }

    /// <summary>BOOK, PDNG, INFO or FUTR; version 08 has it one element deeper.</summary>
    public string? Status { get; init; }

    public DateOnly? BookingDay { get; init; }

    public DateOnly? ValueDay { get; init; }

    public string? BankId { get; init; }

    /// <summary>How many payments the bank says are in it (Btch).</summary>
    public long? BatchOf { get; init; }

    /// <summary>The text about the whole entry; stands after the transactions also in files that keep the order.</summary>
    public string? Text { get; init; }

    /// <summary>An entry without status is booked: the balance shows it if it is not.</summary>
    public bool IsBooked => Status is null or "BOOK";

    /// <summary>The day to book it on.</summary>
    public DateOnly? Day => BookingDay ?? ValueDay;

    /// <summary>With sign; nought in another currency.</summary>
    public Money Signed =>
        Amount is not { } amount ? Money.Zero
        : IsCredit == true ? amount.Value
        : -amount.Value;

    /// <summary>The elements that are of use, so that all others can be skipped unread.</summary>
    public static bool Uses(string name) =>
        name is "Amt" or "CdtDbtInd" or "RvslInd" or "Sts" or "BookgDt" or "ValDt" or "AcctSvcrRef" or "AddtlNtryInf";

    /// <summary>The same with one more of its elements.</summary>
    /// <exception cref="BankFileProblem">The amount is none.</exception>
    public CamtEntry With(XElement element, long line) =>
        element.Name.LocalName switch
        {
            "Amt" => this with { Amount = CamtAmount.Of(element, line) },
            "CdtDbtInd" => this with
            {
                IsCredit = element.Value.Trim() switch
                {
                    "CRDT" => true,
                    "DBIT" => false,
                    _ => throw new BankFileProblem(line, "CdtDbtInd", "Riktningen är varken CRDT eller DBIT."),
                },
            },
            "RvslInd" => this with { IsReversal = element.Value.Trim() is "true" or "1" },
            "Sts" => this with { Status = element.TextAt("Cd") ?? element.Value.Trim() },
            "BookgDt" => this with { BookingDay = element.DayIn() },
            "ValDt" => this with { ValueDay = element.DayIn() },
            "AcctSvcrRef" => this with { BankId = element.Value.Trim() },
            "AddtlNtryInf" => this with { Text = element.Value.Trim() },
            _ => this,
        };

    /// <summary>What must be known before the entry counts.</summary>
    /// <exception cref="BankFileProblem">Amount, direction or day is missing.</exception>
    public void Require()
    {
        var missing =
            Amount is null ? "belopp (Amt)"
            : IsCredit is null ? "riktning (CdtDbtInd)"
            : IsBooked && Day is null ? "bokföringsdag (BookgDt)"
            : null;
        if (missing is not null)
        {
            throw new BankFileProblem(Line, "Ntry", $"Posten saknar {missing}.");
        }
    }
}

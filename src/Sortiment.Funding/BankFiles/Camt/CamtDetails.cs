using Sortiment.Funding.BankFiles.Reading;
using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.Camt;

/// <summary>
/// Sums up one entry's transactions during the first pass, to know whether they can be told apart in the second.
/// </summary>
internal sealed class CamtDetails
{
    private readonly Sums _own = new();
    private readonly Sums _asEntry = new();
    private CamtEntry? _entryAtSecond;
    private bool _unknown;

    /// <summary>How many transactions there are.</summary>
    public long Count { get; private set; }

    /// <summary>A transaction's amount without sign, when it gives one in kronor.</summary>
    public static Money? AmountOf(CamtTransaction transaction)
    {
        foreach (
            var element in new[] { transaction.Details.At("Amt"), transaction.Details.At("AmtDtls", "TxAmt", "Amt") }
        )
        {
            if (element is not null && CamtAmount.Of(element, transaction.Line) is { IsKronor: true } amount)
            {
                return amount.Value;
            }
        }

        return null;
    }

    /// <summary>Adds the entry's next transaction.</summary>
    /// <exception cref="BankFileProblem">Its amount is none.</exception>
    public void Add(CamtTransaction transaction)
    {
        if (++Count == 2)
        {
            _entryAtSecond = transaction.Entry;
        }

        if (AmountOf(transaction) is not { } amount)
        {
            _unknown = true;
        }
        else if (transaction.Details.IsCredit() is { } credit)
        {
            _own.Add(credit ? amount : -amount, credit);
        }
        else
        {
            _asEntry.Add(amount);
        }
    }

    /// <summary>The transactions as payments, once the entry is known; null when they are not what the entry sums to.</summary>
    public Sums? Of(CamtEntry entry)
    {
        var sums = new Sums();
        sums.Add(_own);
        sums.Add(entry.IsCredit == true ? _asEntry : _asEntry.Turned());
        return !_unknown && sums.Net == entry.Signed.Ore ? sums : null;
    }

    /// <summary>
    /// Whether the entry said something of itself after its second transaction. (With one transaction or none the
    /// entry's end is waited for anyway.) Its text and batch count are not needed for any of several.
    /// </summary>
    public bool IsEarlierThan(CamtEntry entry) =>
        _entryAtSecond is not null
        && _entryAtSecond with { Text = null, BatchOf = null } != entry with { Text = null, BatchOf = null };
}

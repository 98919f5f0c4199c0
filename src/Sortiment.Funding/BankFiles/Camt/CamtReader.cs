using System.Runtime.CompilerServices;
using Sortiment.Funding.BankFiles.Reading;

namespace Sortiment.Funding.BankFiles.Camt;

/// <summary>
/// camt.053 and camt.054, version 02 and 08. Held against each other per statement: opening balance, booked entries and
/// closing balance; the summary of entries where there is one. Each transaction of an entry is a payment when the
/// transactions' sum is the entry's; else, and when there are none, the entry itself is.
/// </summary>
internal sealed class CamtReader(CamtMessage message) : IBankFileReader
{
    private readonly List<(BankAccount? Account, bool Taken)> _statements = [];

    // Only of entries that cannot be read as they come: those that say something of themselves after their
    // transactions, and those whose transactions do not sum to them.
    private readonly Dictionary<int, (CamtEntry Entry, bool Whole)> _known = [];

    /// <inheritdoc />
    public async Task CheckAsync(Stream file, Tally tally, CancellationToken cancellationToken)
    {
        var ids = new HashSet<(string?, string, string?)>();
        var details = new CamtDetails();
        string? foreign = null;
        await foreach (var part in CamtParts.ReadAsync(file, message, cancellationToken))
        {
            switch (part)
            {
                case CamtTransaction transaction:
                    details.Add(transaction);
                    break;
                case CamtEntryEnd end:
                    CheckEntry(end, details, tally);
                    details = new CamtDetails();
                    break;
                case CamtStatementEnd { Statement: var statement }:
                    statement.Check(message);
                    if (statement.Id is { } id && !ids.Add((statement.Account?.Number, id, statement.Page)))
                    {
                        throw statement.Problem("det finns två gånger i filen.");
                    }

                    foreign ??= statement.Foreign;
                    TakeStatement(statement, tally);
                    break;
            }
        }

        if (foreign is not null && !_statements.Exists(s => s.Taken))
        {
            throw new BankFileProblem($"Alla betalningar är i {foreign}. Bara svenska kronor (SEK) tas emot.");
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BankPayment> ReadAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var fingerprints = new Fingerprints("camt");
        var statement = 0;
        CamtTransaction? first = null;
        var several = false;
        await foreach (var part in CamtParts.ReadAsync(file, message, cancellationToken))
        {
            var (account, taken) = _statements[Math.Min(statement, _statements.Count - 1)];
            switch (part)
            {
                case CamtTransaction transaction when first is null:
                    // alone it stands for the whole entry; whether it is, the next part shows
                    first = transaction;
                    break;
                case CamtTransaction transaction:
                    var (entry, whole) = Known(transaction.Entry);
                    if (taken && entry.IsBooked && !whole)
                    {
                        if (!several)
                        {
                            yield return CamtPayment.OneOfSeveral(account, entry, first, fingerprints);
                        }

                        yield return CamtPayment.OneOfSeveral(account, entry, transaction, fingerprints);
                    }

                    several = true;
                    break;
                case CamtEntryEnd end:
                    var (ended, alone) = Known(end.Entry);
                    if (taken && ended.IsBooked && (!several || alone))
                    {
                        yield return CamtPayment.Whole(account, ended, several ? null : first, fingerprints);
                    }

                    (first, several) = (null, false);
                    break;
                case CamtStatementEnd:
                    statement++;
                    break;
            }
        }
    }

    private (CamtEntry Entry, bool Whole) Known(CamtEntry entry) =>
        _known.TryGetValue(entry.Index, out var known) ? known : (entry, false);

    private void CheckEntry(CamtEntryEnd end, CamtDetails details, Tally tally)
    {
        var entry = end.Entry;
        entry.Require();
        end.Statement.Count(entry);
        var several = details.Count > 1 ? details.Of(entry) : null;
        var whole = details.Count > 1 && several is null;
        if (whole)
        {
            entry = entry with { BatchOf = details.Count };
        }

        if (whole || details.IsEarlierThan(entry))
        {
            _known[entry.Index] = (entry, whole);
        }

        if (!entry.IsBooked)
        {
            tally.PassOver(
                entry.Line,
                "Ntry",
                $"Posten på {entry.Signed} är inte bokförd ({entry.Status}) och är därför inte med."
            );
            return;
        }

        if (whole)
        {
            tally.PassOver(
                entry.Line,
                "NtryDtls",
                $"Postens {details.Count} transaktioner har inte belopp i kronor som blir postens {entry.Signed}. Posten "
                    + "är med som en enda betalning."
            );
        }

        if (several is null)
        {
            end.Statement.Payments.Add(entry.Signed, entry.Day!.Value);
        }
        else
        {
            several.BookedOn(entry.Day!.Value);
            end.Statement.Payments.Add(several);
        }
    }

    private void TakeStatement(CamtStatement statement, Tally tally)
    {
        _statements.Add((statement.Account, statement.Foreign is null));
        if (statement.Foreign is { } currency)
        {
            tally.PassOver(
                statement.Line,
                message.Statement,
                $"{statement.Named} är i {currency}, inte i svenska kronor (SEK). Dess {statement.Entries} poster är inte med."
            );
            return;
        }

        tally.All.Add(statement.Payments);
        tally.Account(statement.Account?.Number);
    }
}

using System.Runtime.CompilerServices;
using System.Text;
using Sortiment.Funding.BankFiles.Reading;

namespace Sortiment.Funding.BankFiles.BgMax;

/// <summary>
/// BgMax: deposits (05 to 15) of payments and deductions, ended by 70. A deposit must be its payments less its
/// deductions, in sum and number. Deposits in another currency than SEK (there were some until 2016) are passed over
/// whole; a file that has nothing else is refused.
/// </summary>
internal sealed class BgMaxReader : IBankFileReader
{
    private readonly List<BgMaxDeposit> _deposits = [];
    private Encoding _encoding = Encoding.Latin1;

    /// <summary>Whether a file that begins so is BgMax, of whatever version.</summary>
    public static bool Recognises(string start) => start.StartsWith("01BGMAX", StringComparison.Ordinal);

    /// <inheritdoc />
    public async Task CheckAsync(Stream file, Tally tally, CancellationToken cancellationToken)
    {
        _encoding = await TextEncoding.OfAsync(file, Encoding.Latin1, cancellationToken);
        file.Position = 0;
        var known = new HashSet<BgMaxDeposit>();
        var sums = new Sums();
        await foreach (var post in new BgMaxPostReader(tally).ReadAsync(file, _encoding, cancellationToken))
        {
            if (post is BgMaxPayment payment)
            {
                sums.Add(payment.Amount);
            }
            else if (post is BgMaxDeposit deposit)
            {
                CheckDeposit(deposit, sums);
                if (!known.Add(deposit with { Line = 0 }))
                {
                    throw new BankFileProblem(
                        deposit.Line,
                        null,
                        $"Insättningen {deposit.Sequence} den {deposit.Day:yyyy-MM-dd} finns två gånger i filen."
                    );
                }

                TakeDeposit(deposit, sums, tally);
                sums = new Sums();
            }
        }

        if (_deposits is [{ Currency: var currency }, ..] && _deposits.All(d => d.Currency != Amounts.Currency))
        {
            throw new BankFileProblem($"Alla betalningar är i {currency}. Bara svenska kronor (SEK) tas emot.");
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BankPayment> ReadAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var fingerprints = new Fingerprints("bgmax");
        var index = 0;
        await foreach (var post in new BgMaxPostReader(null).ReadAsync(file, _encoding, cancellationToken))
        {
            if (post is BgMaxDeposit)
            {
                index++;
            }
            else if (post is BgMaxPayment payment && _deposits[index] is { Currency: Amounts.Currency } deposit)
            {
                yield return Payment(payment, deposit, fingerprints);
            }
        }
    }

    private static void CheckDeposit(BgMaxDeposit deposit, Sums sums)
    {
        if (deposit.Amount.Ore != sums.Net)
        {
            throw new BankFileProblem(
                deposit.Line,
                null,
                $"Post 15: insättningen är {deposit.Amount}, men betalningar {Amounts.Written(sums.Credits)} minus "
                    + $"avdrag {Amounts.Written(sums.Debits)} blir {Amounts.Written(sums.Net)}."
            );
        }

        if (deposit.Payments != sums.Count)
        {
            throw new BankFileProblem(
                deposit.Line,
                null,
                $"Post 15: insättningen räknar {deposit.Payments} betalningar, men avsnittet har {sums.Count}."
            );
        }
    }

    private void TakeDeposit(BgMaxDeposit deposit, Sums sums, Tally tally)
    {
        _deposits.Add(deposit);
        if (deposit.Currency == Amounts.Currency)
        {
            sums.BookedOn(deposit.Day);
            tally.All.Add(sums);
            tally.Account(deposit.Account);
            tally.Account(deposit.Bankgiro);
        }
        else
        {
            tally.PassOver(
                deposit.Line,
                null,
                $"Insättningen {deposit.Sequence} den {deposit.Day:yyyy-MM-dd} är i {deposit.Currency}, inte i svenska "
                    + $"kronor (SEK). Dess {deposit.Payments} betalningar är inte med."
            );
        }
    }

    private static BankPayment Payment(BgMaxPayment payment, BgMaxDeposit deposit, Fingerprints fingerprints) =>
        new()
        {
            Ordinal = 0,
            Fingerprint = fingerprints.Next(
                deposit.Bankgiro,
                deposit.Account,
                deposit.Day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture),
                deposit.Sequence,
                payment.Amount.Ore.ToString(System.Globalization.CultureInfo.InvariantCulture),
                payment.Sender,
                payment.Reference,
                payment.ReferenceCode,
                payment.Channel,
                payment.Serial,
                payment.Rest
            ),
            Amount = payment.Amount,
            BookingDate = deposit.Day,
            Account = Number(deposit.Account) is { } account ? new BankAccount(account, AccountKind.Domestic) : null,
            Bankgiro = Number(deposit.Bankgiro),
            References = payment.References,
            PayerName = Number(payment.Name),
            PayerAccount = Number(payment.Sender) is { } sender ? new BankAccount(sender, AccountKind.Bankgiro) : null,
            PayerOrganisationNumber = payment.Organisation,
            Text = payment.Text.Count == 0 ? null : string.Join('\n', payment.Text),
            BankId = Number(payment.Serial),
        };

    private static string? Number(string? given) => string.IsNullOrWhiteSpace(given) ? null : given;
}

using System.Runtime.CompilerServices;
using System.Text;
using Sortiment.Funding.BankFiles.Reading;
using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.BgMax;

/// <summary>
/// Puts lines together to posts, one payment in memory at a time. The order of the records and the form of those with
/// money are held; what else is damaged or unknown is passed over, as the manual asks of readers.
/// </summary>
/// <param name="tally">Where to tell what was passed over; null in the second pass, when it has been told.</param>
internal sealed class BgMaxPostReader(Tally? tally)
{
    private const int MostLinesOfPayment = 1000;

    private bool _open;
    private string? _bankgiro;
    private string _currency = "";
    private BgMaxPayment? _payment;
    private long _linesOfPayment;
    private BgMaxCounts _counts = new();

    /// <summary>The posts from the stream's position to its end.</summary>
    /// <exception cref="BankFileProblem">The file is not BgMax all through, or ends too early.</exception>
    public async IAsyncEnumerable<BgMaxPost> ReadAsync(
        Stream file,
        Encoding encoding,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var number = 0L;
        using var bounded = new BoundedStream(file, () => number + 1);
        using var reader = new StreamReader(bounded, encoding);
        while (await reader.ReadLineAsync(cancellationToken) is { } text)
        {
            bounded.Renew();
            var line = new BgMaxLine(++number, text);
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            // a payment is whole when the next one, or the deposit, begins
            if (line.Code is "01" or "05" or "15" or "20" or "21" or "70" && _payment is { } whole)
            {
                _payment = null;
                yield return whole;
            }

            if (Take(line) is { } post)
            {
                yield return post;
            }
        }

        if (_open)
        {
            throw new BankFileProblem(
                number,
                null,
                "Filen slutar utan slutpost (70). Den är avbruten; hämta den igen från banken."
            );
        }
    }

    private BgMaxPost? Take(BgMaxLine line)
    {
        if (!_open && line.Code is not "01")
        {
            if (line.Code is "05" or "15" or "20" or "21" or "70")
            {
                throw line.Problem("posten står utanför filens startpost (01) och slutpost (70).");
            }

            tally?.PassOver(line.Number, null, "Raden står utanför filens start- och slutpost.");
            return null;
        }

        _counts.Count(line);
        switch (line.Code)
        {
            case "01":
                Start(line);
                return null;
            case "05":
                OpenSection(line);
                return null;
            case "15":
                return CloseSection(line);
            case "20" or "21":
                StartPayment(line);
                return null;
            case "70":
                End(line);
                return null;
            default:
                AddToPayment(line);
                return null;
        }
    }

    private void Start(BgMaxLine line)
    {
        if (_open)
        {
            throw line.Problem("en ny startpost före den förra filens slutpost (70).");
        }

        if (line.Field(3, 22) != "BGMAX" || line.Field(23, 24) != "01")
        {
            throw line.Problem($"layouten är ”{line.Field(3, 22)} {line.Field(23, 24)}”, inte ”BGMAX 01”.");
        }

        if (line.Field(45, 45) == "T")
        {
            throw line.Problem("filen är märkt som test (T) och innehåller inga verkliga betalningar.");
        }

        (_open, _counts) = (true, new BgMaxCounts());
    }

    private void OpenSection(BgMaxLine line)
    {
        if (_bankgiro is not null)
        {
            throw line.Problem("ett nytt avsnitt före det förra avsnittets insättningspost (15).");
        }

        _bankgiro = line.Field(3, 12).TrimStart('0');
        _currency = line.Field(23, 25);
    }

    private BgMaxDeposit CloseSection(BgMaxLine line)
    {
        var bankgiro = _bankgiro ?? throw line.Problem("insättningen saknar öppningspost (05).");
        if (line.IsDamaged)
        {
            throw line.Problem("raden är skadad, så insättningen kan inte läsas säkert.");
        }

        if (!Amounts.TryDay(line.Field(38, 45), "yyyyMMdd", out var day))
        {
            throw line.Problem($"betalningsdagen är ”{line.Field(38, 45)}”, som inte är ett datum.");
        }

        var currency = line.Field(69, 71);
        if (_currency != currency)
        {
            throw line.Problem($"valutan är ”{currency}” men ”{_currency}” i avsnittets öppningspost (05).");
        }

        var deposit = new BgMaxDeposit(
            line.Number,
            bankgiro,
            line.Field(3, 37).TrimStart('0'),
            day,
            line.Field(46, 50),
            line.Amount(51, 68),
            currency,
            line.Count(72, 79, "antalet betalningar")
        );
        _bankgiro = null;
        return deposit;
    }

    private void StartPayment(BgMaxLine line)
    {
        var bankgiro = _bankgiro ?? throw line.Problem("betalningen står utanför ett avsnitt (05 till 15).");
        if (!line.HasPaymentForm)
        {
            throw line.Problem("raden är skadad, så beloppet kan inte läsas säkert.");
        }

        var amount = line.Amount(38, 55);
        _linesOfPayment = 0;
        _payment = new BgMaxPayment(line.Number)
        {
            Amount = line.Code == "21" ? -amount : amount,
            Bankgiro = bankgiro,
            Sender = line.Field(3, 12).TrimStart('0'),
            Reference = line.Field(13, 37),
            ReferenceCode = line.Field(56, 56),
            Channel = line.Field(57, 57),
            Serial = line.Field(58, 69),
            Rest = line.Field(70, 80),
        };
        if (_payment.Reference.Length > 0)
        {
            _payment.References.Add(Reference(_payment.Reference, _payment.ReferenceCode, null));
        }
    }

    // Code 2 is a reference that has passed the bank's check; 0 and 1 are none, 3 several, 4 unchecked, 5 wrong.
    private static PaymentReference Reference(string value, string code, Money? amount) =>
        new(value, code == "2" ? ReferenceKind.Ocr : ReferenceKind.Free, amount);

    private void AddToPayment(BgMaxLine line)
    {
        if (line.Code is not ("22" or "23" or "25" or "26" or "27" or "28" or "29"))
        {
            tally?.PassOver(line.Number, null, $"Posttypen ”{line.Code}” är okänd.");
        }
        else if (_payment is null)
        {
            tally?.PassOver(line.Number, null, $"Post {line.Code} hör inte till någon betalning.");
        }
        else if (++_linesOfPayment > MostLinesOfPayment)
        {
            throw line.Problem($"betalningen har fler än {MostLinesOfPayment} tilläggsposter.");
        }
        else
        {
            AddTo(_payment, line);
        }
    }

    private void AddTo(BgMaxPayment payment, BgMaxLine line)
    {
        switch (line.Code)
        {
            case "22" or "23" when !line.HasPaymentForm || line.Field(13, 37).Length == 0:
                tally?.PassOver(
                    line.Number,
                    null,
                    $"Referensraden (post {line.Code}) är skadad, så referensen kan inte läsas säkert. Betalningen "
                        + $"på rad {payment.Line} är med."
                );
                break;
            case "22":
                var part = line.Amount(38, 55);
                payment.References.Add(
                    Reference(line.Field(13, 37), line.Field(56, 56), part == Money.Zero ? null : part)
                );
                break;
            case "23":
                payment.References.Add(
                    new PaymentReference(line.Field(13, 37), ReferenceKind.CreditNote, -line.Amount(38, 55))
                );
                break;
            case "25" when line.Field(3, 52) is { Length: > 0 } text:
                payment.Text.Add(text);
                break;
            case "26":
                payment.Name ??= $"{line.Field(3, 37)} {line.Field(38, 72)}".Trim();
                break;
            case "29":
                TakeOrganisation(payment, line);
                break;
        }
    }

    private void TakeOrganisation(BgMaxPayment payment, BgMaxLine line)
    {
        // twelve places: an organisation number has two noughts (or 16) before its ten digits, a person a century
        var given = line.Field(3, 14);
        if (given.Length != 12 || given[..2] is not ("00" or "16") || given.All(c => c == '0'))
        {
            return;
        }

        if (OrganisationNumber.TryParse(given[2..], out var number))
        {
            payment.Organisation = number;
        }
        else
        {
            tally?.PassOver(line.Number, null, $"Organisationsnumret {given[2..]} har fel kontrollsiffra.");
        }
    }

    private void End(BgMaxLine line)
    {
        if (_bankgiro is not null)
        {
            throw line.Problem("slutposten kommer före avsnittets insättningspost (15).");
        }

        _open = false;
        _counts.Check(line);
    }
}

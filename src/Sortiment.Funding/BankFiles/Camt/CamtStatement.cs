using System.Globalization;
using System.Xml.Linq;
using Sortiment.Funding.BankFiles.Reading;
using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.Camt;

/// <summary>One account's statement or notification (Stmt, Ntfctn), apart from its entries.</summary>
/// <param name="Line">The line it starts on.</param>
internal sealed class CamtStatement(long line)
{
    private readonly List<(string Code, Int128 Ore)> _balances = [];
    private readonly HashSet<string> _currencies = [];
    private XElement? _totals;
    private long _totalsLine;

    /// <summary>The line it starts on.</summary>
    public long Line { get; } = line;

    public string? Id { get; private set; }

    public string? Page { get; private set; }

    public BankAccount? Account { get; private set; }

    /// <summary>Booked entries.</summary>
    public Sums Booked { get; } = new();

    /// <summary>Entries that are not booked.</summary>
    public Sums Pending { get; } = new();

    /// <summary>Its entries' payments.</summary>
    public Sums Payments { get; } = new();

    /// <summary>How many entries, in whatever currency.</summary>
    public long Entries { get; private set; }

    /// <summary>The currency when it is not kronor at all; then nothing in it is taken.</summary>
    public string? Foreign =>
        _currencies.Count > 0 && !_currencies.Contains(Amounts.Currency) ? _currencies.First() : null;

    /// <summary>The elements that are of use.</summary>
    public static bool Uses(string name) =>
        name is "Id" or "Acct" or "Bal" or "TxsSummry" or "StmtPgntn" or "NtfctnPgntn";

    /// <summary>Takes in one of its elements.</summary>
    public void Take(XElement element, long line)
    {
        switch (element.Name.LocalName)
        {
            case "Id":
                Id = element.Value.Trim();
                break;
            case "StmtPgntn" or "NtfctnPgntn":
                Page = element.TextAt("PgNb");
                break;
            case "Acct":
                Account = element.Account();
                Note(element.TextAt("Ccy"));
                break;
            case "Bal":
                TakeBalance(element, line);
                break;
            case "TxsSummry":
                (_totals, _totalsLine) = (element, line);
                break;
        }
    }

    /// <summary>Counts an entry that has been read to its end.</summary>
    public void Count(CamtEntry entry)
    {
        Entries++;
        Note(entry.Amount?.Currency);
        (entry.IsBooked ? Booked : Pending).Add(entry.Signed, entry.IsCredit == true);
    }

    /// <summary>Holds the statement's own figures against its entries.</summary>
    /// <exception cref="BankFileProblem">They do not agree, or currencies are mixed.</exception>
    public void Check(CamtMessage message)
    {
        if (_currencies.Count > 1)
        {
            throw Problem(
                $"Valutorna {string.Join(", ", _currencies.Order(StringComparer.Ordinal))} är blandade. Bara svenska "
                    + "kronor (SEK) tas emot, och alla belopp på kontot ska vara i samma valuta."
            );
        }

        if (Foreign is not null)
        {
            return;
        }

        CheckTotals();
        if (message.HasBalances && Entries > 0)
        {
            CheckBalances();
        }
    }

    /// <summary>What is wrong with the statement.</summary>
    public BankFileProblem Problem(string reason) => new(Line, null, $"{Named}: {reason}");

    /// <summary>How to speak of it.</summary>
    public string Named => $"Kontobesked {Id ?? "utan id"} för konto {Account?.Number ?? "utan nummer"}";

    private void Note(string? currency)
    {
        if (!string.IsNullOrEmpty(currency))
        {
            _currencies.Add(currency);
        }
    }

    private void TakeBalance(XElement balance, long line)
    {
        // Only booked balances are of use. Others, such as available ones, may be in any currency.
        var code = balance.TextAt("Tp", "CdOrPrtry", "Cd");
        if (code is not ("OPBD" or "PRCD" or "CLBD" or "ITBD") || balance.At("Amt") is not { } element)
        {
            return;
        }

        var amount = CamtAmount.Of(element, line);
        Note(amount.Currency);
        _balances.Add((code, balance.IsCredit() == false ? -amount.Value.Ore : amount.Value.Ore));
    }

    // A page in the middle of a long statement opens and closes with interim balances.
    private void CheckBalances()
    {
        var opening = Balance("OPBD") ?? Balance("PRCD") ?? Balances("ITBD").FirstOrDefault();
        var closing = Balance("CLBD") ?? Balances("ITBD").LastOrDefault();
        if (opening is not { } from || closing is not { } to)
        {
            throw Problem(
                "Ingående eller utgående bokfört saldo (OPBD, CLBD) saknas, så summan kan inte kontrolleras."
            );
        }

        if (from + Booked.Net != to)
        {
            throw Problem(
                $"Ingående saldo {Amounts.Written(from)} plus insättningar {Amounts.Written(Booked.Credits)} minus uttag "
                    + $"{Amounts.Written(Booked.Debits)} blir {Amounts.Written(from + Booked.Net)}, men utgående saldo "
                    + $"är {Amounts.Written(to)}."
            );
        }
    }

    private Int128? Balance(string code) => Balances(code).FirstOrDefault();

    private IEnumerable<Int128?> Balances(string code) =>
        _balances.Where(b => b.Code == code).Select(b => (Int128?)b.Ore);

    private void CheckTotals()
    {
        CheckTotal("TtlNtries", s => s.Credits + s.Debits, null);
        CheckTotal("TtlCdtNtries", s => s.Credits, true);
        CheckTotal("TtlDbtNtries", s => s.Debits, false);
    }

    private void CheckTotal(string name, Func<Sums, Int128> sum, bool? credit)
    {
        var total = _totals.At(name);
        if (total.TextAt("NbOfNtries") is { } number)
        {
            Agree(
                name,
                "antal",
                number,
                Number(Booked),
                Number(Booked) + Number(Pending),
                long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : null,
                n => n.ToString(CultureInfo.InvariantCulture)
            );
        }

        if (total.TextAt("Sum") is { } text)
        {
            Agree(
                name,
                "summa",
                text,
                sum(Booked),
                sum(Booked) + sum(Pending),
                Amounts.TryKronor(text, out var money) ? money.Ore : null,
                Amounts.Written
            );
        }

        Int128 Number(Sums sums) =>
            credit switch
            {
                true => sums.CreditCount,
                false => sums.Count - sums.CreditCount,
                null => sums.Count,
            };
    }

    // Banks differ in whether the summary counts entries that are not yet booked; either is a right sum.
    private void Agree(
        string name,
        string what,
        string text,
        Int128 booked,
        Int128 all,
        Int128? said,
        Func<Int128, string> written
    )
    {
        if (said != booked && said != all)
        {
            throw new BankFileProblem(
                _totalsLine,
                name,
                $"{Named}: {what} anges till {(said is { } figure ? written(figure) : text)}, men de bokförda posterna "
                    + $"ger {written(booked)}."
            );
        }
    }
}

using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Ledger;

/// <summary>What a voucher is about.</summary>
internal enum VoucherKind
{
    /// <summary>Faktura.</summary>
    Invoice,

    /// <summary>Kreditfaktura.</summary>
    Credit,

    /// <summary>Inbetalning.</summary>
    Payment,

    /// <summary>Placerad inbetalning.</summary>
    Match,

    /// <summary>Borttagen placering: takes back where a payment was placed.</summary>
    Undo,

    /// <summary>Betalning avslutad mot banken: paid back, or booked already.</summary>
    Return,

    /// <summary>Utgift.</summary>
    Spending,

    /// <summary>Påslag på hyror.</summary>
    MarkUp,

    /// <summary>Rättelse: reverses another voucher.</summary>
    Reversal,

    /// <summary>Slutreglering.</summary>
    Settlement,

    /// <summary>Återbetalning till huvudmännen.</summary>
    Repayment,

    /// <summary>Överföring till en ny finansiering.</summary>
    Transfer,
}

/// <summary>
/// What is to be booked: a voucher before it has its number. Its lines are together nought, which the database demands
/// too when the transaction is committed.
/// </summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Date">The day of what happened.</param>
/// <param name="Text">Says it in one line; open to all, so nothing of a payer's own words.</param>
/// <param name="SchemeId">The scheme; null for money that nobody has placed yet.</param>
/// <param name="Lines">At least two.</param>
internal sealed record Entry(
    VoucherKind Kind,
    DateOnly Date,
    string Text,
    Guid? SchemeId,
    IReadOnlyList<EntryLine> Lines
)
{
    /// <summary>The voucher that this one takes back.</summary>
    public Guid? Reverses { get; init; }

    /// <summary>What it stands on: a receipt, say.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>Nought, or somebody has made a mistake.</summary>
    public Money Sum => Money.Sum(Lines.Select(line => line.Amount));
}

/// <summary>One line of an entry.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Amount">Debit above nought, credit below.</param>
/// <param name="Principal">The principal's code, on accounts that are kept per principal.</param>
/// <param name="InvoiceId">The invoice, on the account of receivables.</param>
/// <param name="PaymentId">The payment that it comes from.</param>
/// <param name="SchemeId">Another scheme than the voucher's, in a transfer.</param>
internal sealed record EntryLine(
    string Account,
    Money Amount,
    string? Principal = null,
    Guid? InvoiceId = null,
    Guid? PaymentId = null,
    Guid? SchemeId = null
);

/// <summary>
/// A voucher of the books. Only ever added: the app has no right to change or remove one, and a mistake is taken back by
/// another that names it. Open to all principals: it is their money.
/// </summary>
internal sealed class Voucher
{
    private readonly List<Posting> _postings = [];

    private Voucher() { }

    public Guid Id { get; private set; }

    /// <summary>Whose books.</summary>
    public OrganisationNumber OrganisationNumber { get; private set; }

    public int Year { get; private set; }

    /// <summary>Without gaps in the organisation's year, from 1.</summary>
    public int Number { get; private set; }

    public DateOnly Date { get; private set; }

    public VoucherKind Kind { get; private set; }

    public string Text { get; private set; } = "";

    public Guid? SchemeId { get; private set; }

    public Guid? ReversesId { get; private set; }

    public Guid? DocumentId { get; private set; }

    /// <summary>When it was booked.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who booked it.</summary>
    public string ByName { get; private set; } = "";

    public IReadOnlyList<Posting> Postings => _postings;

    /// <summary>"A 17": how vouchers are spoken of.</summary>
    public string Name => $"A {Number}";

    /// <summary>Entered by hand, and so taken back by hand.</summary>
    public bool IsEntered => Kind is VoucherKind.Spending or VoucherKind.MarkUp;

    /// <exception cref="InvalidOperationException">The lines are not together nought: a mistake of ours, not of the user.</exception>
    public static Voucher Of(Entry entry, OrganisationNumber organisation, int number, Actor actor, DateTimeOffset at)
    {
        if (entry.Sum != Money.Zero || entry.Lines.Count < 2)
        {
            throw new InvalidOperationException(
                $"A voucher of kind {entry.Kind} does not balance: {entry.Sum.Ore} öre."
            );
        }

        var voucher = new Voucher
        {
            Id = Guid.CreateVersion7(),
            OrganisationNumber = organisation,
            Year = entry.Date.Year,
            Number = number,
            Date = entry.Date,
            Kind = entry.Kind,
            Text = entry.Text.Length <= FieldErrors.LongestName ? entry.Text : entry.Text[..FieldErrors.LongestName],
            SchemeId = entry.SchemeId,
            ReversesId = entry.Reverses,
            DocumentId = entry.DocumentId,
            At = at,
            ByName = actor.PersonName,
        };
        voucher._postings.AddRange(entry.Lines.Select((line, at) => new Posting(voucher, at + 1, line)));
        return voucher;
    }

    /// <summary>What takes it back: the same lines with the other sign.</summary>
    public Entry Reversal(DateOnly date, string reason) =>
        new(
            VoucherKind.Reversal,
            date,
            $"Rättar {Year} {Name}: {reason}",
            SchemeId,
            [
                .. _postings.Select(p => new EntryLine(
                    p.Account,
                    -p.Amount,
                    p.Principal,
                    p.InvoiceId,
                    p.PaymentId,
                    p.SchemeId
                )),
            ]
        )
        {
            Reverses = Id,
        };
}

/// <summary>One line of a voucher.</summary>
internal sealed class Posting
{
    private Posting() { }

    internal Posting(Voucher voucher, int line, EntryLine of)
    {
        VoucherId = voucher.Id;
        Line = line;
        Account = of.Account;
        Amount = of.Amount;
        Principal = of.Principal;
        InvoiceId = of.InvoiceId;
        PaymentId = of.PaymentId;
        SchemeId = of.SchemeId ?? voucher.SchemeId;
    }

    public Guid VoucherId { get; private set; }

    /// <summary>From 1.</summary>
    public int Line { get; private set; }

    public string Account { get; private set; } = "";

    /// <summary>Debit above nought, credit below.</summary>
    public Money Amount { get; private set; }

    /// <summary>The principal's code.</summary>
    public string? Principal { get; private set; }

    public Guid? InvoiceId { get; private set; }

    public Guid? PaymentId { get; private set; }

    public Guid? SchemeId { get; private set; }
}

/// <summary>The last number given in a series of an organisation's year: numbers are taken in the transaction, so none is lost.</summary>
internal sealed class NumberSeries
{
    /// <summary>The series of vouchers.</summary>
    public const string Vouchers = "A";

    /// <summary>The series of invoices.</summary>
    public const string Invoices = "F";

    public OrganisationNumber OrganisationNumber { get; private set; }
    public int Year { get; private set; }
    public string Series { get; private set; } = "";
    public int Last { get; private set; }
}

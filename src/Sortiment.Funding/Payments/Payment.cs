using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Matching;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Payments;

/// <summary>
/// A payment as the bank's file told of it. It never changes; only how much of it is left to place does, together with the
/// books. The AT centre's own: a principal sees what was placed on its invoices.
/// </summary>
internal sealed class Payment
{
    private const int LongestText = 2000;

    private Payment() { }

    public Guid Id { get; private set; }

    /// <summary>Whose bank account.</summary>
    public OrganisationNumber OrganisationNumber { get; private set; }

    public Guid FileId { get; private set; }

    /// <summary>Its number in the file, from 1.</summary>
    public long Ordinal { get; private set; }

    /// <summary>Tells the same payment in two files; unique in the organisation.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Below nought for what went out.</summary>
    public Money Amount { get; private set; }

    public DateOnly BookingDate { get; private set; }

    public string? PayerName { get; private set; }

    public OrganisationNumber? PayerNumber { get; private set; }

    public string? PayerAccount { get; private set; }

    /// <summary>What the payer referred to, as given, one a line.</summary>
    public string? References { get; private set; }

    public string? Text { get; private set; }

    /// <summary>What the matcher found.</summary>
    public MatchKind Found { get; private set; }

    /// <summary>Why, in Swedish.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What nobody has placed; of the payment's own sign.</summary>
    public Money Left { get; private set; }

    /// <summary>Raised by every change of what is left.</summary>
    public int Version { get; private set; } = 1;

    public static Payment Of(
        BankPayment payment,
        Guid fileId,
        OrganisationNumber organisation,
        MatchDecision decision
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            OrganisationNumber = organisation,
            FileId = fileId,
            Ordinal = payment.Ordinal,
            Fingerprint = payment.Fingerprint,
            Amount = payment.Amount,
            BookingDate = payment.BookingDate,
            PayerName = Short(payment.PayerName, FieldErrors.LongestName),
            PayerNumber = payment.PayerOrganisationNumber,
            PayerAccount = Short(payment.PayerAccount?.Number, 50),
            References = Short(string.Join('\n', payment.References.Select(r => r.Value)), LongestText),
            Text = Short(payment.Text, LongestText),
            Found = decision.Kind,
            Reason = decision.Reason,
            Left = decision.Left,
        };

    /// <summary>The payment as the matcher reads it.</summary>
    public BankPayment Read() =>
        new()
        {
            Ordinal = Ordinal,
            Fingerprint = Fingerprint,
            Amount = Left,
            BookingDate = BookingDate,
            PayerName = PayerName,
            PayerOrganisationNumber = PayerNumber,
            References =
            [
                .. (References ?? "")
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(value => new PaymentReference(value, ReferenceKind.Free)),
            ],
            Text = Text,
        };

    /// <summary>Places some of what is left.</summary>
    /// <exception cref="ConflictProblem">"too-much": more than is left.</exception>
    public void Place(Money amount)
    {
        var isRight =
            Amount > Money.Zero ? amount > Money.Zero && amount <= Left : amount < Money.Zero && amount >= Left;
        if (!isRight)
        {
            throw new ConflictProblem("too-much", $"Betalningen har {Left} kvar att placera.");
        }

        Left -= amount;
        Version++;
    }

    /// <summary>Takes back what was placed.</summary>
    public void Unplace(Money amount)
    {
        Left += amount;
        Version++;
    }

    private static string? Short(string? text, int longest) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text.Length <= longest ? text
        : text[..longest];
}

/// <summary>
/// A part of a payment that was placed on an invoice, or taken back from it. Only ever added. It belongs to the principal
/// whose invoice it is, and holds what that principal may see of the payment.
/// </summary>
internal sealed class Allocation : ITenantOwned
{
    private Allocation() { }

    public Guid Id { get; private set; }

    /// <summary>The principal's code.</summary>
    public string TenantId { get; private set; } = "";

    public Guid PaymentId { get; private set; }

    public Guid InvoiceId { get; private set; }

    public string InvoiceNumber { get; private set; } = "";

    /// <summary>The scheme that the invoice is of.</summary>
    public Guid SchemeId { get; private set; }

    /// <summary>Above nought; below when it takes another one back.</summary>
    public Money Amount { get; private set; }

    /// <summary>The day the bank booked the payment.</summary>
    public DateOnly BookingDate { get; private set; }

    public string? PayerName { get; private set; }

    /// <summary>By which rule; none when a person placed it.</summary>
    public MatchRule Rule { get; private set; }

    public Guid VoucherId { get; private set; }

    /// <summary>The one that it takes back.</summary>
    public Guid? UndoesId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string ByName { get; private set; } = "";

    public static Allocation Of(
        Payment payment,
        Invoice invoice,
        Money amount,
        MatchRule rule,
        Guid voucherId,
        string by,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            TenantId = invoice.TenantId,
            PaymentId = payment.Id,
            InvoiceId = invoice.Id,
            InvoiceNumber = invoice.Number,
            SchemeId = invoice.SchemeId,
            Amount = amount,
            BookingDate = payment.BookingDate,
            PayerName = payment.PayerName,
            Rule = rule,
            VoucherId = voucherId,
            At = at,
            ByName = by,
        };

    /// <summary>What takes this one back.</summary>
    public Allocation Undone(Guid voucherId, string by, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            TenantId = TenantId,
            PaymentId = PaymentId,
            InvoiceId = InvoiceId,
            InvoiceNumber = InvoiceNumber,
            SchemeId = SchemeId,
            Amount = -Amount,
            BookingDate = BookingDate,
            PayerName = PayerName,
            Rule = MatchRule.None,
            VoucherId = voucherId,
            UndoesId = Id,
            At = at,
            ByName = by,
        };
}

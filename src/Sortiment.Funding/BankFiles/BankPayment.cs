using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles;

/// <summary>One payment as the bank's file tells of it: nothing is guessed, nothing is looked up.</summary>
internal sealed record BankPayment
{
    /// <summary>Its number in the file, from 1: where an interrupted import goes on.</summary>
    public required long Ordinal { get; init; }

    /// <summary>
    /// The same for the same payment in another file of the same family (BgMax; camt.053 and camt.054 in any version;
    /// CSV), another for another payment, also when one file has two that look alike. Two alike in <em>different</em>
    /// files can be told apart only by the bank's own id: without one they count as the same payment.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>What came in; below nought for what went out (BgMax deduction, camt debit).</summary>
    public required Money Amount { get; init; }

    /// <summary>The day the bank booked it.</summary>
    public required DateOnly BookingDate { get; init; }

    /// <summary>Our bank account; null when the file does not say (CSV).</summary>
    public BankAccount? Account { get; init; }

    /// <summary>Our bankgiro number, digits only; null when it was not paid by bankgiro or the file does not say.</summary>
    public string? Bankgiro { get; init; }

    /// <summary>What the payer gave to say what it is for, in the file's order; each value as given, trimmed.</summary>
    public IReadOnlyList<PaymentReference> References { get; init; } = [];

    /// <summary>Who paid; for what went out, who was paid.</summary>
    public string? PayerName { get; init; }

    /// <summary>The account it came from; for what went out, the account it went to.</summary>
    public BankAccount? PayerAccount { get; init; }

    /// <summary>The payer's organisation number, when the file gives one with a right check digit.</summary>
    public OrganisationNumber? PayerOrganisationNumber { get; init; }

    /// <summary>The message, one line per line in the file; null when there is none.</summary>
    public string? Text { get; init; }

    /// <summary>The bank's own id of the payment (BgMax: BGC serial number; camt: AcctSvcrRef); not always unique.</summary>
    public string? BankId { get; init; }

    /// <summary>It takes back an earlier booking (camt RvslInd), so it is no customer's payment.</summary>
    public bool IsReversal { get; init; }

    /// <summary>
    /// How many payments the bank put together in this amount without telling them apart (camt Btch without TxDtls);
    /// 1 for a payment of its own. They come one by one in the bank's camt.054, so book only one of the two files.
    /// </summary>
    public long BatchOf { get; init; } = 1;
}

/// <summary>Something a payer refers to.</summary>
/// <param name="Value">As given, without spaces around it.</param>
/// <param name="Kind">What the file says it is.</param>
/// <param name="Amount">What part of the payment it stands for, when the file says; below nought for a credit note.</param>
internal sealed record PaymentReference(string Value, ReferenceKind Kind, Money? Amount = null);

/// <summary>What a file says that a reference is.</summary>
internal enum ReferenceKind
{
    /// <summary>A creditor's reference that the bank has checked or keeps apart: BgMax code 2, camt SCOR.</summary>
    Ocr,

    /// <summary>An invoice's number: camt CINV.</summary>
    InvoiceNumber,

    /// <summary>A credit note, taken off from what is paid: BgMax record 23, camt CREN.</summary>
    CreditNote,

    /// <summary>Written by the payer, unchecked: it may hold several, or none.</summary>
    Free,

    /// <summary>The payer's own id of the payment (camt EndToEndId): for suggestions at most.</summary>
    PayersOwn,
}

/// <summary>A bank account in whatever form the file gives it.</summary>
/// <param name="Number">As given, without spaces.</param>
/// <param name="Kind">Which sort of number it is.</param>
internal sealed record BankAccount(string Number, AccountKind Kind);

/// <summary>Sorts of account numbers.</summary>
internal enum AccountKind
{
    /// <summary>Bankgiro number, digits only.</summary>
    Bankgiro,

    /// <summary>IBAN.</summary>
    Iban,

    /// <summary>Clearing and account number, or a number the file says no more of.</summary>
    Domestic,
}

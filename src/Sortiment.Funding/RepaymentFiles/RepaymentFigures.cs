using Sortiment.Kernel;

namespace Sortiment.Funding.RepaymentFiles;

/// <summary>What is to be paid to whom on one day from one account.</summary>
/// <param name="Id">The file's own id, at most 30 characters: the bank takes the same one only once.</param>
/// <param name="Created">When the file was made.</param>
/// <param name="Execute">The day the bank is to pay.</param>
/// <param name="Payer">The responsible organisation's name.</param>
/// <param name="PayerNumber">Its organisation number.</param>
/// <param name="Account">Where it is drawn.</param>
/// <param name="Bic">The payer's bank, 8 or 11 characters.</param>
/// <param name="Agreement">The payer's id with its bank, when it is another than the organisation number.</param>
/// <param name="Repayments">The payments.</param>
internal sealed record RepaymentFigures(
    string Id,
    DateTimeOffset Created,
    DateOnly Execute,
    string Payer,
    OrganisationNumber PayerNumber,
    PayerAccount Account,
    string Bic,
    string? Agreement,
    IReadOnlyList<Repayment> Repayments
)
{
    /// <summary>All payments together.</summary>
    public Money Total => Money.Sum(Repayments.Select(repayment => repayment.Amount));
}

/// <summary>The account that is drawn: an IBAN or a bankgiro number.</summary>
internal sealed record PayerAccount
{
    private PayerAccount(string? iban, BankgiroNumber? bankgiro) => (Iban, Bankgiro) = (iban, bankgiro);

    /// <summary>The IBAN without spaces; null when it is a bankgiro.</summary>
    public string? Iban { get; }

    /// <summary>The bankgiro number; null when it is an IBAN.</summary>
    public BankgiroNumber? Bankgiro { get; }

    /// <summary>A bank account.</summary>
    /// <exception cref="FormatException">It is not a Swedish IBAN; the message says so in Swedish.</exception>
    public static PayerAccount OfIban(string iban)
    {
        var plain = iban.Replace(" ", "").ToUpperInvariant();
        return IsSwedishIban(plain)
            ? new PayerAccount(plain, null)
            : throw new FormatException(
                $"”{iban}” är inte ett svenskt IBAN. Det börjar med SE och har 24 tecken, varav två kontrollsiffror."
            );
    }

    /// <summary>A bankgiro number.</summary>
    public static PayerAccount OfBankgiro(BankgiroNumber number) => new(null, number);

    /// <summary>Whether the text is a Swedish IBAN; spaces do not matter.</summary>
    public static bool IsIban(string iban) => IsSwedishIban(iban.Replace(" ", "").ToUpperInvariant());

    /// <summary>24 characters whose remainder by 97 is 1, with S as 28 and E as 14 (ISO 13616).</summary>
    private static bool IsSwedishIban(string iban)
    {
        if (iban.Length != 24 || !iban.StartsWith("SE", StringComparison.Ordinal) || !iban[2..].All(char.IsAsciiDigit))
        {
            return false;
        }

        return (iban[4..] + "2814" + iban[2..4]).Aggregate(0, (rest, digit) => ((rest * 10) + (digit - '0')) % 97) == 1;
    }
}

/// <summary>A payment to a bankgiro number.</summary>
/// <param name="Name">Who gets it.</param>
/// <param name="Bankgiro">Where.</param>
/// <param name="Amount">How much; above nought.</param>
/// <param name="Ocr">The receiver's reference with check digit, when it asks for one.</param>
/// <param name="Message">What it is, at most 140 characters, when there is no reference.</param>
internal sealed record Repayment(
    string Name,
    BankgiroNumber Bankgiro,
    Money Amount,
    OcrReference? Ocr = null,
    string? Message = null
);

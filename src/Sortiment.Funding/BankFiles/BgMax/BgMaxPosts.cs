using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.BgMax;

/// <summary>What a BgMax file says, in its order.</summary>
internal abstract record BgMaxPost(long Line);

/// <summary>Record 20 or 21 with all that belongs to it: the 22, 23 and 25 to 29 that follow.</summary>
internal sealed record BgMaxPayment(long Line) : BgMaxPost(Line)
{
    /// <summary>Below nought for a deduction (record 21).</summary>
    public required Money Amount { get; init; }

    public required string Bankgiro { get; init; }

    public required string Sender { get; init; }

    public required string Reference { get; init; }

    public required string ReferenceCode { get; init; }

    public required string Channel { get; init; }

    public required string Serial { get; init; }

    public required string Rest { get; init; }

    public List<PaymentReference> References { get; } = [];

    public List<string> Text { get; } = [];

    public string? Name { get; set; }

    public OrganisationNumber? Organisation { get; set; }
}

/// <summary>Record 15: what the bank put on the account for the payments since record 05.</summary>
internal sealed record BgMaxDeposit(
    long Line,
    string Bankgiro,
    string Account,
    DateOnly Day,
    string Sequence,
    Money Amount,
    string Currency,
    long Payments
) : BgMaxPost(Line);

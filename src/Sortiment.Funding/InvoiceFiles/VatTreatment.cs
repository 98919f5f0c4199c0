using Sortiment.Kernel;

namespace Sortiment.Funding.InvoiceFiles;

/// <summary>How VAT is treated on an invoice: outside its scope, or at 25 per cent.</summary>
internal sealed class VatTreatment
{
    /// <summary>
    /// Outside the scope of VAT: a contribution to joint costs is not payment for goods or services. Such an invoice
    /// carries no rate and nobody's VAT number (BR-O-02, BR-O-05).
    /// </summary>
    public static readonly VatTreatment OutsideScope = new("O", null, "Omfattas inte av mervärdesskatt", "VATEX-EU-O");

    /// <summary>The Swedish standard rate, 25 per cent.</summary>
    public static readonly VatTreatment Standard = new("S", 25, null, null);

    private VatTreatment(string code, int? percent, string? reason, string? reasonCode)
    {
        Code = code;
        Percent = percent;
        Reason = reason;
        ReasonCode = reasonCode;
    }

    /// <summary>Category by UNCL 5305: O or S.</summary>
    public string Code { get; }

    /// <summary>The rate; null outside the scope of VAT.</summary>
    public int? Percent { get; }

    /// <summary>Why there is no VAT, in Swedish; null when there is.</summary>
    public string? Reason { get; }

    /// <summary>Why there is no VAT, by the VATEX code list; null when there is.</summary>
    public string? ReasonCode { get; }

    /// <summary>VAT on an amount, rounded to whole öre, half an öre away from nought.</summary>
    public Money On(Money net) =>
        new(decimal.ToInt64(decimal.Round(net.Ore * (Percent ?? 0) / 100m, MidpointRounding.AwayFromZero)));
}

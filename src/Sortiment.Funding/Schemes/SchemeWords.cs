using Sortiment.Funding.InvoiceFiles;

namespace Sortiment.Funding.Schemes;

/// <summary>Where a scheme is in its life; it goes only forward.</summary>
internal enum SchemeStatus
{
    /// <summary>Utkast: being written, seen by the AT centre's finance officer only in the list of drafts.</summary>
    Draft,

    /// <summary>Erbjuden: the principals answer.</summary>
    Offered,

    /// <summary>Aktiv: enough have accepted; invoices are sent and money is spent.</summary>
    Active,

    /// <summary>Avslutad: the period is over; what belongs to it may be booked until it is settled.</summary>
    Closed,

    /// <summary>Slutavräknad: what was left is repaid or reinvested.</summary>
    Settled,
}

/// <summary>How a contribution's amount comes about.</summary>
internal enum ContributionBasis
{
    /// <summary>A rate times the inhabitants on a day.</summary>
    PerInhabitant,

    /// <summary>An amount given for each principal.</summary>
    GivenAmounts,
}

/// <summary>How VAT is taken on an instalment.</summary>
internal enum VatRule
{
    /// <summary>Utanför momsens område: a contribution to a joint cost is no payment for a supply.</summary>
    OutsideScope,

    /// <summary>25 per cent on top.</summary>
    Standard,
}

/// <summary>The words' Swedish.</summary>
internal static class SchemeWords
{
    public static string InSwedish(this SchemeStatus status) =>
        status switch
        {
            SchemeStatus.Draft => "Utkast",
            SchemeStatus.Offered => "Erbjuden",
            SchemeStatus.Active => "Aktiv",
            SchemeStatus.Closed => "Avslutad",
            SchemeStatus.Settled => "Slutavräknad",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status"),
        };

    /// <summary>The same as invoices have it, with its arithmetic: what is promised and what is invoiced are one sum.</summary>
    public static VatTreatment Treatment(this VatRule vat) =>
        vat switch
        {
            VatRule.OutsideScope => VatTreatment.OutsideScope,
            VatRule.Standard => VatTreatment.Standard,
            _ => throw new ArgumentOutOfRangeException(nameof(vat), vat, "Unknown VAT rule"),
        };

    public static string InSwedish(this VatRule vat) =>
        vat switch
        {
            VatRule.OutsideScope => "Utan moms",
            VatRule.Standard => "Med 25 % moms",
            _ => throw new ArgumentOutOfRangeException(nameof(vat), vat, "Unknown VAT rule"),
        };
}

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

    /// <summary>Avslutad: the period is over and nothing more is spent.</summary>
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
internal enum VatTreatment
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

    public static string InSwedish(this VatTreatment vat) =>
        vat switch
        {
            VatTreatment.OutsideScope => "Utan moms",
            VatTreatment.Standard => "Med 25 % moms",
            _ => throw new ArgumentOutOfRangeException(nameof(vat), vat, "Unknown VAT treatment"),
        };
}

namespace Sortiment.Catalogue.Offers;

/// <summary>What a price is for.</summary>
public enum PriceTerms
{
    /// <summary>Paid once: a purchase, or a service carried out.</summary>
    Purchase,

    /// <summary>Rent or subscription by the day.</summary>
    RentPerDay,

    /// <summary>Rent or subscription by the month.</summary>
    RentPerMonth,

    /// <summary>Rent or subscription by the year.</summary>
    RentPerYear,
}

/// <summary>The terms' names.</summary>
public static class PriceTermsNames
{
    /// <summary>What follows the amount: "per månad".</summary>
    public static string InSwedish(this PriceTerms terms) =>
        terms switch
        {
            PriceTerms.Purchase => "engångspris",
            PriceTerms.RentPerDay => "per dag",
            PriceTerms.RentPerMonth => "per månad",
            PriceTerms.RentPerYear => "per år",
            _ => throw new ArgumentOutOfRangeException(nameof(terms), terms, "Unknown terms"),
        };
}

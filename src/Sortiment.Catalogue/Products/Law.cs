namespace Sortiment.Catalogue.Products;

/// <summary>
/// The laws a product is used under. How a product is assigned to a person (<see cref="Offers.OrderingBasis"/>) is
/// another question: what was prescribed under HSL may be used under SoL (investigation 5.5.1).
/// </summary>
public enum Law
{
    /// <summary>Hälso- och sjukvårdslagen: health care.</summary>
    Hsl,

    /// <summary>Socialtjänstlagen: social services.</summary>
    Sol,

    /// <summary>Lagen om stöd och service till vissa funktionshindrade.</summary>
    Lss,
}

/// <summary>The laws' names.</summary>
public static class LawNames
{
    /// <summary>The law's usual short name.</summary>
    public static string InSwedish(this Law law) =>
        law switch
        {
            Law.Hsl => "HSL",
            Law.Sol => "SoL",
            Law.Lss => "LSS",
            _ => throw new ArgumentOutOfRangeException(nameof(law), law, "Unknown law"),
        };
}

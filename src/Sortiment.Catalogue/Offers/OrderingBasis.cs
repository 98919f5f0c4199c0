namespace Sortiment.Catalogue.Offers;

/// <summary>On which ground a product is assigned and ordered (investigation 5.5.1, model 4.3.1).</summary>
public enum OrderingBasis
{
    /// <summary>Förskrivning under HSL, to a person.</summary>
    Prescription,

    /// <summary>Biståndsbeslut under SoL, or a decision under LSS.</summary>
    AidDecision,

    /// <summary>I genomförandet: the unit that carries out a granted measure chooses the product as its way to do it.</summary>
    InExecution,

    /// <summary>Grundutrustning for the municipality's own care, to no particular person.</summary>
    BasicEquipment,
}

/// <summary>The bases' names.</summary>
public static class OrderingBasisNames
{
    /// <summary>A basis' name in Swedish.</summary>
    public static string InSwedish(this OrderingBasis basis) =>
        basis switch
        {
            OrderingBasis.Prescription => "Förskrivning enligt HSL",
            OrderingBasis.AidDecision => "Beslut enligt SoL eller LSS",
            OrderingBasis.InExecution => "I genomförandet av en beviljad insats",
            OrderingBasis.BasicEquipment => "Grundutrustning",
            _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "Unknown basis"),
        };
}

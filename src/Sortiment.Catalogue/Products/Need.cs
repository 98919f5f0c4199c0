namespace Sortiment.Catalogue.Products;

/// <summary>What a digital assistive product helps with: the investigation's seven needs (5.3) and the technical add-ons.</summary>
public enum Need
{
    /// <summary>Kommunicera digitalt.</summary>
    CommunicateDigitally,

    /// <summary>Mäta hälsoparametrar.</summary>
    MeasureHealth,

    /// <summary>Öka trygghet och självständighet.</summary>
    SafetyAndIndependence,

    /// <summary>Kompensera för fysisk funktionsnedsättning.</summary>
    PhysicalImpairment,

    /// <summary>Kompensera för kognitiv funktionsnedsättning.</summary>
    CognitiveImpairment,

    /// <summary>Hantera läkemedel.</summary>
    HandleMedicines,

    /// <summary>Öka aktivitetsnivå.</summary>
    ActivityLevel,

    /// <summary>Skapa tekniska förutsättningar: only as an add-on to another product.</summary>
    TechnicalConditions,
}

/// <summary>The needs' names.</summary>
public static class NeedNames
{
    /// <summary>A need's name in Swedish.</summary>
    public static string InSwedish(this Need need) =>
        need switch
        {
            Need.CommunicateDigitally => "Kommunicera digitalt",
            Need.MeasureHealth => "Mäta hälsoparametrar",
            Need.SafetyAndIndependence => "Öka trygghet och självständighet",
            Need.PhysicalImpairment => "Kompensera för fysisk funktionsnedsättning",
            Need.CognitiveImpairment => "Kompensera för kognitiv funktionsnedsättning",
            Need.HandleMedicines => "Hantera läkemedel",
            Need.ActivityLevel => "Öka aktivitetsnivå",
            Need.TechnicalConditions => "Skapa tekniska förutsättningar",
            _ => throw new ArgumentOutOfRangeException(nameof(need), need, "Unknown need"),
        };
}

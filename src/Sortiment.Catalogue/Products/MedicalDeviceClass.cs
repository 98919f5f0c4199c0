namespace Sortiment.Catalogue.Products;

/// <summary>The risk class of a medical device (medicinteknisk produkt) by regulation (EU) 2017/745, annex VIII.</summary>
public enum MedicalDeviceClass
{
    /// <summary>Lowest risk.</summary>
    ClassI,

    /// <summary>Low to medium risk.</summary>
    ClassIIa,

    /// <summary>Medium to high risk.</summary>
    ClassIIb,

    /// <summary>Highest risk.</summary>
    ClassIII,
}

/// <summary>The classes' names.</summary>
public static class MedicalDeviceClassNames
{
    /// <summary>"klass IIa".</summary>
    public static string InSwedish(this MedicalDeviceClass deviceClass) => $"klass {deviceClass.ToString()[5..]}";
}

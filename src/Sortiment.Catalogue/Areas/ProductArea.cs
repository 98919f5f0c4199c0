namespace Sortiment.Catalogue.Areas;

/// <summary>
/// A group of products that meet the same need in the same way: mobile alarms, medicine handling. A handbook entry may
/// hold for a whole area, and a principal's own contract is for an area.
/// </summary>
internal sealed class ProductArea
{
    private ProductArea() { }

    /// <summary>Stable, in lower case, as it stands in addresses: "mobila-larm".</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    public static ProductArea Create(string code, string name, string description) =>
        new()
        {
            Code = code,
            Name = name,
            Description = description,
        };
}

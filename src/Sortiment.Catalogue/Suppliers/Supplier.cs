using Sortiment.Kernel;
using Sortiment.Platform.Audit;

namespace Sortiment.Catalogue.Suppliers;

/// <summary>A supplier of products and services. Known by its organisation number, of which there is one each.</summary>
internal sealed class Supplier : IAudited
{
    private Supplier() { }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public OrganisationNumber OrganisationNumber { get; private set; }

    /// <summary>Made up, for demonstration: said wherever the supplier is shown.</summary>
    public bool IsExample { get; private set; }

    public static Supplier Register(
        string name,
        OrganisationNumber organisationNumber,
        bool isExample = false,
        Guid? id = null
    ) =>
        new()
        {
            Id = id ?? Guid.CreateVersion7(),
            Name = name.Trim(),
            OrganisationNumber = organisationNumber,
            IsExample = isExample,
        };

    /// <summary>Whether the name is the supplier's: capitals and space around it do not matter.</summary>
    public bool IsCalled(string name) => string.Equals(Name, name.Trim(), StringComparison.OrdinalIgnoreCase);
}

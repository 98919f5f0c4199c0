using Sortiment.Kernel;

namespace Sortiment.Catalogue.Products;

/// <summary>What is said of a product when it is proposed.</summary>
internal sealed record ProductFacts(
    string Name,
    string Description,
    IsoCode IsoCode,
    IReadOnlyList<Need> Needs,
    IReadOnlyList<Law> Laws,
    MedicalDeviceClass? MedicalDeviceClass,
    DataSheet? DataSheet,
    string? AreaCode = null,
    Guid? ProposalId = null,
    bool IsExample = false
);

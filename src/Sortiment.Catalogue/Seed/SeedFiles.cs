using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;

namespace Sortiment.Catalogue.Seed;

// The shape of the files in Data: one a product area, and one each for suppliers and ISO classes.

/// <param name="Id">Given to the supplier that a persona signs in for.</param>
internal sealed record SeedSupplier(string Key, string Name, string OrganisationNumber, Guid? Id = null);

internal sealed record SeedIsoClass(string Code, string Title, string? English = null);

internal sealed record SeedArea(
    string Code,
    string Name,
    string Description,
    IReadOnlyList<SeedAgreement> Agreements,
    IReadOnlyList<SeedEntry> Handbook,
    IReadOnlyList<SeedProduct> Products
);

internal sealed record SeedAgreement(
    string Key,
    AgreementForm Form,
    string Number,
    DateOnly ValidFrom,
    DateOnly? ValidTo
);

/// <param name="Product">The key of the product the entry is for; null when it is for the area.</param>
internal sealed record SeedEntry(string Title, IReadOnlyList<SeedVersion> Versions, string? Product = null);

/// <param name="VastKomDecision">Missing when the region bears the cost and decides alone.</param>
internal sealed record SeedVersion(
    DateOnly ValidFrom,
    string RegionDecision,
    HandbookText Text,
    string? VastKomDecision = null
);

internal sealed record SeedProduct(
    string Key,
    string Supplier,
    string Name,
    string Description,
    string IsoCode,
    IReadOnlyList<Need> Needs,
    IReadOnlyList<Law> Laws,
    Lifecycle Lifecycle,
    IReadOnlyList<SeedArticle> Articles,
    MedicalDeviceClass? MedicalDeviceClass = null,
    DataSheet? DataSheet = null,
    DateOnly? InAssortmentSince = null,
    DateOnly? PhaseOutFrom = null,
    DateOnly? WithdrawnOn = null,
    string? LeavesBecause = null
);

internal sealed record SeedArticle(
    string Number,
    string Name,
    ArticleKind Kind,
    Acquisition Acquisition,
    DeliveryClass Delivery,
    IReadOnlyList<SeedOffer> Offers,
    string? Gtin = null,
    bool IsReconditionable = false,
    string? OrderStop = null
);

/// <param name="Agreement">The key of one of the area's agreements.</param>
internal sealed record SeedOffer(string Agreement, PriceTerms Terms, long PriceOre);

using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue;

/// <summary>
/// What upper modules may do to the shared assortment: bring a proposed product step by step to where all principals
/// can order it. Every operation works inside the caller's transaction, saves at once, and may be repeated with
/// the same arguments without a second effect. An unknown product is a <see cref="NotFoundProblem"/>, a field that is not as it must
/// be an <see cref="InvalidProblem"/>, a step out of order a <see cref="ConflictProblem"/>.
/// </summary>
public interface IAssortment
{
    /// <summary>The edition of ISO 9999 that the assortment's classes are from, by its year.</summary>
    const int IsoEdition = 2016;

    /// <summary>The highest price that is taken for an article: what is above is a slip of the hand.</summary>
    static Money HighestPrice => Money.FromKronor(10_000_000);

    /// <summary>The first day that an agreement can begin on.</summary>
    static DateOnly FirstDay => new(2000, 1, 1);

    /// <summary>The last day that an agreement or a handbook entry can have.</summary>
    static DateOnly LastDay => new(2100, 12, 31);

    /// <summary>
    /// Registers a product as proposed, and its supplier when the organisation number is new. It is not shown in the assortment
    /// yet. The proposal identifies it: the same proposal gives the same product, with its facts left as they were.
    /// </summary>
    /// <returns>The product's id.</returns>
    Task<Guid> ProposeProductAsync(ProposeProduct request, CancellationToken cancellationToken);

    /// <summary>What is wrong when a number and a name do not go together.</summary>
    static string OtherSupplier(OrganisationNumber number, string known) =>
        $"Organisationsnumret {number} hör till {known}. Rätta namnet eller numret.";

    /// <summary>The name of a supplier that the assortment knows; null when the number is new.</summary>
    Task<string?> SupplierNameAsync(OrganisationNumber number, CancellationToken cancellationToken);

    /// <summary>The decisions are made (step 7): the product is shown as being introduced.</summary>
    Task MarkBeingIntroducedAsync(Guid productId, CancellationToken cancellationToken);

    /// <summary>
    /// Step 8: a decided version of the product's handbook entry, in force from a day on. The first version creates the entry;
    /// until then the entry of the product's area governs it, where there is one.
    /// </summary>
    /// <returns>The version's id.</returns>
    Task<Guid> AddHandbookVersionAsync(AddHandbookVersion request, CancellationToken cancellationToken);

    /// <summary>Step 9: an agreement and its prices for the product's articles. Articles that the product lacks are added.</summary>
    Task StateOfferAsync(StateOffer request, CancellationToken cancellationToken);

    /// <summary>
    /// Step 10: the product is in the assortment, and orderable from the day its handbook entry is in force and its
    /// agreement valid.
    /// </summary>
    /// <exception cref="ConflictProblem">
    /// "handbook-missing": no version is in force or dated; "offer-missing": no main product has an offer that has not
    /// ended; "wrong-lifecycle": the product is not being introduced.
    /// </exception>
    Task PlaceInAssortmentAsync(Guid productId, CancellationToken cancellationToken);

    /// <summary>The proposal was withdrawn, rejected or declined: its product leaves before it came in.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="reason">Why, in Swedish.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ConflictProblem">"wrong-lifecycle": the product has been in the assortment.</exception>
    Task WithdrawProposalOfProductAsync(Guid productId, string reason, CancellationToken cancellationToken);
}

/// <summary>A product that a proposal wants in the assortment.</summary>
/// <param name="ProposalId">The proposal: the key that makes repeating safe.</param>
/// <param name="Name">The product's name.</param>
/// <param name="SupplierName">As the assortment has it, when it knows the number; another name is refused.</param>
/// <param name="SupplierOrganisationNumber">Identifies the supplier.</param>
/// <param name="Description">What it is, in Swedish.</param>
/// <param name="IsoCode">A division of ISO 9999 in <see cref="IAssortment.IsoEdition"/>; new to the assortment or not.</param>
/// <param name="Needs">At least one.</param>
/// <param name="Laws">At least one; decides which agreement forms can offer it.</param>
/// <param name="MedicalDeviceClass">Null when it is no medical device.</param>
/// <param name="DataSheet">Null until the supplier has filled it in.</param>
/// <param name="AreaCode">The product area, or null.</param>
public sealed record ProposeProduct(
    Guid ProposalId,
    string Name,
    string SupplierName,
    OrganisationNumber SupplierOrganisationNumber,
    string Description,
    IsoCode IsoCode,
    IReadOnlyList<Need> Needs,
    IReadOnlyList<Law> Laws,
    MedicalDeviceClass? MedicalDeviceClass = null,
    DataSheet? DataSheet = null,
    string? AreaCode = null
);

/// <summary>A decided wording of a product's handbook entry.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Text">Heading by heading.</param>
/// <param name="ValidFrom">The first day; the version before ends the day before.</param>
/// <param name="RegionDecision">Reference to the region's decision.</param>
/// <param name="VastKomDecision">Reference to VästKom's decision; required when the cost is shared.</param>
/// <param name="CostIsShared">Whether both sides bear cost, so that two like-worded decisions are needed.</param>
public sealed record AddHandbookVersion(
    Guid ProductId,
    HandbookText Text,
    DateOnly ValidFrom,
    string RegionDecision,
    string? VastKomDecision,
    bool CostIsShared
);

/// <summary>An agreement and its prices for a product's articles.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Form">Decides who may order on which basis.</param>
/// <param name="AgreementNumber">The agreement called off from.</param>
/// <param name="Valid">The agreement's days.</param>
/// <param name="Articles">At least one.</param>
public sealed record StateOffer(
    Guid ProductId,
    AgreementForm Form,
    string AgreementNumber,
    Period Valid,
    IReadOnlyList<OfferedArticle> Articles
);

/// <summary>An article with its price; what the product already has is found by its number and keeps its facts.</summary>
/// <param name="Number">The supplier's article number.</param>
/// <param name="Name">The article's name.</param>
/// <param name="Kind">What it is within the product.</param>
/// <param name="Terms">What the price is for.</param>
/// <param name="Price">Without VAT, with HMC's mark-up.</param>
/// <param name="Delivery">How long delivery takes.</param>
/// <param name="IsReconditionable">Whether it can be restored for another person.</param>
/// <param name="Gtin">Null when there is none.</param>
public sealed record OfferedArticle(
    string Number,
    string Name,
    ArticleKind Kind,
    PriceTerms Terms,
    Money Price,
    DeliveryClass Delivery = DeliveryClass.StockItem,
    bool IsReconditionable = false,
    Gtin? Gtin = null
);

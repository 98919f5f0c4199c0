using Sortiment.Catalogue;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;

namespace Sortiment.Introduction.Proposals;

/// <summary>The three parts an application must have (step 1); codes as in the process file's required evidence.</summary>
internal enum EvidenceKind
{
    /// <summary>"handbook-proposal": förslag till produktanvisning.</summary>
    HandbookProposal,

    /// <summary>"product-description": leverantörens produktbeskrivning.</summary>
    ProductDescription,

    /// <summary>"evidence": evidens.</summary>
    Evidence,
}

/// <summary>A document that is, or belongs to, one of the parts.</summary>
internal sealed record Attachment(EvidenceKind Kind, Guid DocumentId);

/// <summary>Whether the proposer says that it is a medical device.</summary>
internal enum MedicalDeviceClaim
{
    /// <summary>Not known yet.</summary>
    Unknown,

    /// <summary>It is not.</summary>
    No,

    /// <summary>It is.</summary>
    Yes,
}

/// <summary>
/// What an application says. Everything but the title may be missing in a draft; a list that a caller gives as null is
/// empty.
/// </summary>
internal record ProposalContent
{
    /// <summary>The ISO 9999 edition assumed when none is given.</summary>
    public const int LatestIsoEdition = IAssortment.IsoEdition;

    /// <summary>What the proposal is called.</summary>
    public string? Title { get; init; }

    /// <summary>The product's name.</summary>
    public string? ProductName { get; init; }

    /// <summary>Who sells it.</summary>
    public string? SupplierName { get; init; }

    /// <summary>The supplier's organisation number, when known: "556016-0680".</summary>
    public string? SupplierOrganisationNumber { get; init; }

    /// <summary>The supplier's product description, when it is not a document.</summary>
    public string? ProductDescription { get; init; }

    /// <summary>The needs the product meets.</summary>
    public IReadOnlyList<Need> Needs
    {
        get;
        init => field = [.. (value ?? []).Distinct()];
    } = [];

    /// <summary>The laws it would be used under.</summary>
    public IReadOnlyList<Law> Laws
    {
        get;
        init => field = [.. (value ?? []).Distinct()];
    } = [];

    /// <summary>ISO 9999 code, when known: "22 27 24".</summary>
    public string? IsoCode { get; init; }

    /// <summary>The edition of the code.</summary>
    public int IsoEdition { get; init; } = LatestIsoEdition;

    /// <summary>Whether it is a medical device.</summary>
    public MedicalDeviceClaim MedicalDevice { get; init; }

    /// <summary>The device's class, when it is one and the class is known.</summary>
    public MedicalDeviceClass? MedicalDeviceClass { get; init; }

    /// <summary>The proposed handbook entry, when it is not a document.</summary>
    public HandbookDraft Handbook
    {
        get;
        init => field = value ?? new();
    } = new();

    /// <summary>The evidence, when it is not a document.</summary>
    public string? EvidenceText { get; init; }

    /// <summary>Who the proposer thinks should bear the cost.</summary>
    public CostBearer? SuggestedCostBearer { get; init; }

    /// <summary>A simple data sheet: how it communicates, which personal data, how it is signed in to.</summary>
    public string? DataSheetText { get; init; }

    /// <summary>Documents by part.</summary>
    public IReadOnlyList<Attachment> Attachments
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Whether some document is, or belongs to, a part.</summary>
    public bool Has(EvidenceKind kind) => Attachments.Any(attachment => attachment.Kind == kind);

    /// <summary>What is given must be right; only the title needs to be.</summary>
    internal void CheckDraft(FieldErrors errors)
    {
        errors.Required("title", Title, "Ge förslaget en rubrik.", FieldErrors.LongestName);
        errors.AtMost("productName", ProductName, FieldErrors.LongestName);
        errors.AtMost("supplierName", SupplierName, FieldErrors.LongestName);
        errors.AtMost("productDescription", ProductDescription);
        errors.AtMost("evidenceText", EvidenceText);
        errors.AtMost("dataSheetText", DataSheetText);
        Handbook.CheckLengths(errors, "handbook");
        errors.Unless(
            string.IsNullOrWhiteSpace(SupplierOrganisationNumber)
                || OrganisationNumber.TryParse(SupplierOrganisationNumber, out _),
            "supplierOrganisationNumber",
            "Organisationsnumret stämmer inte. Det skrivs med tio siffror, till exempel 556016-0680."
        );
        errors.Unless(
            string.IsNullOrWhiteSpace(IsoCode) || Kernel.IsoCode.TryParse(IsoCode, IsoEdition, out _),
            "isoCode",
            "ISO-koden stämmer inte. Den skrivs med siffror i par, till exempel 22 27 24."
        );
        errors.Unless(
            MedicalDeviceClass is null || MedicalDevice == MedicalDeviceClaim.Yes,
            "medicalDeviceClass",
            "Klass anges bara för en medicinteknisk produkt."
        );
    }

    /// <summary>All three parts must be there, as text or as document (DOMAIN section 4, step 1).</summary>
    internal void CheckSubmittable(FieldErrors errors)
    {
        CheckDraft(errors);
        errors.Required("productName", ProductName, "Ange produktens namn.");
        errors.Required("supplierName", SupplierName, "Ange leverantören.");
        errors.Unless(Needs.Count > 0, "needs", "Välj minst ett behov som produkten möter.");
        errors.Unless(Laws.Count > 0, "laws", "Välj minst en lag som produkten ska användas enligt.");
        if (!Has(EvidenceKind.HandbookProposal))
        {
            Handbook.CheckProposal(errors, "handbook");
        }

        if (!Has(EvidenceKind.ProductDescription))
        {
            errors.Required(
                "productDescription",
                ProductDescription,
                "Beskriv produkten eller bifoga leverantörens produktbeskrivning."
            );
        }

        if (!Has(EvidenceKind.Evidence))
        {
            errors.Required("evidenceText", EvidenceText, "Beskriv evidensen eller bifoga den som dokument.");
        }
    }
}

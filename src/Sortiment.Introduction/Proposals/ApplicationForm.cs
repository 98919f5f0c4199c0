using Sortiment.Catalogue.Products;

namespace Sortiment.Introduction.Proposals;

/// <summary>What is typed in the application.</summary>
public sealed class ApplicationForm
{
    /// <summary>The version of the proposal that was read; none for a new one.</summary>
    public int Version { get; set; }

    /// <summary>The version to write over, once the user has been told that somebody else has changed the proposal.</summary>
    public int? WriteOver { get; set; }

    /// <summary>The button that was pressed.</summary>
    public string? Action { get; set; }

    /// <summary>The principal's code, chosen by HMC and the office.</summary>
    public string? Principal { get; set; }

    /// <summary>What the proposal is called.</summary>
    public string? Title { get; set; }

    /// <summary>The product's name.</summary>
    public string? ProductName { get; set; }

    /// <summary>Who sells it.</summary>
    public string? SupplierName { get; set; }

    /// <summary>The supplier's organisation number.</summary>
    public string? SupplierOrganisationNumber { get; set; }

    /// <summary>The supplier's product description.</summary>
    public string? ProductDescription { get; set; }

    /// <summary>The needs' names.</summary>
    public string[]? Needs { get; set; }

    /// <summary>The laws' names.</summary>
    public string[]? Laws { get; set; }

    /// <summary>ISO 9999 code.</summary>
    public string? IsoCode { get; set; }

    /// <summary>Whether it is a medical device.</summary>
    public string? MedicalDevice { get; set; }

    /// <summary>The device's class.</summary>
    public string? MedicalDeviceClass { get; set; }

    /// <summary>The handbook draft by field.</summary>
    public Dictionary<string, string?>? Handbook { get; set; }

    /// <summary>The evidence.</summary>
    public string? EvidenceText { get; set; }

    /// <summary>Who should bear the cost.</summary>
    public string? SuggestedCostBearer { get; set; }

    /// <summary>The simple data sheet.</summary>
    public string? DataSheetText { get; set; }

    internal HandbookDraft HandbookDraft => Typed.Texts<HandbookDraft>(Handbook ?? []);

    internal static ApplicationForm From(Proposal proposal)
    {
        var content = proposal.Content;
        return new()
        {
            Version = proposal.Version,
            Title = content.Title,
            ProductName = content.ProductName,
            SupplierName = content.SupplierName,
            SupplierOrganisationNumber = content.SupplierOrganisationNumber,
            ProductDescription = content.ProductDescription,
            Needs = [.. content.Needs.Select(need => need.ToString())],
            Laws = [.. content.Laws.Select(law => law.ToString())],
            IsoCode = content.IsoCode,
            MedicalDevice = content.MedicalDevice.ToString(),
            MedicalDeviceClass = content.MedicalDeviceClass?.ToString(),
            Handbook = Typed.Fields(content.Handbook.All),
            EvidenceText = content.EvidenceText,
            SuggestedCostBearer = content.SuggestedCostBearer?.ToString(),
            DataSheetText = content.DataSheetText,
        };
    }

    /// <summary>What is typed, with what the form does not show taken from what was saved before.</summary>
    internal ProposalContent Over(ProposalContent saved) =>
        saved with
        {
            Title = Typed.Text(Title),
            ProductName = Typed.Text(ProductName),
            SupplierName = Typed.Text(SupplierName),
            SupplierOrganisationNumber = Typed.Text(SupplierOrganisationNumber),
            ProductDescription = Typed.Text(ProductDescription),
            Needs = Typed.Choices<Need>(Needs),
            Laws = Typed.Choices<Law>(Laws),
            IsoCode = Typed.Text(IsoCode),
            MedicalDevice = Typed.Choice<MedicalDeviceClaim>(MedicalDevice) ?? default,
            MedicalDeviceClass = Typed.Choice<MedicalDeviceClass>(MedicalDeviceClass),
            Handbook = HandbookDraft,
            EvidenceText = Typed.Text(EvidenceText),
            SuggestedCostBearer = Typed.Choice<CostBearer>(SuggestedCostBearer),
            DataSheetText = Typed.Text(DataSheetText),
        };
}

using Sortiment.Catalogue;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// What the catalogue must know of a product and an application may lack. Anything given here goes before what the
/// application says.
/// </summary>
/// <param name="AreaCode">The product area; no application says it.</param>
internal sealed record ProductCompletion(
    string? SupplierName = null,
    string? SupplierOrganisationNumber = null,
    string? IsoCode = null,
    int? IsoEdition = null,
    string? Description = null,
    MedicalDeviceClass? MedicalDeviceClass = null,
    string? AreaCode = null
)
{
    /// <summary>What an application says.</summary>
    public static ProductCompletion From(ProposalContent content) =>
        new(
            content.SupplierName,
            content.SupplierOrganisationNumber,
            content.IsoCode,
            content.IsoEdition,
            content.ProductDescription,
            content.MedicalDeviceClass
        );

    /// <summary>This, with what it leaves out taken from another.</summary>
    public ProductCompletion Over(ProductCompletion other) =>
        new(
            Given(SupplierName) ?? Given(other.SupplierName),
            Given(SupplierOrganisationNumber) ?? Given(other.SupplierOrganisationNumber),
            Given(IsoCode) ?? Given(other.IsoCode),
            IsoEdition ?? other.IsoEdition,
            Given(Description) ?? Given(other.Description),
            MedicalDeviceClass ?? other.MedicalDeviceClass,
            Given(AreaCode) ?? Given(other.AreaCode)
        );

    /// <summary>The product as the catalogue takes it, once <see cref="Check"/> has nothing to say.</summary>
    public ProposeProduct ToProduct(Guid proposalId, ProposalContent content, bool isMedicalDevice) =>
        new(
            proposalId,
            content.ProductName!,
            SupplierName!,
            OrganisationNumber.Parse(SupplierOrganisationNumber!),
            Description!,
            Kernel.IsoCode.Parse(IsoCode!, Edition),
            content.Needs,
            content.Laws,
            isMedicalDevice ? MedicalDeviceClass : null,
            AreaCode: AreaCode!
        );

    internal void Check(FieldErrors errors, string path, bool isMedicalDevice)
    {
        errors.Required($"{path}.supplierName", SupplierName, "Ange leverantören.", FieldErrors.LongestName);
        errors.Unless(
            OrganisationNumber.TryParse(SupplierOrganisationNumber, out _),
            $"{path}.supplierOrganisationNumber",
            "Ange leverantörens organisationsnummer med tio siffror, till exempel 556016-0680."
        );
        errors.Unless(
            Kernel.IsoCode.TryParse(IsoCode, Edition, out _),
            $"{path}.isoCode",
            "Ange produktens ISO-kod med siffror i par, till exempel 22 27 24."
        );
        errors.Required($"{path}.description", Description, "Beskriv produkten: ansökan har ingen beskrivning i text.");
        errors.Unless(
            !isMedicalDevice || MedicalDeviceClass is not null,
            $"{path}.medicalDeviceClass",
            "Bedömningen säger att produkten är medicinteknisk. Ange dess klass."
        );
        errors.Required(
            $"{path}.areaCode",
            AreaCode,
            "Välj produktområde. Det avgör vilka egna avtal som berörs.",
            FieldErrors.LongestName
        );
    }

    private int Edition => IsoEdition ?? ProposalContent.LatestIsoEdition;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

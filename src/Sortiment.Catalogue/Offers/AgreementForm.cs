namespace Sortiment.Catalogue.Offers;

/// <summary>
/// The five cooperation agreements between the principals. The form decides who may order what, and on which basis:
/// <see cref="OrderingRights"/> (investigation 4.4.4 and 5.4; DOMAIN section 4).
/// </summary>
public enum AgreementForm
{
    /// <summary>Samarbetsavtal: all 50 principals.</summary>
    CooperationAgreement,

    /// <summary>Överenskommelse: within the region alone; the municipalities are no party to it.</summary>
    RegionalAccord,

    /// <summary>Grundutrustning: municipalities rent or buy for their own care, but do not prescribe.</summary>
    BasicEquipment,

    /// <summary>Tilläggsavtal, which widens the Samarbetsavtal to more products.</summary>
    SupplementaryAgreement,

    /// <summary>Nytt avtal, with the region as central purchasing body (inköpscentral): SoL and LSS.</summary>
    CentralPurchasing,
}

/// <summary>The agreement forms' names.</summary>
public static class AgreementFormNames
{
    /// <summary>A form's name in Swedish.</summary>
    public static string InSwedish(this AgreementForm form) =>
        form switch
        {
            AgreementForm.CooperationAgreement => "Samarbetsavtal",
            AgreementForm.RegionalAccord => "Överenskommelse",
            AgreementForm.BasicEquipment => "Grundutrustning",
            AgreementForm.SupplementaryAgreement => "Tilläggsavtal",
            AgreementForm.CentralPurchasing => "Nytt avtal (inköpscentral)",
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Unknown agreement form"),
        };
}

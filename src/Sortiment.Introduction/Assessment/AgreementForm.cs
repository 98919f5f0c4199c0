namespace Sortiment.Introduction.Assessment;

/// <summary>The five cooperation agreements that decide who may order what (DOMAIN section 4).</summary>
internal enum AgreementForm
{
    /// <summary>Samarbetsavtal: all 50 principals.</summary>
    CooperationAgreement,

    /// <summary>Överenskommelse: the region alone; municipalities cannot prescribe from it.</summary>
    RegionalAccord,

    /// <summary>Grundutrustning: municipalities rent or buy, but do not prescribe.</summary>
    BasicEquipment,

    /// <summary>Tilläggsavtal to the Samarbetsavtal.</summary>
    SupplementaryAgreement,

    /// <summary>Nytt avtal, with VGR as central purchasing body (inköpscentral): SoL and LSS.</summary>
    CentralPurchasing,
}

/// <summary>The agreement forms' names.</summary>
internal static class AgreementFormNames
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

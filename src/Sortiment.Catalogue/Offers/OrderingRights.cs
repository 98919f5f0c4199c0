using Sortiment.Catalogue.Products;

namespace Sortiment.Catalogue.Offers;

/// <summary>The two sides of the cooperation; what a principal may order depends on which side it is.</summary>
public enum PrincipalSide
{
    /// <summary>One of the 49 municipalities: responsible for SoL and LSS, and for health care in the home.</summary>
    Municipality,

    /// <summary>Västra Götalandsregionen: responsible for health care.</summary>
    Region,
}

/// <summary>Who may order on which basis under which agreement form.</summary>
internal static class OrderingRights
{
    /// <summary>
    /// The bases a form opens to a side; none when the side is no party to it. Investigation 4.4.4: the Samarbetsavtal is for personal
    /// products that either side prescribes; the Överenskommelse holds within the region; Grundutrustning is for
    /// municipal care providers' own operations, rented or bought. Investigation 5.4, option 3: the Tilläggsavtal widens
    /// the Samarbetsavtal and follows it in everything else; option 4: under the new agreement municipalities order what
    /// has been assessed for a person under SoL or LSS, by an aid decision or while carrying one out (5.5.1).
    /// A municipality's prescription on trust at the region's cost (5.4) is the region's order, and is not counted here.
    /// </summary>
    public static IReadOnlyList<OrderingBasis> Bases(AgreementForm form, PrincipalSide side) =>
        (form, side) switch
        {
            (AgreementForm.CooperationAgreement or AgreementForm.SupplementaryAgreement, _) =>
            [
                OrderingBasis.Prescription,
            ],
            (AgreementForm.RegionalAccord, PrincipalSide.Region) => [OrderingBasis.Prescription],
            (AgreementForm.BasicEquipment, PrincipalSide.Municipality) => [OrderingBasis.BasicEquipment],
            (AgreementForm.CentralPurchasing, PrincipalSide.Municipality) =>
            [
                OrderingBasis.AidDecision,
                OrderingBasis.InExecution,
            ],
            _ => [],
        };

    /// <summary>
    /// Whether a product used under these laws can be offered in this form: the first four cover only products with a
    /// use in health care, the new agreement is for SoL and LSS (investigation 5.4).
    /// </summary>
    public static bool Covers(AgreementForm form, IEnumerable<Law> laws) =>
        form == AgreementForm.CentralPurchasing ? laws.Any(law => law is Law.Sol or Law.Lss) : laws.Contains(Law.Hsl);

    /// <summary>Whether everything ordered in this form is prescribed: then main products are rented, never bought (investigation 4.4.11).</summary>
    public static bool IsForPrescription(AgreementForm form) =>
        form
            is AgreementForm.CooperationAgreement
                or AgreementForm.SupplementaryAgreement
                or AgreementForm.RegionalAccord;

    /// <summary>Why a side that <see cref="Bases"/> gives nothing cannot order in this form, in Swedish.</summary>
    public static string WhyNot(AgreementForm form) =>
        form switch
        {
            AgreementForm.RegionalAccord =>
                "Produkten omfattas av Överenskommelsen, som bara gäller inom Västra Götalandsregionen. Kommuner kan inte förskriva den.",
            AgreementForm.BasicEquipment =>
                "Produkten erbjuds som grundutrustning, och det är till för kommunernas egna verksamheter.",
            AgreementForm.CentralPurchasing =>
                "Produkten erbjuds i avtalet för SoL och LSS, som kommunerna ansvarar för. Regionen kan inte beställa den där.",
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "This form is open to both sides"),
        };
}

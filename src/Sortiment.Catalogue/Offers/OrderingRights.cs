using Sortiment.Principals.Tenants;

namespace Sortiment.Catalogue.Offers;

/// <summary>Who may order on which basis under which agreement form.</summary>
internal static class OrderingRights
{
    /// <summary>
    /// The bases a form opens to a kind of principal; none when it is no party to it. Investigation 4.4.4: the Samarbetsavtal is for personal
    /// products that either side prescribes; the Överenskommelse holds within the region; Grundutrustning is for
    /// municipal care providers' own operations, rented or bought. Investigation 5.4, option 3: the Tilläggsavtal widens
    /// the Samarbetsavtal and follows it in everything else; option 4: under the new agreement municipalities order what
    /// has been assessed for a person under SoL or LSS, by an aid decision or while carrying one out (5.5.1).
    /// A municipality's prescription on trust at the region's cost (5.4) is the region's order, and is not counted here.
    /// </summary>
    public static IReadOnlyList<OrderingBasis> Bases(AgreementForm form, PrincipalKind kind) =>
        (form, kind) switch
        {
            (AgreementForm.CooperationAgreement or AgreementForm.SupplementaryAgreement, _) =>
            [
                OrderingBasis.Prescription,
            ],
            (AgreementForm.RegionalAccord, PrincipalKind.Region) => [OrderingBasis.Prescription],
            (AgreementForm.BasicEquipment, PrincipalKind.Municipality) => [OrderingBasis.BasicEquipment],
            (AgreementForm.CentralPurchasing, PrincipalKind.Municipality) =>
            [
                OrderingBasis.AidDecision,
                OrderingBasis.InExecution,
            ],
            _ => [],
        };

    /// <summary>Why a principal that <see cref="Bases"/> gives nothing cannot order in this form, in Swedish.</summary>
    public static string WhyNot(AgreementForm form) =>
        form switch
        {
            AgreementForm.RegionalAccord =>
                "Produkten omfattas av Överenskommelsen, som bara gäller inom Västra Götalandsregionen. Kommuner kan inte förskriva den.",
            AgreementForm.BasicEquipment =>
                "Produkten erbjuds som grundutrustning, och det är till för kommunernas egna verksamheter.",
            AgreementForm.CentralPurchasing =>
                "Produkten erbjuds i avtalet för SoL och LSS, som kommunerna ansvarar för. Regionen kan inte beställa den där.",
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "This form is open to every principal"),
        };
}

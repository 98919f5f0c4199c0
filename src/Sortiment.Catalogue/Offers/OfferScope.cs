using Sortiment.Catalogue.Products;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue.Offers;

/// <summary>What can be offered in which agreement form.</summary>
internal static class OfferScope
{
    /// <summary>
    /// Four of the forms cover only products with a use in health care, the new agreement is for SoL and LSS (investigation 5.4).
    /// What is prescribed is rented, never bought (4.4.11): that is said of the main product; what goes with it may have
    /// a price.
    /// </summary>
    /// <exception cref="InvalidProblem">"agreementForm" or "terms" does not fit.</exception>
    public static void Check(AgreementForm form, IReadOnlyList<Law> laws, ArticleKind kind, PriceTerms terms)
    {
        if (!Covers(form, laws))
        {
            throw new InvalidProblem(
                "agreementForm",
                form == AgreementForm.CentralPurchasing
                    ? "Det nya avtalet är till för produkter som används enligt SoL eller LSS."
                    : $"{form.InSwedish()} omfattar bara produkter som har en användning i hälso- och sjukvården (HSL)."
            );
        }

        if (terms == PriceTerms.Purchase && kind == ArticleKind.MainProduct && IsForPrescription(form))
        {
            throw new InvalidProblem(
                "terms",
                $"Enligt {form.InSwedish()} förskrivs produkten, och huvudhjälpmedel som förskrivs hyrs ut. Ange en hyra i stället för ett pris."
            );
        }
    }

    private static bool Covers(AgreementForm form, IReadOnlyList<Law> laws) =>
        form == AgreementForm.CentralPurchasing ? laws.Any(law => law is Law.Sol or Law.Lss) : laws.Contains(Law.Hsl);

    private static bool IsForPrescription(AgreementForm form) =>
        form
            is AgreementForm.CooperationAgreement
                or AgreementForm.SupplementaryAgreement
                or AgreementForm.RegionalAccord;
}

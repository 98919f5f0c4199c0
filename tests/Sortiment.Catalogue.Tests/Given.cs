using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Catalogue.Suppliers;
using Sortiment.Kernel;

namespace Sortiment.Catalogue.Tests;

/// <summary>A safety alarm and its rules, as they are before anything has happened to them.</summary>
internal static class Given
{
    public const string Area = "mobila-larm";

    public static readonly DateOnly Today = new(2026, 5, 4);

    public static readonly Period ThisYear = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

    public static readonly HandbookDecisions BothDecisions = new(CostIsShared: true, "HSD 1", "VK 1");

    public static ProductSeries Product(params Law[] laws) =>
        ProductSeries.Propose(
            Supplier.Register("Tryggnära", OrganisationNumber.Parse("212000-0142")),
            new ProductFacts(
                "Hemma Duo",
                "Trygghetslarm",
                IsoCode.Parse("22 27 18", 2016),
                [Need.SafetyAndIndependence],
                laws is [] ? [Law.Hsl, Law.Sol] : laws,
                MedicalDeviceClass: null,
                DataSheet: null,
                Area
            ),
            Today
        );

    public static Article MainArticle(ProductSeries product, string number = "TN-1") =>
        Article(product, number, ArticleKind.MainProduct);

    public static Article Article(ProductSeries product, string number, ArticleKind kind) =>
        product.AddArticle(
            new ArticleFacts(
                number,
                $"Artikel {number}",
                kind,
                Acquisition.RentOrBuy,
                DeliveryClass.StockItem,
                IsReconditionable: true,
                Gtin: null
            )
        );

    public static void Offer(
        ProductSeries product,
        Article article,
        AgreementForm form = AgreementForm.CooperationAgreement,
        PriceTerms terms = PriceTerms.RentPerMonth,
        Period? valid = null
    ) => product.StateOffer(article, form, $"RA-{form}", valid ?? ThisYear, terms, new Money(12_900));

    public static HandbookEntry Handbook(ProductSeries product, DateOnly? validFrom = null)
    {
        var entry = HandbookEntry.ForProduct(product.Id, product.Name);
        entry.AddVersion(validFrom ?? new DateOnly(2026, 1, 1), Text(), BothDecisions);
        return entry;
    }

    public static HandbookText Text(string goals = "Trygg hemma") =>
        new()
        {
            TargetGroup = "Vuxna",
            JustifyingNeeds = "Fallrisk",
            IntendedUse = "Larma",
            Goals = goals,
            Criteria = "Förstår larmet",
            Prescribers = "Arbetsterapeut",
            Orderers = "Biståndshandläggare",
            Training = "Webbutbildning",
            CostResponsibility = "Kommunen",
            Fees = "Ingen",
            FollowUp = "Varje år",
            Risks = "Strömavbrott",
        };

    /// <summary>A product at a stage of its life, with a main article and a spare part on offer.</summary>
    public static ProductSeries At(Lifecycle stage)
    {
        var product = Product();
        Offer(product, MainArticle(product));
        Offer(product, Article(product, "TN-2", ArticleKind.SparePart), terms: PriceTerms.Purchase);
        if (stage == Lifecycle.Proposed)
        {
            return product;
        }

        product.MarkBeingIntroduced(Today);
        if (stage == Lifecycle.BeingIntroduced)
        {
            return product;
        }

        product.PlaceInAssortment(Handbook(product), Today);
        if (stage == Lifecycle.InAssortment)
        {
            return product;
        }

        product.PhaseOut("Ersätts.", Today);
        if (stage == Lifecycle.Withdrawn)
        {
            product.Withdraw("Ersatt.", Today);
        }

        return product;
    }
}

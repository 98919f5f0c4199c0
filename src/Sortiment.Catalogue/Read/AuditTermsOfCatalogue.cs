using Microsoft.Extensions.DependencyInjection;
using Sortiment.Catalogue.Areas;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.LocalContracts;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Catalogue.Seed;
using Sortiment.Catalogue.Suppliers;
using Sortiment.Platform.Audit;
using static Sortiment.Platform.Audit.AuditField;

namespace Sortiment.Catalogue.Read;

/// <summary>What the module's things, fields and use cases are called in the trail.</summary>
internal static class AuditTermsOfCatalogue
{
    private static readonly (string, AuditField)[] DataSheet =
    [
        ("connections", Of<Connection>("Kommunicerar med", ConnectionNames.InSwedish)),
        ("personalData", "Personuppgifter"),
        ("dataOwner", "Äger uppgifterna"),
        ("storedWhere", "Lagras"),
        ("sentWhere", "Skickas till"),
        ("usesPublicCloud", "Publik molntjänst"),
        ("secureSignIn", "Säker inloggning"),
        ("factoryReset", "Återställning och frånkoppling"),
        ("restoredBy", "Återställs av"),
        ("standards", "Standarder"),
        ("hasOpenApi", "Öppet gränssnitt (API)"),
        ("hasRemoteTroubleshooting", "Felsökning på distans"),
        ("batteryHours", "Batteritid (timmar)"),
    ];

    public static void AddAuditTerms(this IServiceCollection services)
    {
        AddProducts(services);
        AddHandbook(services);
        services.AddAuditTerm(
            nameof(LocalContract),
            "Eget avtal",
            ("areaCode", To("Produktområde", nameof(ProductArea))),
            ("supplierName", "Leverantör"),
            ("reference", "Avtalets namn eller nummer"),
            ("validFrom", "Första dag"),
            ("validTo", "Sista dag"),
            ("choice", Of<ContractChoice>("Avtal som används", ContractChoiceNames.InSwedish)),
            ("exclusiveUntil", "Trohetskrav till och med")
        );
        services.AddAuditNames(
            nameof(LocalContract),
            (CatalogueDbContext context, Guid[] ids) =>
                context
                    .LocalContracts.Where(c => ids.Contains(c.Id))
                    .Select(c => new AuditThing(c.Id.ToString(), c.Reference, $"/egna-avtal/{c.Id}"))
        );
        services.AddAuditNamesByCode(
            nameof(ProductArea),
            (CatalogueDbContext context, string[] codes) =>
                context.Areas.Where(a => codes.Contains(a.Code)).Select(a => new AuditThing(a.Code, a.Name, null))
        );
        services.AddAuditMessages(
            (nameof(RegisterLocalContract), "Eget avtal upplagt"),
            (nameof(ChangeLocalContract), "Eget avtal ändrat"),
            (nameof(RemoveLocalContract), "Eget avtal borttaget"),
            (nameof(SeedCatalogue), "Grunduppgifter upplagda"),
            (nameof(SeedExamples), "Exempeldata upplagda")
        );
    }

    private static void AddProducts(IServiceCollection services)
    {
        services.AddAuditTerm(
            nameof(Supplier),
            "Leverantör",
            ("name", "Namn"),
            ("organisationNumber", "Organisationsnummer"),
            ("isExample", "Exempeldata")
        );
        services.AddAuditTerm(
            nameof(ProductSeries),
            "Produkt",
            [
                ("supplierId", To("Leverantör", nameof(Supplier))),
                ("areaCode", To("Produktområde", nameof(ProductArea))),
                ("proposalId", To("Förslag", "Proposal")),
                ("name", "Namn"),
                ("description", "Beskrivning"),
                ("isoClassCode", "ISO-kod"),
                ("isoEdition", "ISO-kodens utgåva"),
                ("needs", Of<Need>("Behov", NeedNames.InSwedish)),
                ("laws", Of<Law>("Lagar", LawNames.InSwedish)),
                (
                    "medicalDeviceClass",
                    Of<MedicalDeviceClass>("Medicinteknisk klass", MedicalDeviceClassNames.InSwedish)
                ),
                .. Under("dataSheet", "Datablad", DataSheet),
                ("lifecycle", Of<Lifecycle>("Läge", LifecycleMoves.InSwedish)),
                ("lifecycleSince", "I läget sedan"),
                ("lifecycleReason", "Skäl"),
                ("inAssortmentSince", "I sortimentet sedan"),
                ("isExample", "Exempeldata"),
            ]
        );
        services.AddAuditTerm(
            nameof(Article),
            "Artikel",
            ("productId", To("Produkt", nameof(ProductSeries))),
            ("supplierId", To("Leverantör", nameof(Supplier))),
            ("number", "Artikelnummer"),
            ("name", "Namn"),
            ("kind", Of<ArticleKind>("Slag", ArticleNames.InSwedish)),
            ("gtin", "GTIN"),
            ("acquisition", Of<Acquisition>("Hyra eller köp", ArticleNames.InSwedish)),
            ("isReconditionable", "Kan rekonditioneras"),
            ("delivery", Of<DeliveryClass>("Leverans", ArticleNames.InSwedish)),
            ("isPublished", "Visas"),
            ("isOrderable", "Går att beställa"),
            ("orderStop", "Skäl till beställningsstopp")
        );
        services.AddAuditTerm(
            nameof(Offer),
            "Pris",
            ("articleId", To("Artikel", nameof(Article))),
            ("form", Of<AgreementForm>("Avtalsform", AgreementFormNames.InSwedish)),
            ("agreementNumber", "Avtalsnummer"),
            ("validFrom", "Gäller från"),
            ("validTo", "Gäller till"),
            ("terms", Of<PriceTerms>("Pris per", PriceTermsNames.InSwedish)),
            ("price", Ore("Pris"))
        );
        services.AddAuditNames(
            nameof(Supplier),
            (CatalogueDbContext context, Guid[] ids) =>
                context
                    .Suppliers.Where(s => ids.Contains(s.Id))
                    .Select(s => new AuditThing(s.Id.ToString(), s.Name, null))
        );
        services.AddAuditNames(
            nameof(ProductSeries),
            (CatalogueDbContext context, Guid[] ids) =>
                context
                    .Products.Where(p => ids.Contains(p.Id))
                    .Select(p => new AuditThing(p.Id.ToString(), p.Name, $"/sortiment/{p.Id}"))
        );
        services.AddAuditNames(
            nameof(Article),
            (CatalogueDbContext context, Guid[] ids) =>
                context
                    .Articles.Where(a => ids.Contains(a.Id))
                    .Select(a => new AuditThing(a.Id.ToString(), $"{a.Name} ({a.Number})", $"/sortiment/{a.ProductId}"))
        );
        services.AddAuditNames(
            nameof(Offer),
            (CatalogueDbContext context, Guid[] ids) =>
                from offer in context.Offers
                join article in context.Articles on offer.ArticleId equals article.Id
                where ids.Contains(offer.Id)
                select new AuditThing(
                    offer.Id.ToString(),
                    $"{article.Name}, {offer.AgreementNumber}",
                    $"/sortiment/{article.ProductId}"
                )
        );
    }

    private static void AddHandbook(IServiceCollection services)
    {
        services.AddAuditTerm(
            nameof(HandbookEntry),
            "Produktanvisning",
            ("title", "Rubrik"),
            ("productId", To("Produkt", nameof(ProductSeries))),
            ("areaCode", To("Produktområde", nameof(ProductArea))),
            ("isExample", "Exempeldata")
        );
        services.AddAuditTerm(
            nameof(HandbookVersion),
            "Version av produktanvisning",
            ("entryId", To("Produktanvisning", nameof(HandbookEntry))),
            ("number", "Version"),
            ("validFrom", "Gäller från"),
            ("validTo", "Gäller till"),
            ("regionDecision", "Regionens beslut"),
            ("vastKomDecision", "VästKoms beslut")
        );
        services.AddAuditNames(
            nameof(HandbookEntry),
            (CatalogueDbContext context, Guid[] ids) =>
                context
                    .Handbook.Where(e => ids.Contains(e.Id))
                    .Select(e => new AuditThing(e.Id.ToString(), e.Title, $"/handbok/{e.Id}"))
        );
        services.AddAuditNames(
            nameof(HandbookVersion),
            (CatalogueDbContext context, Guid[] ids) =>
                from version in context.HandbookVersions
                join entry in context.Handbook on version.EntryId equals entry.Id
                where ids.Contains(version.Id)
                select new AuditThing(
                    version.Id.ToString(),
                    $"{entry.Title}, version {version.Number}",
                    $"/handbok/{entry.Id}?version={version.Number}"
                )
        );
    }
}

using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Principals.Tenants;

namespace Sortiment.Catalogue.Read;

// Flat rows for the read API: shared by all principals, the same for everybody who reads them.

/// <summary>A supplier.</summary>
internal sealed class SupplierRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>"556677-8899".</summary>
    public required string OrganisationNumber { get; init; }

    /// <summary>Made up, for demonstration.</summary>
    public bool IsExample { get; init; }

    public static IQueryable<SupplierRow> All(CatalogueDbContext context) =>
        context.Suppliers.Select(supplier => new SupplierRow
        {
            Id = supplier.Id,
            Name = supplier.Name,
            // kept as text; the cast reaches it, so that it can be filtered in SQL
            OrganisationNumber = (string)(object)supplier.OrganisationNumber,
            IsExample = supplier.IsExample,
        });
}

/// <summary>A product of the assortment.</summary>
internal sealed class ProductRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public Guid SupplierId { get; init; }

    public required string SupplierName { get; init; }

    public string? AreaCode { get; init; }

    public string? AreaName { get; init; }

    /// <summary>"22 27 24".</summary>
    public required string IsoCode { get; init; }

    public int IsoEdition { get; init; }

    public required string IsoTitle { get; init; }

    public IReadOnlyList<Need> Needs { get; init; } = [];

    public IReadOnlyList<Law> Laws { get; init; } = [];

    /// <summary>Null when it is no medical device.</summary>
    public MedicalDeviceClass? MedicalDeviceClass { get; init; }

    public Lifecycle Lifecycle { get; init; }

    public DateOnly LifecycleSince { get; init; }

    public DateOnly? InAssortmentSince { get; init; }

    public bool IsExample { get; init; }

    public IEnumerable<ArticleRow> Articles { get; init; } = [];

    public static IQueryable<ProductRow> All(CatalogueDbContext context)
    {
        var articles = ArticleRow.All(context);
        return from product in context.Products.Where(Shown.InAssortment)
            join supplier in context.Suppliers on product.SupplierId equals supplier.Id
            join iso in context.IsoClasses
                on new { Code = product.IsoClassCode, Edition = product.IsoEdition } equals new
                {
                    iso.Code,
                    iso.Edition,
                }
            join area in context.Areas on product.AreaCode equals area.Code into areas
            from area in areas.DefaultIfEmpty()
            select new ProductRow
            {
                Id = product.Id,
                Name = product.Name,
                Description = product.Description,
                SupplierId = product.SupplierId,
                SupplierName = supplier.Name,
                AreaCode = product.AreaCode,
                AreaName = area == null ? null : area.Name,
                IsoCode = product.IsoClassCode,
                IsoEdition = product.IsoEdition,
                IsoTitle = iso.Title,
                Needs = product.Needs,
                Laws = product.Laws,
                MedicalDeviceClass = product.MedicalDeviceClass,
                Lifecycle = product.Lifecycle,
                LifecycleSince = product.LifecycleSince,
                InAssortmentSince = product.InAssortmentSince,
                IsExample = product.IsExample,
                Articles = articles.Where(article => article.ProductId == product.Id).ToList(),
            };
    }
}

/// <summary>A published article.</summary>
internal sealed class ArticleRow
{
    public Guid Id { get; init; }

    public Guid ProductId { get; init; }

    public required string ProductName { get; init; }

    public Guid SupplierId { get; init; }

    /// <summary>The supplier's article number.</summary>
    public required string Number { get; init; }

    public required string Name { get; init; }

    public ArticleKind Kind { get; init; }

    public string? Gtin { get; init; }

    public Acquisition Acquisition { get; init; }

    public DeliveryClass Delivery { get; init; }

    public bool IsReconditionable { get; init; }

    /// <summary>HMC takes orders for it. Who may order is told by its offers and by the product's page.</summary>
    public bool IsOrderable { get; init; }

    public string? OrderStop { get; init; }

    public IEnumerable<OfferRow> Offers { get; init; } = [];

    public static IQueryable<ArticleRow> All(CatalogueDbContext context)
    {
        var offers = OfferRow.Of(context);
        return from article in context.Articles
            join product in context.Products.Where(Shown.InAssortment) on article.ProductId equals product.Id
            where article.IsPublished
            select new ArticleRow
            {
                Id = article.Id,
                ProductId = article.ProductId,
                ProductName = product.Name,
                SupplierId = article.SupplierId,
                Number = article.Number,
                Name = article.Name,
                Kind = article.Kind,
                Gtin = (string?)(object?)article.Gtin,
                Acquisition = article.Acquisition,
                Delivery = article.Delivery,
                IsReconditionable = article.IsReconditionable,
                IsOrderable = article.IsOrderable,
                OrderStop = article.OrderStop,
                Offers = offers.Where(offer => offer.ArticleId == article.Id).ToList(),
            };
    }
}

/// <summary>A price for a published article under an agreement.</summary>
internal sealed class OfferRow
{
    private static readonly AgreementForm[] ForMunicipalities = OpenTo(PrincipalKind.Municipality);
    private static readonly AgreementForm[] ForRegion = OpenTo(PrincipalKind.Region);

    public Guid Id { get; init; }

    public Guid ArticleId { get; init; }

    public AgreementForm AgreementForm { get; init; }

    public required string AgreementNumber { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>The last day; null while there is none.</summary>
    public DateOnly? ValidTo { get; init; }

    public PriceTerms Terms { get; init; }

    /// <summary>In öre, without VAT.</summary>
    public long PriceOre { get; init; }

    /// <summary>The agreement is open to municipalities.</summary>
    public bool OpenToMunicipalities { get; init; }

    /// <summary>The agreement is open to the region.</summary>
    public bool OpenToRegion { get; init; }

    public static IQueryable<OfferRow> All(CatalogueDbContext context) =>
        Of(context)
            .Where(offer =>
                context.Articles.Any(article =>
                    article.Id == offer.ArticleId
                    && article.IsPublished
                    && context.Products.Where(Shown.InAssortment).Any(product => product.Id == article.ProductId)
                )
            );

    /// <summary>Also those of articles that are not shown.</summary>
    internal static IQueryable<OfferRow> Of(CatalogueDbContext context) =>
        context.Offers.Select(offer => new OfferRow
        {
            Id = offer.Id,
            ArticleId = offer.ArticleId,
            AgreementForm = offer.Form,
            AgreementNumber = offer.AgreementNumber,
            ValidFrom = offer.ValidFrom,
            ValidTo = offer.ValidTo,
            Terms = offer.Terms,
            PriceOre = (long)(object)offer.Price,
            OpenToMunicipalities = ForMunicipalities.Contains(offer.Form),
            OpenToRegion = ForRegion.Contains(offer.Form),
        });

    private static AgreementForm[] OpenTo(PrincipalKind kind) =>
        [.. Enum.GetValues<AgreementForm>().Where(form => OrderingRights.Bases(form, kind).Count > 0)];
}

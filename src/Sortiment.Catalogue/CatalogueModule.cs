using System.Linq.Expressions;
using Mediator;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Products;
using Sortiment.Catalogue.Read;
using Sortiment.Catalogue.Seed;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.ReadApi;
using Sortiment.Platform.Tenancy;
using Sortiment.Ui;

namespace Sortiment.Catalogue;

/// <summary>The shared assortment: suppliers, products, articles, offers, handbook, and who may order.</summary>
public static class CatalogueModule
{
    /// <summary>Adds the module.</summary>
    public static IServiceCollection AddCatalogue(this IServiceCollection services)
    {
        services.AddModuleDbContext<CatalogueDbContext>(CatalogueDbContext.SchemaName);
        services.AddScoped<IAssortment, SharedAssortment>();
        services.AddSingleton<AssortmentCache>();
        services.AddAssortmentSets();
        services.AddAuditTerms();
        services.AddPages(typeof(CatalogueModule).Assembly);
        services.AddNavigation(
            new NavigationItem("Sortiment", "sortiment", 20),
            new NavigationItem("Handbok", "handbok", 30),
            new NavigationItem("Egna avtal", "egna-avtal", 70, Roles.AtPrincipal)
        );
        return services;
    }

    /// <summary>The first rows: ISO classes and product areas always, the example assortment in Development.</summary>
    public static async Task SeedCatalogueAsync(ISender sender, bool development, CancellationToken cancellationToken)
    {
        using var acting = AmbientActor.Act(Actor.System);
        await sender.Send(new SeedCatalogue(), cancellationToken);
        if (development)
        {
            await sender.Send(new SeedExamples(), cancellationToken);
        }
    }

    private static void AddAssortmentSets(this IServiceCollection services)
    {
        Add("Products", (ProductRow row) => row.Id, ProductRow.All);
        Add("Articles", (ArticleRow row) => row.Id, ArticleRow.All);
        Add("Offers", (OfferRow row) => row.Id, OfferRow.All);
        Add("Suppliers", (SupplierRow row) => row.Id, SupplierRow.All);
        Add("HandbookEntries", (HandbookEntryRow row) => row.Id, HandbookEntryRow.All);

        void Add<TRow>(string name, Expression<Func<TRow, Guid>> key, Func<CatalogueDbContext, IQueryable<TRow>> rows)
            where TRow : class =>
            services.AddReadSet(
                name,
                key,
                provider => rows(provider.GetRequiredService<CatalogueDbContext>()),
                set => set.VersionedBy(AssortmentVersion.MarkAsync)
            );
    }
}

using FluentValidation;
using Mediator;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Products;
using Sortiment.Catalogue.Read;
using Sortiment.Catalogue.Seed;
using Sortiment.Platform.Persistence;
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
}

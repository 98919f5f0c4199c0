using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Catalogue.Data;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Catalogue.Seed;

/// <summary>Sees to it that ISO classes and product areas are there. Runs at each build's first start.</summary>
[AllowedRoles(Roles.System)]
internal sealed record SeedCatalogue : ICommand<int>;

internal sealed class SeedCatalogueHandler(CatalogueDbContext context, TimeProvider clock)
    : ICommandHandler<SeedCatalogue, int>
{
    public async ValueTask<int> Handle(SeedCatalogue command, CancellationToken cancellationToken)
    {
        var source = ExampleAssortment.Load(clock.StockholmToday());
        var classes = await context.IsoClasses.Select(c => new { c.Code, c.Edition }).ToListAsync(cancellationToken);
        var areas = await context.Areas.Select(a => a.Code).ToListAsync(cancellationToken);
        context.AddRange(source.IsoClasses.ExceptBy(classes, c => new { c.Code, c.Edition }));
        context.AddRange(source.Areas.ExceptBy(areas, a => a.Code));
        return await context.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>The example assortment, in Development: once, while there are no products.</summary>
[AllowedRoles(Roles.System)]
internal sealed record SeedExamples : ICommand<int>;

internal sealed class SeedExamplesHandler(CatalogueDbContext context, TimeProvider clock)
    : ICommandHandler<SeedExamples, int>
{
    public async ValueTask<int> Handle(SeedExamples command, CancellationToken cancellationToken)
    {
        if (await context.Products.AnyAsync(cancellationToken))
        {
            return 0;
        }

        var example = ExampleAssortment.Load(clock.StockholmToday());
        context.AddRange(example.Suppliers);
        context.AddRange(example.Products);
        context.AddRange(example.Handbook);
        return await context.SaveChangesAsync(cancellationToken);
    }
}

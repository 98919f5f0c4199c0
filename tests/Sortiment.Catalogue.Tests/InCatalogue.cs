using Microsoft.Extensions.DependencyInjection;
using Sortiment.Catalogue.Data;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Sortiment.Testing;

namespace Sortiment.Catalogue.Tests;

internal static class InCatalogue
{
    /// <summary>One unit of work as an upper module's command has it: the assortment and the context, committed at the end.</summary>
    public static async Task InCatalogueAsync(this SortimentApp app, Func<IAssortment, CatalogueDbContext, Task> work)
    {
        using var acting = AmbientActor.Act(Actor.System);
        await using var scope = app.Services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.BeginAsync(readOnly: false, TestContext.Current.CancellationToken);
        await work(
            scope.ServiceProvider.GetRequiredService<IAssortment>(),
            scope.ServiceProvider.GetRequiredService<CatalogueDbContext>()
        );
        await session.CommitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The same, with an answer.</summary>
    public static async Task<T> InCatalogueAsync<T>(this SortimentApp app, Func<IAssortment, Task<T>> work)
    {
        T? answer = default;
        await app.InCatalogueAsync(async (assortment, _) => answer = await work(assortment));
        return answer!;
    }
}

using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OData.Edm;
using Microsoft.OData.ModelBuilder;
using Sortiment.Platform.Http;

namespace Sortiment.Platform.ReadApi;

/// <summary>How a module lets its rows be read under <c>/odata</c>.</summary>
public static class ReadApiServices
{
    private const string Prefix = "odata";

    /// <summary>Adds an entity set.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">The set's name in the address: "Products".</param>
    /// <param name="key">The row's key, a single property; also the order of the rows when nobody asks for another.</param>
    /// <param name="rows">
    /// The rows as the acting person may see them: a projection of entities (<c>context.Products.Select(p => new ProductRow { ... })</c>).
    /// Asked inside a read-only transaction, on the scope's contexts.
    /// </param>
    /// <param name="configure">Roles and version, where the set has any.</param>
    /// <exception cref="ArgumentException">The row type shows a tenant id.</exception>
    public static IServiceCollection AddReadSet<TRow, TKey>(
        this IServiceCollection services,
        string name,
        Expression<Func<TRow, TKey>> key,
        Func<IServiceProvider, IQueryable<TRow>> rows,
        Action<ReadSet>? configure = null
    )
        where TRow : class
        where TKey : notnull
    {
        var set = new ReadSet<TRow, TKey>(name, key, rows);
        configure?.Invoke(set);
        return services.AddSingleton<ReadSet>(set).AddSingleton(set);
    }

    internal static void AddReadApi(this IServiceCollection services)
    {
        services
            .AddMvcCore()
            .ConfigureApplicationPartManager(parts =>
            {
                // else every type of every module is asked whether it is a controller; OData has one of its own
                parts.ApplicationParts.Clear();
                parts.ApplicationParts.Add(new AssemblyPart(typeof(ODataOptions).Assembly));
                parts.FeatureProviders.Add(new ReadSetControllers(services));
            })
            .AddOData(
                (options, provider) =>
                    // no skip tokens: they lose rows whose order is by a column without a value
                    options
                        .Select()
                        .Filter()
                        .OrderBy()
                        .Expand()
                        .Count()
                        .SetMaxTop(null)
                        .AddRouteComponents(Prefix, ModelOf(provider.GetServices<ReadSet>()))
            );
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApplicationModelProvider, ReadSetNames>());
    }

    internal static void MapReadApi(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapControllers().RequireRateLimiting(RateLimits.Api);

    private static IEdmModel ModelOf(IEnumerable<ReadSet> sets)
    {
        var model = new ODataConventionModelBuilder(new NoDerivedTypes())
        {
            Namespace = "Sortiment",
            ContainerName = "Sortiment",
        };
        model.EnableLowerCamelCase();
        foreach (var set in sets.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            set.AddTo(model);
        }

        // the rows' CLR namespaces are nobody else's business
        foreach (var type in model.StructuralTypes.Cast<IEdmTypeConfiguration>().Concat(model.EnumTypes))
        {
            if (type is StructuralTypeConfiguration structural)
            {
                structural.Namespace = "Sortiment";
            }
            else if (type is EnumTypeConfiguration enumeration)
            {
                enumeration.Namespace = "Sortiment";
            }
        }

        return model.GetEdmModel();
    }

    /// <summary>
    /// Rows inherit from nothing and nothing inherits from them. Else the model's builder would look for it in every type of every
    /// loaded assembly, which takes a second of each start.
    /// </summary>
    private sealed class NoDerivedTypes : IAssemblyResolver
    {
        public IEnumerable<Assembly> Assemblies => [];
    }

    /// <summary>A controller for each read set that any module has added by the time the first request comes.</summary>
    private sealed class ReadSetControllers(IServiceCollection services)
        : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
        {
            foreach (var set in services.Select(s => s.ImplementationInstance).OfType<ReadSet>().Distinct())
            {
                feature.Controllers.Add(set.Controller.GetTypeInfo());
            }
        }
    }

    /// <summary>Names each controller after its set, before OData (order 100) looks for the set's routes by that name.</summary>
    private sealed class ReadSetNames(IEnumerable<ReadSet> sets) : IApplicationModelProvider
    {
        public int Order => 0;

        public void OnProvidersExecuting(ApplicationModelProviderContext context)
        {
            var names = sets.ToDictionary(s => s.Controller, s => s.Name);
            foreach (var controller in context.Result.Controllers)
            {
                controller.ControllerName = names.GetValueOrDefault(
                    controller.ControllerType,
                    controller.ControllerName
                );
            }
        }

        public void OnProvidersExecuted(ApplicationModelProviderContext context) { }
    }
}

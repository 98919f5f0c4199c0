using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Sortiment.Ui;

/// <summary>The module's surface to Host and to the modules that have pages.</summary>
public static class UiModule
{
    /// <summary>Registers the layout and the shared components. Pages need <c>ITenantContext</c> from Platform.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddOptions<UiOptions>().BindConfiguration("Ui");
        services.AddSingleton<PageAssemblies>();
        services.AddRazorComponents();
        return services;
    }

    /// <summary>Tells the router that this assembly holds pages.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, Assembly assembly) =>
        services.AddSingleton(new PageAssembly(assembly));

    /// <summary>Adds places to the main navigation.</summary>
    public static IServiceCollection AddNavigation(
        this IServiceCollection services,
        params ReadOnlySpan<NavigationItem> items
    )
    {
        foreach (var item in items)
        {
            services.AddSingleton(item);
        }

        return services;
    }
}

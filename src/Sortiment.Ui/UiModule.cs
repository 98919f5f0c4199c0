using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Ui;

/// <summary>The module's surface to Host and to the modules that have pages.</summary>
public static class UiModule
{
    private static readonly HashSet<string> AuditReaders = [Roles.Steward, Roles.Coordinator];

    /// <summary>Registers the layout and the shared components. Pages need <c>ITenantContext</c> from Platform.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddOptions<UiOptions>().BindConfiguration("Ui");
        services.AddSingleton<PageAssemblies>();
        services.AddRazorComponents();
        services.AddNavigation(
            new NavigationItem("Granskningslogg", "drift/granskningslogg", 90, AuditReaders),
            new NavigationItem("Utkorgen", "drift/utkorg", 95, new HashSet<string> { Roles.Steward })
        );
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

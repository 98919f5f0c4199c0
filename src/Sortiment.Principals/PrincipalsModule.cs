using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.ReadApi;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;
using Sortiment.Principals.Organs;
using Sortiment.Principals.Read;
using Sortiment.Principals.SignIn;
using Sortiment.Principals.Tenants;
using Sortiment.Ui;

namespace Sortiment.Principals;

/// <summary>The 50 tenants, their people, and the joint organs.</summary>
public static class PrincipalsModule
{
    /// <summary>Adds the module.</summary>
    public static IServiceCollection AddPrincipals(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services.AddSignIn(configuration, environment);
        services.AddModuleDbContext<PrincipalsDbContext>(PrincipalsDbContext.SchemaName);
        services.AddSingleton<IActorStrategy, SignedInActor>();
        services.AddScoped<IPrincipalDirectory, PrincipalDirectory>();
        services.AddOptions<CouncilRules>().BindConfiguration("Council");
        services.AddReadSet(
            "Principals",
            (PrincipalRow row) => row.Code,
            p => PrincipalRow.All(p.GetRequiredService<PrincipalsDbContext>(), p.GetRequiredService<TimeProvider>())
        );
        services.AddValidators(typeof(PrincipalsModule).Assembly);
        services.AddAuditTerms();
        services.AddPages(typeof(PrincipalsModule).Assembly);
        services.AddNavigation(
            new NavigationItem("Personer", "huvudman/personer", 60, new HashSet<string> { Roles.Coordinator }),
            new NavigationItem("Huvudmän", "huvudman", 70),
            new NavigationItem("Organ", "organ", 80),
            new NavigationItem("Förvaltning", "forvaltning", 90, new HashSet<string> { Roles.Steward })
        );
        return services;
    }

    /// <summary>Maps signing in and out.</summary>
    public static void MapPrincipals(this IEndpointRouteBuilder endpoints) => endpoints.MapSignIn();

    /// <summary>Finds the acting person of every request; stands right after authentication.</summary>
    public static IApplicationBuilder UseActingPerson(this IApplicationBuilder app) =>
        app.UseMiddleware<SignedInActorMiddleware>();

    /// <summary>The first rows: the principals always, made-up people in Development.</summary>
    public static async Task SeedPrincipalsAsync(ISender sender, bool development, CancellationToken cancellationToken)
    {
        using var acting = AmbientActor.Act(Actor.System);
        await sender.Send(new SeedPrincipals(), cancellationToken);
        if (development)
        {
            await sender.Send(new SeedPersonas(), cancellationToken);
        }
    }
}

using Mediator;
using Npgsql;
using Sortiment.Catalogue;
using Sortiment.Funding;
using Sortiment.Introduction;
using Sortiment.LocalPostgres;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;
using Sortiment.Platform.Persistence;
using Sortiment.Principals;
using Sortiment.Ui;

namespace Sortiment.Host;

/// <summary>Puts the modules together, in the one line of dependence that they have.</summary>
internal static class Composition
{
    /// <summary>The services of every module. None of them asks for the database before the app is built.</summary>
    public static void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.UseStaticWebAssets();
        if (!builder.Environment.IsDevelopment())
        {
            // watches for edited files by a route that takes every address, so that none would be unknown
            builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        }

        if (builder.Environment.IsDevelopment())
        {
            // mail goes to a folder that /utveckling/post shows
            builder.Configuration["Mail:Pickup"] ??= Path.Combine(
                LocalClusterOptions.FindHome(builder.Environment.ContentRootPath),
                "mail"
            );
        }

        Observation.AddTelemetry(builder);
        services.AddMediator(options =>
        {
            options.ServiceLifetime = ServiceLifetime.Scoped;
            options.PipelineBehaviors =
            [
                typeof(AuthorizationBehavior<,>),
                typeof(ValidationBehavior<,>),
                typeof(TransactionBehavior<,>),
            ];
        });
        services.AddPlatform(builder.Configuration, builder.Environment);
        services.AddUi();
        services.AddPrincipals(builder.Configuration, builder.Environment);
        services.AddCatalogue();
        services.AddIntroduction(builder.Configuration);
        services.AddFunding();
    }

    /// <summary>The app on a database, with its services only: <see cref="Map"/> gives it its addresses.</summary>
    /// <param name="builder">Has the services.</param>
    /// <param name="connectionString">Asked when the database is first used; may wait for it to be there.</param>
    public static WebApplication Build(WebApplicationBuilder builder, Func<string> connectionString)
    {
        builder.Services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString()).Build());
        return builder.Build();
    }

    /// <summary>What each request goes through, and the addresses of every module.</summary>
    public static void Map(WebApplication app)
    {
        app.UseTransport();
        app.UseSecurityHeaders();
        app.UseErrorAnswers();
        app.UseKnownCharset();
        app.UseGoneForm();
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication(); // also answers the provider's call back, which is no endpoint
        app.UseUnknownAddress();
        app.UseActingPerson();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseForgeryGuard();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPlatform();
        app.MapPrincipals();
        app.MapIntroduction();
        app.MapFunding();
        app.MapRazorComponents<AppRoot>()
            .AddAdditionalAssemblies([.. app.Services.GetRequiredService<PageAssemblies>().All]);
    }

    /// <summary>Migrates where the owner's connection is known, and sees to the first rows.</summary>
    public static async Task PrepareAsync(WebApplication app, string? ownerConnectionString, CancellationToken ct)
    {
        if (ownerConnectionString is not null)
        {
            await ModuleMigrator.MigrateAsync(ownerConnectionString, app.Services.GetServices<ModuleSchema>(), ct);
        }
        else if (!await app.Services.GetRequiredService<SeededBuilds>().IsMigratedAsync(ct))
        {
            throw new SettingException(
                LocalDatabase.OwnerSetting,
                "is not set, and no node that has it has migrated this database yet: start such a node first."
            );
        }

        var development = app.Environment.IsDevelopment();
        var sender = app.Services.GetRequiredService<ISender>();
        await app
            .Services.GetRequiredService<SeededBuilds>()
            .OnceAsync(
                [
                    typeof(Composition).Assembly,
                    typeof(PlatformModule).Assembly,
                    typeof(PrincipalsModule).Assembly,
                    typeof(CatalogueModule).Assembly,
                    typeof(FundingModule).Assembly,
                ],
                development,
                async () =>
                {
                    await PrincipalsModule.SeedPrincipalsAsync(sender, development, ct);
                    await CatalogueModule.SeedCatalogueAsync(sender, development, ct);
                    await FundingModule.SeedFundingAsync(sender, development, ct);
                },
                ct
            );
    }
}

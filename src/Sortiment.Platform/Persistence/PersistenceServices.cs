using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Persistence;

/// <summary>How a module adds its DbContext to the shared unit of work.</summary>
public static class PersistenceServices
{
    /// <summary>Adds the module's context on the scope's one connection, and its schema to what is migrated at start.</summary>
    /// <param name="services">The container.</param>
    /// <param name="schema">The module's schema.</param>
    /// <param name="script">See <see cref="ModuleSchema"/>.</param>
    public static IServiceCollection AddModuleDbContext<TContext>(
        this IServiceCollection services,
        string schema,
        Func<string>? script = null
    )
        where TContext : ModuleDbContext
    {
        services.AddScoped(provider =>
        {
            var session = provider.GetRequiredService<DbSession>();
            var options = Options<TContext>(session.Connection, schema);
            var context = ActivatorUtilities.CreateInstance<TContext>(provider, options);
            session.Enlist(context);
            return context;
        });
        services.AddSingleton(
            new ModuleSchema(schema, connection => DesignTime(Options<TContext>(connection, schema)), script)
        );
        return services;
    }

    /// <summary>A context outside the app, as the owner: for migrations only. It audits nothing and sees no tenant.</summary>
    public static TContext DesignTime<TContext>(DbContextOptions<TContext> options)
        where TContext : ModuleDbContext =>
        (TContext)Activator.CreateInstance(typeof(TContext), options, TenantContext.Nobody, null)!;

    /// <summary>The options that every module's context has.</summary>
    public static DbContextOptions<TContext> Options<TContext>(NpgsqlConnection connection, string schema)
        where TContext : DbContext =>
        new DbContextOptionsBuilder<TContext>()
            .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__migrations", schema))
            .UseSnakeCaseNamingConvention()
            .Options;
}

/// <summary>Base of a module's design-time factory, for <c>dotnet ef</c>: needs no database to write a migration.</summary>
/// <param name="schema">The module's schema.</param>
public abstract class ModuleDesignTimeFactory<TContext>(string schema) : IDesignTimeDbContextFactory<TContext>
    where TContext : ModuleDbContext
{
    /// <inheritdoc />
    public TContext CreateDbContext(string[] args) =>
        PersistenceServices.DesignTime(
            PersistenceServices.Options<TContext>(new NpgsqlConnection("Host=localhost"), schema)
        );
}

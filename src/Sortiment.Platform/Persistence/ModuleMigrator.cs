using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Sortiment.Platform.Persistence;

/// <summary>A module's part of the database: its schema and how to make its context on the owner's connection.</summary>
/// <param name="Schema">The schema's name.</param>
/// <param name="Create">Makes the context.</param>
/// <param name="Script">SQL that creates what is not in the model and is missing; run at every start, before the migrations.</param>
public sealed record ModuleSchema(
    string Schema,
    Func<NpgsqlConnection, ModuleDbContext> Create,
    Func<string>? Script = null
);

/// <summary>
/// Brings every module's schema up to date as <c>sortiment_owner</c>: migrations, what the app may do, and row-level
/// security as the model declares it. What a build has once brought up to date it leaves alone when it starts again. Nodes that
/// start together take turns by an advisory lock.
/// </summary>
public static class ModuleMigrator
{
    private const long AdvisoryLock = 0x534F5254; // "SORT"

    // Who acts, as row-level security asks. After a pooled connection is reset a setting reads '' and not null.
    private const string Actors = """
        CREATE SCHEMA IF NOT EXISTS platform;
        CREATE OR REPLACE FUNCTION platform.current_tenant() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
            AS $$ SELECT NULLIF(current_setting('sortiment.tenant', true), '') $$;
        CREATE OR REPLACE FUNCTION platform.is_joint() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
            AS $$ SELECT current_setting('sortiment.joint', true) IS NOT DISTINCT FROM 'on' $$;
        CREATE OR REPLACE FUNCTION platform.current_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
            AS $$ SELECT NULLIF(current_setting('sortiment.person', true), '')::uuid $$;
        """;

    /// <summary>Migrates the modules in the order given: lower modules first.</summary>
    /// <param name="ownerConnectionString">Connects as the owner of the database.</param>
    /// <param name="modules">The modules' schemas.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public static async Task MigrateAsync(
        string ownerConnectionString,
        IEnumerable<ModuleSchema> modules,
        CancellationToken cancellationToken
    )
    {
        // an index on a large table takes its time, and so does waiting for another node's migration
        var once = new NpgsqlConnectionStringBuilder(ownerConnectionString) { CommandTimeout = 0, Pooling = false };
        await using var connection = new NpgsqlConnection(once.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({AdvisoryLock})", cancellationToken);
        await ExecuteAsync(connection, Actors, cancellationToken);
        foreach (var module in modules)
        {
            await MigrateAsync(connection, module, cancellationToken);
        }

        await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({AdvisoryLock})", cancellationToken);
    }

    private static async Task MigrateAsync(NpgsqlConnection connection, ModuleSchema module, CancellationToken ct)
    {
        var schema = module.Schema;
        await ExecuteAsync(
            connection,
            $"""
            CREATE SCHEMA IF NOT EXISTS {schema};
            GRANT USAGE ON SCHEMA {schema} TO sortiment_app;
            ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO sortiment_app;
            ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE ON SEQUENCES TO sortiment_app;
            """,
            ct
        );
        if (module.Script is { } script)
        {
            await ExecuteAsync(connection, script(), ct);
        }

        await using var context = module.Create(connection);
        var build = BuildOf(context);
        var marks = (await MarkAsync(connection, schema, ct))?.Split(' ');

        // the same build wants the same of the database, and to ask Entity Framework takes most of a second at each start
        if (marks?[0] == build)
        {
            return;
        }

        var pending = (await context.Database.GetPendingMigrationsAsync(ct)).Any();
        if (pending)
        {
            await context.Database.MigrateAsync(ct);
        }

        var statements = Isolation.StatementsOf(context.GetService<IDesignTimeModel>().Model).ToList();
        statements.Add($"REVOKE INSERT, UPDATE, DELETE ON {schema}.__migrations FROM sortiment_app");
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', statements))));

        // recreating policies locks their tables, so a build that changes nothing leaves them alone
        if (!pending && marks?[^1] == mark)
        {
            statements.Clear();
        }

        statements.Add($"COMMENT ON TABLE {schema}.__migrations IS '{build} {mark}'");
        await ExecuteAsync(connection, "BEGIN; " + string.Join("; ", statements) + "; COMMIT", ct);
    }

    private static string BuildOf(ModuleDbContext context) =>
        BuildIdentity.Of([
            context.GetType().Assembly,
            typeof(ModuleMigrator).Assembly,
            typeof(DbContext).Assembly,
            typeof(NpgsqlDbContextOptionsBuilderExtensions).Assembly,
        ]);

    private static async Task<string?> MarkAsync(NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT obj_description(to_regclass('{schema}.__migrations'))";
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }
}

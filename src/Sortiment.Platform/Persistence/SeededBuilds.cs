using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace Sortiment.Platform.Persistence;

/// <summary>
/// Seeds once for each build: the same build would see to the same rows again, and to find them all there took a quarter of
/// each start. What somebody has taken away since comes back with a build that has not seeded this database yet.
/// </summary>
public sealed class SeededBuilds(NpgsqlDataSource source, TimeProvider clock)
{
    private const long AdvisoryLock = 0x53454544; // "SEED"

    /// <summary>Whether somebody has migrated this database so far that it can be seeded.</summary>
    public async Task<bool> IsMigratedAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT to_regclass('platform.seeded_builds') IS NOT NULL");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Seeds unless this build already has, in this database. Nodes that start together take turns.</summary>
    /// <param name="seeds">Where the seeds are: another build of any of them seeds again.</param>
    /// <param name="examples">Whether examples are among the seeds: with and without are told apart.</param>
    /// <param name="seed">Sees to the rows, on connections of its own; it may find them there already.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public async Task OnceAsync(
        IEnumerable<Assembly> seeds,
        bool examples,
        Func<Task> seed,
        CancellationToken cancellationToken
    )
    {
        var build = $"{BuildIdentity.Of(seeds)} {(examples ? "with" : "without")} examples";
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        // the transaction holds the turn, so that it ends with it, behind a pooler too
        await using var turn = await connection.BeginTransactionAsync(cancellationToken);
        await WaitAsync(connection, cancellationToken);
        if (!await HasAsync(connection, build, cancellationToken))
        {
            await seed();
            await KeepAsync(connection, build, cancellationToken);
            await turn.CommitAsync(cancellationToken);
        }
    }

    private static async Task WaitAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_xact_lock({AdvisoryLock})";
        command.CommandTimeout = 0; // as long as another node seeds
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<bool> HasAsync(NpgsqlConnection connection, string build, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT FROM platform.seeded_builds WHERE build = $1)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = build });
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private async Task KeepAsync(NpgsqlConnection connection, string build, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO platform.seeded_builds (build, seeded_at) VALUES ($1, $2)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = build });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A build that has seeded this database.</summary>
public sealed class SeededBuild
{
    private SeededBuild() { }

    /// <summary>Tells it from every other build.</summary>
    public string Build { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset SeededAt { get; private set; }
}

internal sealed class SeededBuildMapping : IEntityTypeConfiguration<SeededBuild>
{
    public void Configure(EntityTypeBuilder<SeededBuild> builder)
    {
        builder.ToTable("seeded_builds");
        builder.HasKey(b => b.Build);
        builder.AppendOnly();
    }
}

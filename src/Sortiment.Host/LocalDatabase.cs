using Npgsql;
using Sortiment.LocalPostgres;

namespace Sortiment.Host;

/// <summary>
/// The database the app runs on: the one that is configured, else a private cluster under <c>.sortiment/</c> that starts
/// and stops with the app.
/// </summary>
internal sealed class LocalDatabase : IAsyncDisposable
{
    private readonly LocalCluster? cluster;

    private LocalDatabase(string app, string? owner, LocalCluster? cluster)
    {
        App = app;
        Owner = owner;
        this.cluster = cluster;
    }

    /// <summary>Connects as <c>sortiment_app</c>.</summary>
    public string App { get; }

    /// <summary>Connects as <c>sortiment_owner</c>, for migrations; null when somebody else migrates.</summary>
    public string? Owner { get; }

    /// <summary>Starts what is needed.</summary>
    public static async Task<LocalDatabase> OpenAsync(
        WebApplicationBuilder builder,
        CancellationToken cancellationToken
    )
    {
        if (builder.Configuration.GetConnectionString("Sortiment") is { Length: > 0 } app)
        {
            return new LocalDatabase(app, builder.Configuration.GetConnectionString("SortimentOwner"), null);
        }

        var home =
            builder.Configuration["LocalPostgres:Home"]
            ?? LocalClusterOptions.FindHome(builder.Environment.ContentRootPath);
        var cluster = await LocalCluster.StartAsync(
            new LocalClusterOptions { Home = home, Progress = Console.WriteLine },
            cancellationToken
        );
        return new LocalDatabase(cluster.AppConnectionString, cluster.OwnerConnectionString, cluster);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }
}

using Npgsql;
using Sortiment.LocalPostgres;

namespace Sortiment.Host;

/// <summary>How the app connects to its database.</summary>
/// <param name="App">As <c>sortiment_app</c>.</param>
/// <param name="Owner">As <c>sortiment_owner</c>, for migrations; null when somebody else migrates.</param>
internal sealed record DatabaseConnections(string App, string? Owner);

/// <summary>
/// The database the app runs on: the one that is configured, else a private cluster under <c>.sortiment/</c> that starts
/// and stops with the app.
/// </summary>
internal sealed class LocalDatabase : IAsyncDisposable
{
    private readonly Task<LocalCluster>? starting;

    private LocalDatabase(Task<DatabaseConnections> connections, Task<LocalCluster>? starting)
    {
        Connections = connections;
        this.starting = starting;
    }

    /// <summary>Done when the database takes connections; fails with <see cref="LocalClusterException"/> when it cannot.</summary>
    public Task<DatabaseConnections> Connections { get; }

    /// <summary>Begins to start what is needed, and does not wait for it.</summary>
    public static LocalDatabase Open(WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetConnectionString("Sortiment") is { Length: > 0 } app)
        {
            var owner = builder.Configuration.GetConnectionString("SortimentOwner");
            return new LocalDatabase(Task.FromResult(new DatabaseConnections(app, owner)), null);
        }

        // the configuration is read here: others write to it while the cluster starts
        var home =
            builder.Configuration["LocalPostgres:Home"]
            ?? LocalClusterOptions.FindHome(builder.Environment.ContentRootPath);
        var options = new LocalClusterOptions { Home = home, Progress = Console.WriteLine };
        var starting = Task.Run(() => LocalCluster.StartAsync(options, CancellationToken.None));
        return new LocalDatabase(ConnectionsOf(starting), starting);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (starting is null)
        {
            return;
        }

        // it may still be on its way when something else fails; why it failed itself is told by Connections
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (starting.IsCompletedSuccessfully)
        {
            await starting.Result.DisposeAsync();
        }
    }

    private static async Task<DatabaseConnections> ConnectionsOf(Task<LocalCluster> starting)
    {
        var cluster = await starting;
        return new DatabaseConnections(cluster.AppConnectionString, cluster.OwnerConnectionString);
    }
}

using System.Net.Sockets;
using Npgsql;
using Sortiment.LocalPostgres;
using Sortiment.Platform;

namespace Sortiment.Host;

/// <summary>How the app connects to its database.</summary>
/// <param name="App">As <c>sortiment_app</c>.</param>
/// <param name="Owner">As <c>sortiment_owner</c>, for migrations; null when somebody else migrates.</param>
internal sealed record DatabaseConnections(string App, string? Owner);

/// <summary>
/// The database the app runs on: the one that is configured, else, in Development, a private cluster under <c>.sortiment/</c>
/// that starts and stops with the app.
/// </summary>
internal sealed class LocalDatabase : IAsyncDisposable
{
    /// <summary>The settings, by the names that the environment has them by.</summary>
    public const string AppSetting = "ConnectionStrings__Sortiment";

    /// <inheritdoc cref="AppSetting"/>
    public const string OwnerSetting = "ConnectionStrings__SortimentOwner";

    private readonly Task<LocalCluster>? starting;

    private LocalDatabase(Task<DatabaseConnections> connections, Task<LocalCluster>? starting)
    {
        Connections = connections;
        this.starting = starting;
    }

    /// <summary>
    /// Done when the database takes connections; fails with <see cref="LocalClusterException"/> when the private cluster cannot
    /// be had, and with <see cref="SettingException"/> when a configured database cannot be reached.
    /// </summary>
    public Task<DatabaseConnections> Connections { get; }

    /// <summary>Begins to start what is needed, and does not wait for it.</summary>
    /// <exception cref="SettingException">
    /// No database is configured outside Development: a node that has lost its setting must not begin afresh on an empty one.
    /// </exception>
    public static LocalDatabase Open(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var owner = configuration.GetConnectionString("SortimentOwner") is { Length: > 0 } set ? set : null;
        if (configuration.GetConnectionString("Sortiment") is { Length: > 0 } app)
        {
            return new LocalDatabase(Task.Run(() => ReachAsync(new DatabaseConnections(app, owner))), null);
        }

        if (owner is not null || !builder.Environment.IsDevelopment())
        {
            throw new SettingException(
                AppSetting,
                "must say how to reach the database as sortiment_app: a PostgreSQL of its own is started in Development only, "
                    + $"and only without {OwnerSetting}."
            );
        }

        // the configuration is read here: others write to it while the cluster starts
        var home =
            configuration["LocalPostgres:Home"] ?? LocalClusterOptions.FindHome(builder.Environment.ContentRootPath);
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

    private static async Task<DatabaseConnections> ReachAsync(DatabaseConnections configured)
    {
        await ReachAsync(AppSetting, configured.App);
        if (configured.Owner is { } owner)
        {
            await ReachAsync(OwnerSetting, owner);
        }

        return configured;
    }

    // What is wrong is told without what is set, which has a password in it.
    private static async Task ReachAsync(string setting, string connectionString)
    {
        try
        {
            var once = new NpgsqlConnectionStringBuilder(connectionString) { Multiplexing = false, Pooling = false };
            await using var connection = new NpgsqlConnection(once.ConnectionString);
            await connection.OpenAsync();
        }
        catch (ArgumentException problem)
        {
            const string Form = "must be a connection string: Host=…;Database=…;Username=…;Password=…";
            throw new SettingException(setting, Form, problem);
        }
        catch (Exception problem) when (problem is NpgsqlException or SocketException or TimeoutException)
        {
            throw new SettingException(setting, $"leads to no database: {problem.Message}", problem);
        }
    }
}

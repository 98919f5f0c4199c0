using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;
using Sortiment.LocalPostgres;

namespace Sortiment.Testing.Cluster;

/// <summary>
/// One throw-away PostgreSQL for the whole test process: started when first asked for, stopped and deleted when the process
/// ends. Each process has its own, so that they run in parallel; what a killed one left is removed by the next.
/// </summary>
public sealed class TestCluster
{
    private static readonly Lock _starting = new();
    private static Task<TestCluster>? _shared;

    // kept, since a registration ends when it is collected
    private static PosixSignalRegistration[] _signals = [];

    private readonly LocalCluster _cluster;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new();
    private int _made;

    private TestCluster(LocalCluster cluster) => _cluster = cluster;

    /// <summary>This process' cluster.</summary>
    public static Task<TestCluster> SharedAsync() => SharedAsync(null, null);

    /// <summary>This process' cluster with a template in it that was prepared once for all test processes of this build.</summary>
    /// <param name="key">The template's key, for <see cref="TemplateAsync"/>.</param>
    /// <param name="prepare">Migrates and seeds it, where this is the first.</param>
    public static Task<TestCluster> SharedAsync(string? key, Func<TestDatabase, Task>? prepare)
    {
        lock (_starting)
        {
            return _shared ??= StartAsync(key, prepare);
        }
    }

    /// <summary>
    /// A template database, prepared once a process where the cluster did not begin with it: <paramref name="prepare"/> gets it and
    /// migrates or seeds. Give the answer to <see cref="CreateDatabaseAsync"/>; a copy takes a fraction of a second.
    /// </summary>
    /// <param name="key">Names what is prepared, e.g. <c>migrated</c>; the same key is prepared once, also in parallel.</param>
    public Task<string> TemplateAsync(string key, Func<TestDatabase, Task> prepare) =>
        _templates.GetOrAdd(key, _ => new Lazy<Task<string>>(() => PrepareAsync(prepare))).Value;

    /// <summary>A database of its own for a test or a class of tests; dropped when disposed.</summary>
    /// <param name="template">From <see cref="TemplateAsync"/>; null: empty.</param>
    public async Task<TestDatabase> CreateDatabaseAsync(string? template = null)
    {
        var name = NextName("test");
        await _cluster.CreateDatabaseAsync(name, template);
        return new TestDatabase(_cluster, name);
    }

    private async Task<string> PrepareAsync(Func<TestDatabase, Task> prepare)
    {
        var name = NextName("template");
        await _cluster.CreateDatabaseAsync(name);
        await prepare(new TestDatabase(_cluster, name));
        await _cluster.SealDatabaseAsync(name);
        return name;
    }

    private string NextName(string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}_{Interlocked.Increment(ref _made)}");

    private static async Task<TestCluster> StartAsync(string? key, Func<TestDatabase, Task>? prepare)
    {
        // Each user has a directory of their own, and each process one below it, named by its pid.
        var all = Path.Combine(Path.GetTempPath(), $"sortiment-tests-{Environment.UserName}");
        Directory.CreateDirectory(all);
        RemoveLeftovers(all);
        var options = new LocalClusterOptions
        {
            Home = Path.Combine(all, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)),
            BinariesHome = LocalClusterOptions.FindHome(AppContext.BaseDirectory),
            Durable = false,
        };
        var isPrepared =
            prepare is not null && await new PreparedHome(all, PreparedHome.ThisBuild()).CopyToAsync(options, prepare);
        var cluster = await LocalCluster.StartAsync(options);
        // It ends with the process by itself, and the test platform makes Ctrl+C a normal end; to be told to terminate is not one.
        // After a kill -9 the next test process cleans up.
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, End),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, End),
        ];
        var shared = new TestCluster(cluster);
        if (isPrepared)
        {
            shared._templates[key!] = new Lazy<Task<string>>(Task.FromResult(PreparedHome.Template));
        }

        return shared;

        void End(PosixSignalContext signal) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static void RemoveLeftovers(string all)
    {
        foreach (var home in Directory.EnumerateDirectories(all))
        {
            // A living pid's directory is left alone, so that one which is just being made is never taken for a leftover.
            // What is prepared for all of them has no pid.
            if (
                !int.TryParse(Path.GetFileName(home), CultureInfo.InvariantCulture, out var pid)
                || (pid != Environment.ProcessId && IsAlive(pid))
            )
            {
                continue;
            }
            try
            {
                LocalCluster.RemoveLeftover(home);
            }
            catch (Exception e) when (e is LocalClusterInUseException or DirectoryNotFoundException)
            {
                // another test process, started at the same moment, is removing it or has done so
            }
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>A database on the test cluster; dropped when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly LocalCluster _cluster;
    private readonly string _name;

    internal TestDatabase(LocalCluster cluster, string name) => (_cluster, _name) = (cluster, name);

    /// <summary>As <c>sortiment_owner</c>, who migrates.</summary>
    public string OwnerConnectionString => _cluster.OwnerConnectionStringFor(_name);

    /// <summary>As <c>sortiment_app</c>, whom the app and the tests run as.</summary>
    public string AppConnectionString => _cluster.AppConnectionStringFor(_name);

    /// <summary>Drops it; whoever is still connected is cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var connectionString in new[] { OwnerConnectionString, AppConnectionString })
        {
            using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }
        await _cluster.DropDatabaseAsync(_name);
    }
}

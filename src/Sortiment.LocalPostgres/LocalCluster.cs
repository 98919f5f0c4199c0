using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Sortiment.LocalPostgres;

/// <summary>
/// A PostgreSQL cluster of this checkout's own: nothing to install or set up, owned by one process at a time, stopped with it.
/// For development and tests; a deployment brings its own server and never comes here.
/// </summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private readonly OwnerLock _lock;
    private readonly Postmaster _postmaster;
    private readonly Databases _databases;
    private readonly string? _throwAwayHome;
    private readonly Lazy<Task> _ending;

    private LocalCluster(
        OwnerLock @lock,
        Postmaster postmaster,
        Databases databases,
        string? throwAwayHome,
        string version
    )
    {
        _lock = @lock;
        _postmaster = postmaster;
        _databases = databases;
        _throwAwayHome = throwAwayHome;
        ServerVersion = version;
        _ending = new Lazy<Task>(EndAsync);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>The server's version, e.g. <c>15.18</c>.</summary>
    public string ServerVersion { get; }

    /// <summary>The database <c>sortiment</c> as <c>sortiment_owner</c>: owns it and migrates; neither superuser nor BYPASSRLS.</summary>
    public string OwnerConnectionString => OwnerConnectionStringFor(Databases.Default);

    /// <summary>The database <c>sortiment</c> as <c>sortiment_app</c>: what the app runs as; owns nothing and creates nothing.</summary>
    public string AppConnectionString => AppConnectionStringFor(Databases.Default);

    internal string SuperuserConnectionString => _databases.SuperuserString(Databases.Default);

    /// <summary>A named database of this cluster as <c>sortiment_owner</c>.</summary>
    public string OwnerConnectionStringFor(string database) => _databases.OwnerString(database);

    /// <summary>A named database of this cluster as <c>sortiment_app</c>.</summary>
    public string AppConnectionStringFor(string database) => _databases.AppString(database);

    /// <summary>
    /// Starts the cluster in <see cref="LocalClusterOptions.Home"/>, making it first when there is none. A server left running by
    /// a killed owner is taken over.
    /// </summary>
    /// <exception cref="LocalClusterInUseException">Another process owns it.</exception>
    /// <exception cref="LocalClusterException">No server could be found, fetched or started; says why and what to do.</exception>
    public static async Task<LocalCluster> StartAsync(
        LocalClusterOptions options,
        CancellationToken cancellation = default
    )
    {
        var home = Path.GetFullPath(options.Home);
        Directory.CreateDirectory(home);
        var ownerLock = OwnerLock.Take(home);
        try
        {
            var earlier = await Credentials.ReadAsync(home, cancellation);
            var user = await Unprivileged.FindUserAsync(earlier?.RunAs, cancellation);
            var place = await Unprivileged.PlaceAsync(home, user, cancellation);
            var directory = Path.Combine(place, "postgres");
            var major = Postmaster.MajorOf(directory);
            if (major is not null && earlier is null)
            {
                throw new LocalClusterException(
                    $"There is data in {directory}, but its passwords are gone from {home}. Delete both to begin afresh."
                );
            }
            var binaries = await BinaryLocator.FindAsync(options, user, major, cancellation);
            var postmaster = new Postmaster(binaries, directory, user, options.Durable);

            var credentials = earlier;
            if (major is null || credentials is null)
            {
                options.Progress($"Making a PostgreSQL {binaries.Version} cluster in {directory}");
                // Before the data: data without passwords would be lost, passwords without data are only written again.
                credentials = Credentials.Generate(user ?? Environment.UserName);
                await credentials.WriteAsync(home, cancellation);
                await postmaster.InitialiseAsync(credentials.Superuser, cancellation);
            }
            var databases = await RunAsync(postmaster, directory, credentials, options, cancellation);
            return new LocalCluster(ownerLock, postmaster, databases, options.Durable ? null : home, binaries.Version);
        }
        catch
        {
            ownerLock.Dispose();
            throw;
        }
    }

    private static async Task<Databases> RunAsync(
        Postmaster postmaster,
        string directory,
        Credentials credentials,
        LocalClusterOptions options,
        CancellationToken cancellation
    )
    {
        var watch = Stopwatch.StartNew();
        if (postmaster.RunningPort() is { } left)
        {
            var found = new Databases(left, credentials);
            if (await found.AnswersForAsync(Postmaster.DataIn(directory), cancellation))
            {
                options.Progress($"Took over the PostgreSQL server that a killed process left on port {left}");
                await found.EndOtherSessionsAsync(cancellation);
                await found.EnsureAsync(cancellation);
                return found;
            }
            await found.DisposeAsync();
            options.Progress("Stopping a PostgreSQL server that a killed process left and that does not answer");
            await postmaster.StopAsync(cancellation);
        }
        var port = await postmaster.StartAsync(options.Durable ? PortFor(directory) : null, cancellation);
        var databases = new Databases(port, credentials);
        try
        {
            await databases.EnsureAsync(cancellation);
        }
        catch
        {
            await databases.DisposeAsync();
            await postmaster.StopAsync(CancellationToken.None);
            throw;
        }
        options.Progress($"PostgreSQL runs on 127.0.0.1:{port} (started in {watch.ElapsedMilliseconds} ms)");
        return databases;
    }

    /// <summary>Makes a database owned by <c>sortiment_owner</c>, which <c>sortiment_app</c> may connect to.</summary>
    /// <param name="name">a-z, 0-9 and _.</param>
    /// <param name="template">A database to copy, with no session in it; empty when null.</param>
    public Task CreateDatabaseAsync(string name, string? template = null, CancellationToken cancellation = default) =>
        _databases.CreateAsync(name, template, cancellation);

    /// <summary>Drops a database if it is there; whoever is connected to it is cut off.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken cancellation = default) =>
        _databases.DropAsync(name, cancellation);

    /// <summary>Closes a database to all sessions, so that copies can be made of it at any time.</summary>
    public Task SealDatabaseAsync(string name, CancellationToken cancellation = default) =>
        _databases.SealAsync(name, cancellation);

    /// <summary>
    /// Stops what a killed owner of a throw-away cluster left running and deletes its home.
    /// </summary>
    /// <exception cref="LocalClusterInUseException">Its owner lives.</exception>
    internal static void RemoveLeftover(string home)
    {
        using (OwnerLock.Take(home))
        {
            var directory = Path.Combine(Unprivileged.PlaceOf(home), "postgres");
            if (Postmaster.RunningIn(directory) is { } server)
            {
                // Its data is worth nothing, so it need not be stopped politely, for which we might lack the programs.
                using var process = Process.GetProcessById(server.ProcessId);
                process.Kill(entireProcessTree: true);
                process.WaitForExit(TimeSpan.FromSeconds(10));
            }
        }
        Delete(home);
    }

    /// <summary>
    /// Stops the server, then lets go of the cluster. A throw-away cluster is deleted. Happens by itself when the process ends
    /// normally. Since .NET 10 a signal is no normal end unless somebody makes it one: the generic host does, for Ctrl+C and
    /// SIGTERM. What a process killed otherwise leaves running is taken over by the next.
    /// </summary>
    public ValueTask DisposeAsync() => new(_ending.Value);

    private void OnProcessExit(object? sender, EventArgs e) => _ending.Value.GetAwaiter().GetResult();

    private async Task EndAsync()
    {
        try
        {
            await _databases.DisposeAsync();
            await _postmaster.StopAsync(CancellationToken.None);
        }
        finally
        {
            _lock.Dispose();
        }
        if (_throwAwayHome is not null)
        {
            Delete(_throwAwayHome);
        }
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
    }

    private static void Delete(string home)
    {
        foreach (var directory in new[] { Unprivileged.PlaceOf(home), home }.Distinct())
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>
    /// The same port each time while it is free, so that a developer's psql keeps working: derived from the path, below the range
    /// that systems give to outgoing connections.
    /// </summary>
    private static int PortFor(string directory) =>
        20_000 + (BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(directory))) % 10_000);
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sortiment.LocalPostgres;

/// <summary>The server process of one data directory: makes the directory, starts, finds again and stops the process.</summary>
/// <param name="directory">Holds <c>data/</c> and the log; belongs to <paramref name="user"/>.</param>
/// <param name="user">The user it runs as; null: the same as this process.</param>
internal sealed class Postmaster(ServerBinaries binaries, string directory, string? user, bool durable)
{
    public const string Superuser = "postgres";

    private readonly string _data = DataIn(directory);
    private readonly string _log = Path.Combine(directory, "server.log");

    public static string DataIn(string directory) => Path.Combine(directory, "data");

    /// <summary>The major version that made the data; null when there is none.</summary>
    public static int? MajorOf(string directory)
    {
        var path = Path.Combine(DataIn(directory), "PG_VERSION");
        return File.Exists(path) ? int.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Makes the data directory, whole or not at all: initdb works beside it and the result is renamed.</summary>
    public async Task InitialiseAsync(string superuserPassword, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        await Unprivileged.GiveAsync(directory, user, cancellation);
        var staging = Path.Combine(directory, "data.new");
        var passwordFile = Path.Combine(directory, "password.new");
        await Credentials.WriteSecretAsync(passwordFile, superuserPassword, cancellation);
        await Unprivileged.GiveAsync(passwordFile, user, cancellation);
        try
        {
            ToolResult result = new(0, "");
            foreach (var locale in Locales)
            {
                DeleteIfThere(staging);
                string[] arguments =
                [
                    .. new[] { "-D", staging, "-U", Superuser, "-E", "UTF8", "--auth=scram-sha-256", "--no-sync" },
                    $"--pwfile={passwordFile}",
                    .. locale,
                ];
                result = await Tool.RunAsync(binaries.Initdb, arguments, user, cancellation);
                if (result.Succeeded)
                {
                    Directory.Move(staging, _data);
                    return;
                }
            }
            throw new LocalClusterException($"initdb ({binaries.Directory}) failed: {result.Output}");
        }
        finally
        {
            File.Delete(passwordFile);
            DeleteIfThere(staging);
        }
    }

    /// <summary>
    /// Swedish order (å ä ö last) through ICU wherever the server was built with it, and a character type that knows more than
    /// ASCII wherever the system has one. The first that initdb accepts is taken; the last works everywhere.
    /// </summary>
    private static string[][] Locales =>
        [
            ["--locale-provider=icu", "--icu-locale=sv-SE", "--locale=C.UTF-8"],
            ["--locale-provider=icu", "--icu-locale=sv-SE", "--locale=C"],
            ["--locale=C.UTF-8"],
            ["--locale=C"],
        ];

    /// <summary>Starts the server on the preferred port if it is free, else on any other; returns the port.</summary>
    public async Task<int> StartAsync(int? preferredPort, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = attempt == 1 && preferredPort is { } p && IsFree(p) ? p : FreePort();
            File.Delete(_log);
            string[] arguments = ["start", "-D", _data, "-l", _log, "-w", "-t", "60", "-s", "-o", Settings(port)];
            var result = await Tool.RunAsync(binaries.PgCtl, arguments, user, cancellation);
            if (result.Succeeded)
            {
                return port;
            }
            var log = File.Exists(_log) ? await File.ReadAllTextAsync(_log, cancellation) : "";
            // Two things pass by themselves: somebody took the port since we looked, or the last backend of a killed server lingers.
            var passing =
                log.Contains("could not bind", StringComparison.Ordinal)
                || log.Contains("shared memory block", StringComparison.Ordinal);
            if (!passing || attempt == 5)
            {
                throw new LocalClusterException(
                    $"PostgreSQL {binaries.Version} ({binaries.Directory}) did not start on {_data}: {result.Output}\n{log}"
                );
            }
            await Task.Delay(TimeSpan.FromMilliseconds(300 * attempt), cancellation);
        }
    }

    /// <summary>Stops it: clients are cut off, what is committed is kept. Nothing happens when it does not run.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (RunningPort() is null)
        {
            return;
        }
        // "immediate" loses nothing either (the next start recovers from the log); it is the way out when "fast" gets stuck.
        foreach (var mode in durable ? new[] { "fast", "immediate" } : ["immediate"])
        {
            string[] arguments = ["stop", "-D", _data, "-m", mode, "-w", "-t", "30", "-s"];
            if ((await Tool.RunAsync(binaries.PgCtl, arguments, user, cancellation)).Succeeded || RunningPort() is null)
            {
                return;
            }
        }
        throw new LocalClusterException($"The PostgreSQL server of {_data} could not be stopped; see {_log}.");
    }

    /// <summary>The port of a server that already runs on this data, left behind by an owner that was killed; null: none.</summary>
    public int? RunningPort() => RunningIn(directory)?.Port;

    /// <summary>
    /// The server that runs on the data in a directory. A pid file whose process is gone, or is another program now (pids are
    /// soon used again in a container), is removed: PostgreSQL itself would refuse to start then. That is safe since we hold
    /// the owner's lock.
    /// </summary>
    public static (int ProcessId, int Port)? RunningIn(string directory)
    {
        var path = Path.Combine(DataIn(directory), "postmaster.pid");
        if (!File.Exists(path))
        {
            return null;
        }
        // pid, data directory, start time, port, ...: the last come when it has got that far
        var lines = File.ReadAllLines(path);
        if (lines.Length > 0 && int.TryParse(lines[0], out var pid) && IsServer(pid))
        {
            return (pid, lines.Length > 3 && int.TryParse(lines[3], out var port) ? port : 0);
        }
        File.Delete(path);
        return null;
    }

    /// <summary>Whether a living PostgreSQL server has that pid.</summary>
    public static bool IsServer(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            // A killed process that nobody has waited for (a container without init) still has its name, but is dead.
            var stat = $"/proc/{pid}/stat";
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
                && !(File.Exists(stat) && File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            // it ended before or while we looked
            return false;
        }
    }

    /// <summary>On the command line rather than in a file, so that an old cluster gets today's settings too. No value holds a space.</summary>
    private string Settings(int port) =>
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC -c log_timezone=UTC "
        + "-c max_connections=200 -c shared_buffers=64MB -c jit=off"
        + (
            durable
                ? ""
                : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"
        );

    private static void DeleteIfThere(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

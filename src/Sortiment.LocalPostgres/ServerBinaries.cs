using System.Globalization;
using System.Text.RegularExpressions;

namespace Sortiment.LocalPostgres;

/// <summary>A directory with initdb, pg_ctl and postgres that run on this machine as the server's user.</summary>
internal sealed partial record ServerBinaries(string Directory, int Major, string Version)
{
    /// <summary>ICU as a database's own collation came with 15, and so did a public schema that only its owner writes in.</summary>
    public const int OldestMajor = 15;

    public string Initdb => PathOf("initdb");
    public string PgCtl => PathOf("pg_ctl");

    private string PathOf(string program) => ProgramIn(Directory, program);

    /// <summary>Null when the directory lacks a program, or they do not run here (library missing, not permitted).</summary>
    public static async Task<ServerBinaries?> TryReadAsync(
        string directory,
        string? user,
        CancellationToken cancellation
    )
    {
        if (!new[] { "initdb", "pg_ctl", "postgres" }.All(p => File.Exists(ProgramIn(directory, p))))
        {
            return null;
        }
        // Debian and others link programs into the PATH from where they belong; show and remember the real place.
        var postgres = File.ResolveLinkTarget(ProgramIn(directory, "postgres"), returnFinalTarget: true)?.FullName;
        var real = postgres is null ? directory : Path.GetDirectoryName(postgres)!;
        var result = await Tool.TryRunAsync(ProgramIn(real, "postgres"), ["--version"], user, cancellation);
        return result is { Succeeded: true } && VersionText().Match(result.Output) is { Success: true } match
            ? new ServerBinaries(
                real,
                int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture),
                match.Groups["version"].Value
            )
            : null;
    }

    private static string ProgramIn(string directory, string program) =>
        Path.Combine(directory, OperatingSystem.IsWindows() ? program + ".exe" : program);

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>\d+)[.\w]*)")]
    private static partial Regex VersionText();
}

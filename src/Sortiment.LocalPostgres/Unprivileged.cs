using System.Security.Cryptography;
using System.Text;

namespace Sortiment.LocalPostgres;

/// <summary>
/// PostgreSQL refuses to run as root. Started as root, the server therefore runs as an ordinary user that is already there, and
/// lives where that user can reach it. (Windows needs none of this: there pg_ctl itself gives up an administrator's rights.)
/// </summary>
internal static class Unprivileged
{
    /// <summary>postgres comes with a distribution's own package; nobody is on every Unix. No user is ever created.</summary>
    private static readonly string[] _candidates = ["postgres", "nobody"];

    private const string _note = "moved-to.txt";

    private const UnixFileMode _openToRead =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    public static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>The user to run the server as; null when this process is an ordinary user already.</summary>
    /// <param name="earlier">The user that made the data, where there is some: files belong to their user.</param>
    public static async Task<string?> FindUserAsync(string? earlier, CancellationToken cancellation)
    {
        if (!IsRoot)
        {
            return null;
        }
        foreach (var user in earlier is null ? _candidates : [earlier])
        {
            // Asked by trying: a user may exist and yet be outside what a container allows.
            if (await Tool.TryRunAsync("/bin/sh", ["-c", "true"], user, cancellation) is { Succeeded: true })
            {
                return user;
            }
        }
        throw new LocalClusterException(
            "Started as root, which PostgreSQL refuses, and none of these users could be used instead: "
                + string.Join(", ", earlier is null ? _candidates : [earlier])
                + ". Start as an ordinary user, or set ConnectionStrings__Sortiment to use a server of your own."
        );
    }

    /// <summary>
    /// A directory for what the server must reach: <paramref name="home"/> itself, unless the user cannot get there (a checkout
    /// below /root is the common case). Then a directory below /var/lib, and a note in the home that says so. Opening the
    /// parents instead would show a private directory to every user of the machine; /var/tmp is swept by age, and anybody
    /// could put something there first. Only root can write in /var/lib, and we come here only as root.
    /// </summary>
    public static async Task<string> PlaceAsync(string home, string? user, CancellationToken cancellation)
    {
        Directory.CreateDirectory(home);
        // Once moved it stays moved: data must not seem to vanish because somebody opened a parent.
        if (PlaceOf(home) is var earlier && earlier != home)
        {
            return earlier;
        }
        if (user is null || OperatingSystem.IsWindows() || await CanReachAsync(home, user, cancellation))
        {
            return home;
        }
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home)))[..12];
        var moved = Path.Combine("/var/lib/sortiment", name);
        Directory.CreateDirectory(moved);
        foreach (var made in new[] { "/var/lib/sortiment", moved })
        {
            File.SetUnixFileMode(made, _openToRead);
        }
        if (!await CanReachAsync(moved, user, cancellation))
        {
            throw new LocalClusterException(
                $"Started as root; the user {user}, that the server must run as, can reach neither {home} nor {moved}."
            );
        }
        await File.WriteAllTextAsync(
            Path.Combine(home, _note),
            $"{moved}\nis where the local PostgreSQL of this checkout lives: it runs as the user {user}, who cannot reach this directory.\n",
            cancellation
        );
        return moved;
    }

    /// <summary>Where an earlier start placed what belongs to this home.</summary>
    public static string PlaceOf(string home)
    {
        var note = Path.Combine(home, _note);
        return
            File.Exists(note)
            && File.ReadLines(note).FirstOrDefault() is { Length: > 0 } moved
            && Directory.Exists(moved)
            ? moved
            : home;
    }

    /// <summary>Gives a directory or file to the user; nothing to do for an ordinary user.</summary>
    public static async Task GiveAsync(string path, string? user, CancellationToken cancellation)
    {
        if (user is null)
        {
            return;
        }
        var result = await Tool.RunAsync("chown", [user, path], null, cancellation);
        if (!result.Succeeded)
        {
            throw new LocalClusterException($"{path} could not be given to {user}: {result.Output}");
        }
    }

    // Tried rather than read from mode bits: it is right also with ACLs and odd mounts.
    private static async Task<bool> CanReachAsync(string directory, string user, CancellationToken cancellation) =>
        await Tool.TryRunAsync("/bin/sh", ["-c", "cd \"$0\"", directory], user, cancellation) is { Succeeded: true };
}

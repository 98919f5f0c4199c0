using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Sortiment.LocalPostgres;

/// <summary>What an outside program said, both streams together, and how it ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs an outside program to its end, as another user if asked.</summary>
internal static class Tool
{
    /// <param name="user">Unix only and only as root: the user to run as. Null: the same as this process.</param>
    /// <exception cref="Win32Exception">The program does not exist, or that user may not run it.</exception>
    public static async Task<ToolResult> RunAsync(
        string file,
        IEnumerable<string> arguments,
        string? user,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            // The current directory may be closed to the other user, and PostgreSQL's programs complain about that.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };
        if (user is not null)
        {
            // .NET changes user itself between fork and exec: no runuser, su or sudo needed, and no PAM in the way.
            start.UserName = user;
        }
        // A developer's own PGDATA, PGPORT and so on mean another server.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }
        start.Environment["LC_ALL"] = "C";

        using var process = Process.Start(start) ?? throw new LocalClusterException($"{file} could not be started.");
        process.StandardInput.Close();
        var output = new StringBuilder();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        // On Windows the server started by pg_ctl inherits the pipes and keeps them open, so their end is not waited for long.
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));
        lock (output)
        {
            return new ToolResult(process.ExitCode, output.ToString().Trim());
        }

        async Task ReadAsync(StreamReader from)
        {
            while (await from.ReadLineAsync(CancellationToken.None) is { } line)
            {
                lock (output)
                {
                    output.AppendLine(line);
                }
            }
        }
    }

    /// <summary>Null when the program is not there, or that user may not run it.</summary>
    public static async Task<ToolResult?> TryRunAsync(
        string file,
        IEnumerable<string> arguments,
        string? user,
        CancellationToken cancellation
    )
    {
        try
        {
            return await RunAsync(file, arguments, user, cancellation);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

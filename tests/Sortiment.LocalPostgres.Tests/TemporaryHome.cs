using Npgsql;

namespace Sortiment.LocalPostgres.Tests;

/// <summary>A home for one test's cluster; what the test leaves there, running or not, is removed.</summary>
internal sealed class TemporaryHome(string below) : IDisposable
{
    public TemporaryHome()
        : this(System.IO.Path.GetTempPath()) { }

    /// <summary>A directory that only its owner can enter, as /root is.</summary>
    public static TemporaryHome Closed()
    {
        var closed = new TemporaryHome();
        Directory.CreateDirectory(closed.Path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                closed.Path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
        return closed;
    }

    public string Path { get; } = System.IO.Path.Combine(below, $"sortiment-home-{Guid.NewGuid():N}");

    public Task<LocalCluster> StartAsync(Action<string>? progress = null) =>
        LocalCluster.StartAsync(
            new LocalClusterOptions { Home = Path, Progress = progress ?? (static _ => { }) },
            TestContext.Current.CancellationToken
        );

    /// <summary>Where the server's files of this home are.</summary>
    public string ServerDirectory => System.IO.Path.Combine(Unprivileged.PlaceOf(Path), "postgres");

    public (int ProcessId, int Port)? Running() => Postmaster.RunningIn(ServerDirectory);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            LocalCluster.RemoveLeftover(Path);
        }
    }
}

internal static class Sql
{
    /// <summary>The first column of the first row, on a connection that is not pooled.</summary>
    public static async Task<T> AskAsync<T>(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(unpooled.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public static async Task DoAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(unpooled.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

using System.Diagnostics;
using Npgsql;

namespace Sortiment.LocalPostgres.Tests;

/// <summary>A durable cluster's life: made, used again, owned by one, taken over.</summary>
public sealed class LifeTests
{
    private const string Row = "SELECT text FROM kept";

    [Fact]
    public async Task A_second_start_reuses_data_and_passwords()
    {
        using var home = new TemporaryHome();
        string firstApp;
        await using (var first = await home.StartAsync())
        {
            firstApp = first.AppConnectionString;
            await Sql.DoAsync(first.OwnerConnectionString, "CREATE TABLE kept AS SELECT 'still here' AS text");
        }
        Assert.Null(home.Running());

        var told = new List<string>();
        await using var second = await home.StartAsync(told.Add);

        Assert.Equal("still here", await Sql.AskAsync<string>(second.OwnerConnectionString, Row));
        Assert.Equal(Password(firstApp), Password(second.AppConnectionString));
        Assert.DoesNotContain(told, line => line.StartsWith("Making", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_owner_is_refused_and_told_who_the_first_is()
    {
        using var home = new TemporaryHome();
        using var other = await OtherProcess.StartAsync(EntryPoint.HoldDurable, home.Path);

        var refusal = await Assert.ThrowsAsync<LocalClusterInUseException>(() => home.StartAsync());

        Assert.Equal(other.Id, refusal.OwnerProcessId);
        Assert.Contains($"process {other.Id}", refusal.Message);
        Assert.Contains(home.Path, refusal.Message);
        await other.KillAsync();
    }

    [Fact]
    public async Task The_server_stops_with_a_process_that_ends_without_disposing()
    {
        using var home = new TemporaryHome();
        using var other = await OtherProcess.StartAsync(EntryPoint.HoldDurable, home.Path);
        Assert.NotNull(home.Running());

        Assert.Equal(0, await other.EndAsync());

        Assert.Null(home.Running());
    }

    [Fact]
    public async Task A_server_left_by_a_killed_owner_is_taken_over()
    {
        using var home = new TemporaryHome();
        using (var other = await OtherProcess.StartAsync(EntryPoint.HoldDurable, home.Path))
        {
            await other.KillAsync();
        }
        var left = home.Running();
        Assert.NotNull(left);

        await using var cluster = await home.StartAsync();

        Assert.Contains($"Port={left.Value.Port};", cluster.AppConnectionString);
        Assert.Equal(1, await Sql.AskAsync<int>(cluster.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_killed_owners_open_transaction_does_not_outlive_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var home = new TemporaryHome();
        using var other = await OtherProcess.StartAsync(EntryPoint.HoldDurable, home.Path);
        var credentials = await Credentials.ReadAsync(home.Path, cancellation);
        await using var databases = new Databases(home.Running()!.Value.Port, credentials!);
        var owner = databases.OwnerString(Databases.Default);
        await Sql.DoAsync(owner, "CREATE TABLE kept AS SELECT 'committed' AS text");
        // what a killed owner's connection is to the server: a session that holds a lock and says nothing more
        await using var source = NpgsqlDataSource.Create(owner + ";Pooling=false");
        await using var session = await source.OpenConnectionAsync(cancellation);
        await using var begin = new NpgsqlCommand("BEGIN; LOCK TABLE kept; DELETE FROM kept", session);
        await begin.ExecuteNonQueryAsync(cancellation);
        await other.KillAsync();

        await using var next = await home.StartAsync();

        Assert.Equal("committed", await Sql.AskAsync<string>(owner, "SET lock_timeout = '5s'; " + Row));
    }

    [Fact]
    public async Task A_killed_server_is_started_again_and_keeps_what_was_committed()
    {
        using var home = new TemporaryHome();
        using (var other = await OtherProcess.StartAsync(EntryPoint.HoldDurable, home.Path))
        {
            await other.KillAsync();
        }
        await using (var cluster = await home.StartAsync())
        {
            await Sql.DoAsync(cluster.OwnerConnectionString, "CREATE TABLE kept AS SELECT 'committed' AS text");
            using var server = Process.GetProcessById(home.Running()!.Value.ProcessId);
            server.Kill();
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var next = await home.StartAsync();

        Assert.Equal("committed", await Sql.AskAsync<string>(next.OwnerConnectionString, Row));
    }

    [Fact]
    public async Task A_pid_file_that_names_another_program_is_no_server()
    {
        using var home = new TemporaryHome();
        await using (await home.StartAsync()) { }
        var data = Postmaster.DataIn(home.ServerDirectory);
        await File.WriteAllTextAsync(
            Path.Combine(data, "postmaster.pid"),
            $"{Environment.ProcessId}\n{data}\n0\n5432\n",
            TestContext.Current.CancellationToken
        );

        await using var cluster = await home.StartAsync();

        Assert.Equal(1, await Sql.AskAsync<int>(cluster.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Only_its_owner_can_read_the_passwords()
    {
        using var home = new TemporaryHome();
        await using var cluster = await home.StartAsync();

        var path = Path.Combine(home.Path, "credentials.json");

        Assert.True(File.Exists(path));
        Assert.True(
            OperatingSystem.IsWindows()
                || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)
        );
    }

    private static string? Password(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Password;
}

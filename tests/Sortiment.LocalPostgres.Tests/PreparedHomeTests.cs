using Sortiment.Testing.Cluster;

namespace Sortiment.LocalPostgres.Tests;

/// <summary>What one test process prepares the others begin with.</summary>
public sealed class PreparedHomeTests : IDisposable
{
    private readonly string _all = Directory.CreateTempSubdirectory("sortiment-prepared-").FullName;
    private int _prepared;

    public PreparedHomeTests()
    {
        if (!OperatingSystem.IsWindows())
        {
            // as the one in /tmp is: the server's user must get there
            File.SetUnixFileMode(_all, (UnixFileMode)0b111_101_101);
        }
    }

    private LocalClusterOptions OptionsOf(string name) => new() { Home = Path.Combine(_all, name), Durable = false };

    private async Task<bool> CopyAsync(string build, string name, Func<TestDatabase, Task>? prepare = null) =>
        await new PreparedHome(_all, build).CopyToAsync(OptionsOf(name), prepare ?? PrepareAsync);

    private async Task PrepareAsync(TestDatabase database)
    {
        _prepared++;
        await Sql.DoAsync(database.OwnerConnectionString, $"CREATE TABLE kept AS SELECT {_prepared} AS number");
    }

    // starts on the copy, which is deleted when it stops
    private async Task<int> ReadAsync(string name)
    {
        await using var cluster = await LocalCluster.StartAsync(OptionsOf(name), TestContext.Current.CancellationToken);
        await cluster.CreateDatabaseAsync("copy", PreparedHome.Template, TestContext.Current.CancellationToken);
        return await Sql.AskAsync<int>(cluster.OwnerConnectionStringFor("copy"), "SELECT number FROM kept");
    }

    [Fact]
    public async Task It_is_prepared_once_for_a_build_and_each_process_has_its_own_copy()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.False(await CopyAsync("one", "1"));
            return;
        }

        Assert.True(await CopyAsync("one", "1"));
        Assert.True(await CopyAsync("one", "2"));
        Assert.Equal(1, _prepared);
        Assert.Equal(1, await ReadAsync("1"));
        Assert.Equal(1, await ReadAsync("2"));

        Assert.True(await CopyAsync("another", "3"));
        Assert.Equal(2, await ReadAsync("3"));
        Assert.False(Directory.Exists(Path.Combine(_all, "prepared-one")));
    }

    [Fact]
    public async Task What_was_left_half_made_is_made_anew()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // nothing is made there
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            CopyAsync("one", "1", _ => throw new InvalidOperationException("Killed here, as it were."))
        );

        Assert.True(await CopyAsync("one", "1"));

        Assert.Equal(1, await ReadAsync("1"));
    }

    public void Dispose()
    {
        foreach (var home in Directory.EnumerateDirectories(_all))
        {
            LocalCluster.RemoveLeftover(home);
        }

        Directory.Delete(_all, recursive: true);
    }
}

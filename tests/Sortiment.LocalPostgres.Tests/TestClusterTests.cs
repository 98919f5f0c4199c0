using Sortiment.Testing.Cluster;

namespace Sortiment.LocalPostgres.Tests;

/// <summary>The throw-away cluster that all test projects use.</summary>
public sealed class TestClusterTests
{
    private static string HomeOf(int pid) =>
        Path.Combine(Path.GetTempPath(), $"sortiment-tests-{Environment.UserName}", $"{pid}");

    /// <summary>The pid file goes a moment before the process does.</summary>
    private static async Task EndedAsync(int pid)
    {
        while (Postmaster.IsServer(pid))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_template_is_prepared_once_and_its_copies_are_apart()
    {
        var cluster = await TestCluster.SharedAsync();
        var prepared = 0;
        var names = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    cluster.TemplateAsync(
                        "apart",
                        async database =>
                        {
                            Interlocked.Increment(ref prepared);
                            await Sql.DoAsync(
                                database.OwnerConnectionString,
                                "CREATE TABLE kept AS SELECT 1 AS number"
                            );
                        }
                    )
                )
        );
        Assert.Equal(1, prepared);
        Assert.Single(names.Distinct());

        await using var one = await cluster.CreateDatabaseAsync(names[0]);
        await using var two = await cluster.CreateDatabaseAsync(names[0]);
        await Sql.DoAsync(one.OwnerConnectionString, "UPDATE kept SET number = 2");

        Assert.Equal(1, await Sql.AskAsync<int>(two.OwnerConnectionString, "SELECT number FROM kept"));
        Assert.Equal("sortiment_app", await Sql.AskAsync<string>(two.AppConnectionString, "SELECT current_user::text"));
    }

    [Fact]
    public async Task Nothing_is_left_after_a_normal_end()
    {
        using var other = await OtherProcess.StartAsync(EntryPoint.HoldTestCluster);
        var server = Postmaster.RunningIn(Path.Combine(Unprivileged.PlaceOf(HomeOf(other.Id)), "postgres"));
        Assert.NotNull(server);

        Assert.Equal(0, await other.EndAsync());

        Assert.False(Directory.Exists(HomeOf(other.Id)));
        await EndedAsync(server.Value.ProcessId);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_run_that_is_terminated()
    {
        using var other = await OtherProcess.StartAsync(EntryPoint.HoldTestCluster);
        var server = Postmaster.RunningIn(Path.Combine(Unprivileged.PlaceOf(HomeOf(other.Id)), "postgres"));
        Assert.NotNull(server);

        await other.TerminateAsync();

        Assert.False(Directory.Exists(HomeOf(other.Id)));
        await EndedAsync(server.Value.ProcessId);
    }

    [Fact]
    public async Task What_a_killed_test_run_left_is_removed_by_the_next()
    {
        using var killed = await OtherProcess.StartAsync(EntryPoint.HoldTestCluster);
        var server = Postmaster.RunningIn(Path.Combine(Unprivileged.PlaceOf(HomeOf(killed.Id)), "postgres"));
        Assert.NotNull(server);
        await killed.KillAsync();

        using var next = await OtherProcess.StartAsync(EntryPoint.HoldTestCluster);

        Assert.False(Directory.Exists(HomeOf(killed.Id)));
        await EndedAsync(server.Value.ProcessId);
        Assert.Equal(0, await next.EndAsync());
    }
}

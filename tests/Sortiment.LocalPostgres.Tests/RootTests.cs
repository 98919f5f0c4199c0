namespace Sortiment.LocalPostgres.Tests;

/// <summary>Started as root, as in a container; an ordinary user's start is held to the other side of the same questions.</summary>
public sealed class RootTests
{
    [Fact]
    public async Task A_home_that_the_servers_user_cannot_reach_is_moved_with_a_note()
    {
        using var closed = TemporaryHome.Closed();
        using var home = new TemporaryHome(closed.Path);
        await using (var cluster = await home.StartAsync())
        {
            Assert.Equal(1, await Sql.AskAsync<int>(cluster.AppConnectionString, "SELECT 1"));
        }

        var note = Path.Combine(home.Path, "moved-to.txt");
        Assert.Equal(Unprivileged.IsRoot, File.Exists(note));
        Assert.Equal(Unprivileged.IsRoot, !Directory.Exists(Path.Combine(home.Path, "postgres")));
        Assert.True(Directory.Exists(Path.Combine(Unprivileged.PlaceOf(home.Path), "postgres", "data")));
    }

    [Fact]
    public async Task The_server_never_runs_as_root()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var user = await Unprivileged.FindUserAsync(null, cancellation);

        Assert.Equal(Unprivileged.IsRoot, user is not null);
        Assert.NotEqual("root", user);
        if (Unprivileged.IsRoot)
        {
            var id = await Tool.RunAsync("/bin/sh", ["-c", "id -u"], user, cancellation);
            Assert.NotEqual("0", id.Output);
            await Assert.ThrowsAsync<LocalClusterException>(() =>
                Unprivileged.FindUserAsync("no-such-user", cancellation)
            );
        }
    }
}

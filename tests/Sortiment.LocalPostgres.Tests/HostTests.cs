using System.Net;
using System.Net.Sockets;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.LocalPostgres.Tests;

/// <summary>The app in a process of its own, as README's first command starts it, and as it is started with wrong settings.</summary>
public sealed class HostTests
{
    private const string Database = "ConnectionStrings__Sortiment";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_makes_a_database_keeps_it_to_itself_and_goes_on_with_it_at_the_next_start()
    {
        using var home = new TemporaryHome();
        var settings = OnItsOwn(home.Path);
        await using var app = new RunningApp(settings);
        await app.StartAsync(Ct);
        using var clients = new StubbornClients(app.Address, Ct);
        var story = new ProposalDriver(new ApiClient(clients.As), () => DateOnly.FromDateTime(DateTime.UtcNow));
        await story.DraftAsync();

        var refusal = await RefusalAsync(settings);
        Assert.Contains($"{home.Path} is already in use by process {app.ProcessId}", refusal, StringComparison.Ordinal);

        Assert.Equal(0, await app.TerminateAsync());
        Assert.Null(home.Running());

        await app.StartAsync(Ct);
        var kept = (await story.Api.GetAsync(story.Proposer, story.Path, Ct)).Ok();
        Assert.Equal(story.Reference, kept.Json.GetProperty("reference").GetString());
        Assert.Equal(0, await app.TerminateAsync());
    }

    [Theory]
    [InlineData("sortiment på servern", "must be a connection string")]
    [InlineData("Host=127.0.0.1;Port=tusen;Password=hemligt", "must be a connection string")]
    [InlineData("Host=127.0.0.1;Port=1;Database=sortiment;Password=hemligt", "leads to no database: Failed to connect")]
    [InlineData("Host=finns.inte.invalid;Password=hemligt", "leads to no database: ")]
    public async Task A_database_that_cannot_be_reached_is_told_by_its_setting(string setting, string problem)
    {
        var refusal = await RefusalAsync(new() { [Database] = setting });
        Assert.Contains($"{Database} {problem}", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_nobody_has_migrated_is_told_by_the_setting_that_would()
    {
        await using var empty = await (await Testing.Cluster.TestCluster.SharedAsync()).CreateDatabaseAsync();
        var refusal = await RefusalAsync(new() { [Database] = empty.AppConnectionString });
        Assert.Contains("ConnectionStrings__SortimentOwner is not set", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production")]
    [InlineData("ConnectionStrings__SortimentOwner", "Host=127.0.0.1")]
    public async Task Without_its_setting_no_empty_database_takes_the_place_of_the_real_one(string name, string value)
    {
        using var home = new TemporaryHome();
        var refusal = await RefusalAsync(new(OnItsOwn(home.Path)) { [name] = value });
        Assert.Contains($"{Database} must say how to reach the database", refusal, StringComparison.Ordinal);
        Assert.False(Directory.Exists(home.Path));
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named()
    {
        await using var database = await SortimentApp.FreshDatabaseAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = $"http://{other.LocalEndpoint}";
        var refusal = await RefusalAsync(
            new() { [Database] = database.AppConnectionString, ["ASPNETCORE_URLS"] = taken }
        );
        Assert.Contains(taken, refusal, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", refusal, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> OnItsOwn(string home) =>
        new() { ["LocalPostgres__Home"] = home, ["Mail__Pickup"] = Path.Combine(home, "mail") };

    /// <summary>What an app that does not start says: it has ended on purpose, and last it says why.</summary>
    private static async Task<string> RefusalAsync(Dictionary<string, string> settings)
    {
        await using var app = new RunningApp(settings);
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(Ct));
        Assert.StartsWith("The app ended with 1:", ended.Message, StringComparison.Ordinal);
        return ended.Message.TrimEnd().Split('\n')[^1];
    }
}

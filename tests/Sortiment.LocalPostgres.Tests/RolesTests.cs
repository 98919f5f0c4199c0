using Npgsql;

namespace Sortiment.LocalPostgres.Tests;

/// <summary>One throw-away cluster for the tests below.</summary>
public sealed class ThrowAwayCluster : IAsyncLifetime
{
    private readonly TemporaryHome _home = new();

    public LocalCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Home = _home.Path, Durable = false });

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        Assert.False(Directory.Exists(_home.Path));
    }
}

/// <summary>What the two roles may and may not do, asked of the server itself.</summary>
public sealed class RolesTests(ThrowAwayCluster shared) : IClassFixture<ThrowAwayCluster>
{
    private readonly LocalCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Neither_role_is_above_the_rules()
    {
        foreach (var connectionString in new[] { _cluster.OwnerConnectionString, _cluster.AppConnectionString })
        {
            var powers = await Sql.AskAsync<string>(
                connectionString,
                """
                SELECT concat_ws(' ', rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin)
                FROM pg_roles WHERE rolname = current_user
                """
            );
            Assert.Equal("f f f f f t", powers);
        }
    }

    [Fact]
    public async Task The_owner_owns_the_database_and_the_app_nothing()
    {
        Assert.Equal(
            "sortiment_owner",
            await Sql.AskAsync<string>(
                _cluster.OwnerConnectionString,
                "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = 'sortiment'"
            )
        );
        await Sql.DoAsync(
            _cluster.OwnerConnectionString,
            "CREATE SCHEMA catalogue; CREATE TABLE catalogue.article (id int)"
        );
        string[] forbidden =
        [
            "CREATE TABLE public.mine (id int)",
            "CREATE SCHEMA mine",
            "CREATE TEMP TABLE mine (id int)",
            "SELECT * FROM catalogue.article",
            "SET ROLE sortiment_owner",
        ];
        foreach (var sql in forbidden)
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
                Sql.DoAsync(_cluster.AppConnectionString, sql)
            );
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var wrong = new NpgsqlConnectionStringBuilder(_cluster.AppConnectionString) { Password = "guess" };

        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            Sql.AskAsync<int>(wrong.ConnectionString, "SELECT 1")
        );

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task Text_is_UTF8_and_sorts_the_Swedish_way() =>
        Assert.Equal(
            "UTF8: Zorn Åberg Ärla Öberg",
            await Sql.AskAsync<string>(
                _cluster.AppConnectionString,
                """
                SELECT current_setting('server_encoding') || ': ' || string_agg(name, ' ' ORDER BY name)
                FROM (VALUES ('Öberg'), ('Åberg'), ('Zorn'), ('Ärla')) AS n (name)
                """
            )
        );

    [Fact]
    public async Task A_named_database_is_made_copied_and_dropped()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await _cluster.CreateDatabaseAsync("first", cancellation: cancellation);
        await Sql.DoAsync(_cluster.OwnerConnectionStringFor("first"), "CREATE TABLE kept AS SELECT 'copied' AS text");
        await _cluster.SealDatabaseAsync("first", cancellation);
        await _cluster.CreateDatabaseAsync("second", "first", cancellation);

        Assert.Equal(
            "copied",
            await Sql.AskAsync<string>(_cluster.OwnerConnectionStringFor("second"), "SELECT text FROM kept")
        );
        Assert.Equal(1, await Sql.AskAsync<int>(_cluster.AppConnectionStringFor("second"), "SELECT 1"));

        await _cluster.DropDatabaseAsync("second", cancellation);
        var gone = await Assert.ThrowsAsync<PostgresException>(() =>
            Sql.AskAsync<int>(_cluster.OwnerConnectionStringFor("second"), "SELECT 1")
        );
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, gone.SqlState);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            _cluster.CreateDatabaseAsync("x\"; DROP", null, cancellation)
        );
    }
}

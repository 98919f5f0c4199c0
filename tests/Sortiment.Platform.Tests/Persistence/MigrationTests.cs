using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sortiment.Platform.Persistence;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Persistence;

public sealed class MigrationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    // everything that a migration can change: columns, rights, policies, and what the module marks say
    private const string Everything = """
        SELECT md5(string_agg(line, E'\n' ORDER BY line)) FROM (
            SELECT format('%s %s %s', attrelid::regclass, attname, atttypid::regtype) FROM pg_attribute
                WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace::regnamespace::text !~ '^(pg_|information)')
            UNION ALL SELECT format('%s %s %s %s', oid, relname, relacl, relrowsecurity) FROM pg_class
                WHERE relnamespace::regnamespace::text !~ '^(pg_|information)'
            UNION ALL SELECT format('%s %s', oid, polname) FROM pg_policy
            UNION ALL SELECT format('%s %s', objoid, description) FROM pg_description WHERE objoid > 16384
        ) AS lines(line)
        """;

    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        var before = await _app.AskAsOwnerAsync<string>(Everything);
        await MigrateAsync();
        Assert.Equal(before, await _app.AskAsOwnerAsync<string>(Everything));
    }

    [Fact]
    public async Task Another_build_that_wants_the_same_changes_nothing_but_its_mark()
    {
        var before = await _app.AskAsOwnerAsync<string>(Everything);
        var mark = await MarkAsync();
        await NoteAsync("another " + mark.Split(' ')[1]);
        Assert.NotEqual(before, await _app.AskAsOwnerAsync<string>(Everything));
        await MigrateAsync();
        Assert.Equal(before, await _app.AskAsOwnerAsync<string>(Everything));
    }

    [Fact]
    public async Task Another_build_that_wants_something_else_gets_its_policies()
    {
        const string Policies = "SELECT count(*) FROM pg_policies WHERE schemaname = 'principals'";
        var policies = await _app.AskAsOwnerAsync<long>(Policies);
        var mark = await MarkAsync();
        await _app.AskAsOwnerAsync<object>("DROP POLICY tenant_rows ON principals.role_assignments");
        Assert.Equal(policies - 1, await _app.AskAsOwnerAsync<long>(Policies));
        await NoteAsync("another other");
        await MigrateAsync();
        Assert.Equal(policies, await _app.AskAsOwnerAsync<long>(Policies));
        Assert.Equal(mark, await MarkAsync());
    }

    [Fact]
    public async Task Nodes_that_start_together_take_turns()
    {
        await NoteAsync("another other");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MigrateAsync()));
    }

    [Fact]
    public void No_model_has_changed_without_its_migration()
    {
        using var connection = new NpgsqlConnection(_app.OwnerConnectionString);
        var modules = _app.Services.GetServices<ModuleSchema>().ToList();
        Assert.True(modules.Count >= 4);
        foreach (var module in modules)
        {
            using var context = module.Create(connection);
            Assert.False(context.Database.HasPendingModelChanges(), $"{module.Schema} lacks a migration.");
        }
    }

    [Theory]
    [InlineData("UPDATE platform.audit_entries SET reason = 'x'")]
    [InlineData("DELETE FROM platform.audit_entries")]
    [InlineData("TRUNCATE platform.audit_entries")]
    [InlineData("UPDATE platform.data_protection_keys SET xml = 'x'")]
    [InlineData("DELETE FROM platform.__migrations")]
    [InlineData("CREATE TABLE platform.mine (id int)")]
    [InlineData("DROP TABLE platform.outbox")]
    [InlineData("ALTER TABLE platform.documents DISABLE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY tenant_rows ON platform.documents")]
    [InlineData("SET ROLE sortiment_owner")]
    public async Task The_app_may_not(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _app.AskAsync<int>(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private async Task<string> MarkAsync() =>
        (await _app.AskAsOwnerAsync<string>("SELECT obj_description('principals.__migrations'::regclass)"))!;

    private async Task NoteAsync(string mark) =>
        await _app.AskAsOwnerAsync<object>($"COMMENT ON TABLE principals.__migrations IS '{mark}'");

    private async Task MigrateAsync() =>
        await ModuleMigrator.MigrateAsync(
            _app.OwnerConnectionString,
            _app.Services.GetServices<ModuleSchema>(),
            TestContext.Current.CancellationToken
        );
}

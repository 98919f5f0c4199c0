using Npgsql;
using Sortiment.Isolation.Tests.Story;
using Xunit;

namespace Sortiment.Isolation.Tests.Database;

/// <summary>What the app's role may change by plain SQL: its own tenant's rows, and not even all of those.</summary>
public sealed class WriteTests(TwoPrincipals story)
{
    private static readonly Acting Owner = Acting.For(TwoPrincipals.Owner);
    private static readonly Acting Other = Acting.For(TwoPrincipals.Other);

    private string App => story.App.AppConnectionString;

    [Fact]
    public async Task Nobody_writes_a_row_for_another_principal()
    {
        foreach (var table in await Tables.OwnedAsync(App))
        {
            var row = await SomeRowAsync(table);
            foreach (var acting in (Acting[])[Other, Acting.Nobody, Acting.Alone])
            {
                var (_, refused) = await Rows.TryAsync(App, acting, Insert(table), row);
                Assert.True(
                    refused == PostgresErrorCodes.InsufficientPrivilege,
                    $"{table} let {acting} write a row of Grästorp ({refused})."
                );
            }
        }
    }

    [Fact]
    public async Task Nobody_gives_a_row_to_another_principal()
    {
        foreach (var table in await Tables.OwnedAsync(App))
        {
            var (_, refused) = await Rows.TryAsync(
                App,
                Owner,
                $"UPDATE {table} SET tenant_id = $1",
                TwoPrincipals.Other
            );
            Assert.True(
                refused == PostgresErrorCodes.InsufficientPrivilege,
                $"{table} let Grästorp give its rows away ({refused})."
            );
        }
    }

    [Theory]
    [InlineData("UPDATE {0} SET tenant_id = tenant_id WHERE tenant_id = $1")]
    [InlineData("DELETE FROM {0} WHERE tenant_id = $1")]
    public async Task Nobody_changes_or_removes_a_row_of_another_principal(string sql)
    {
        foreach (var table in await Tables.OwnedAsync(App))
        {
            foreach (var acting in (Acting[])[Other, Acting.Nobody, Acting.Alone])
            {
                var (changed, _) = await Rows.TryAsync(
                    App,
                    acting,
                    string.Format(null, sql, table),
                    TwoPrincipals.Owner
                );
                Assert.True(changed == 0, $"{table} let {acting} change {changed} rows of Grästorp.");
            }
        }
    }

    [Fact]
    public async Task A_row_cannot_refer_to_another_principals_row()
    {
        var references = await Tables.ReferencesAsync(App);
        Assert.NotEmpty(references);
        var byReference = 0;
        foreach (var (name, table, isById) in references)
        {
            // Grästorp's row as if it were Uddevalla's: what it refers to is then another principal's
            var instead = $"'tenant_id', '{TwoPrincipals.Other}'" + (isById ? "" : ", 'id', gen_random_uuid()");
            var (_, refused) = await Rows.TryAsync(App, Other, Insert(table, instead), await SomeRowAsync(table));
            Assert.True(
                refused is PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.UniqueViolation,
                $"{name} let Uddevalla refer to a row of Grästorp ({refused})."
            );
            byReference += refused == PostgresErrorCodes.ForeignKeyViolation ? 1 : 0;
        }

        // where ids are unique over all principals that refuses it first
        Assert.True(byReference >= references.Count / 2, "Most are refused before the reference is looked at.");
    }

    [Theory]
    [InlineData("platform.audit_entries")]
    [InlineData("platform.document_contents")]
    [InlineData("introduction.decisions")]
    [InlineData("introduction.frozen_proposals")]
    public async Task What_only_grows_is_neither_changed_nor_removed_by_its_own_principal(string table)
    {
        foreach (var acting in (Acting[])[Owner, Acting.Jointly])
        {
            foreach (var sql in (string[])[$"UPDATE {table} SET id = id", $"DELETE FROM {table}", $"TRUNCATE {table}"])
            {
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Rows.TryAsync(App, acting, sql)).Refused);
            }
        }
    }

    [Fact]
    public async Task A_row_of_its_own_is_written()
    {
        // the refusals above would also come if the statement were wrong
        var (changed, refused) = await Rows.TryAsync(
            App,
            Owner,
            Insert("catalogue.local_contracts", "'id', gen_random_uuid()"),
            await SomeRowAsync("catalogue.local_contracts")
        );
        Assert.Null(refused);
        Assert.Equal(1, changed);
    }

    [Theory]
    [InlineData("ALTER TABLE introduction.proposals DISABLE ROW LEVEL SECURITY")]
    [InlineData("ALTER TABLE introduction.proposals NO FORCE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY tenant_rows ON introduction.proposals")]
    [InlineData("CREATE POLICY mine ON introduction.proposals USING (true)")]
    [InlineData("CREATE VIEW platform.leak AS SELECT 1")]
    [InlineData("CREATE OR REPLACE FUNCTION platform.is_joint() RETURNS boolean LANGUAGE sql AS 'SELECT true'")]
    [InlineData("SET ROLE sortiment_owner")]
    [InlineData("SET SESSION AUTHORIZATION sortiment_owner")]
    [InlineData("SET row_security = off; SELECT count(*) FROM introduction.proposals")]
    public async Task The_app_cannot_take_the_belt_off(string sql) =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Rows.TryAsync(App, Owner, sql)).Refused);

    private static string Insert(string table, string instead = "") =>
        $"INSERT INTO {table} SELECT * FROM jsonb_populate_record("
        + $"NULL::{table}, $1::text::jsonb || jsonb_build_object({instead}))";

    private Task<string> SomeRowAsync(string table) =>
        Rows.OneAsync<string>(
            App,
            Owner,
            $"SELECT to_jsonb(t)::text FROM {table} t WHERE tenant_id = $1 LIMIT 1",
            TwoPrincipals.Owner
        );
}

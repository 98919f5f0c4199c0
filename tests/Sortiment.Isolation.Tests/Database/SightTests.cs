using Npgsql;
using Sortiment.Isolation.Tests.Story;
using Xunit;

namespace Sortiment.Isolation.Tests.Database;

/// <summary>What the app's role sees of Grästorp's rows by plain SQL, whoever it says is acting.</summary>
public sealed class SightTests(TwoPrincipals story)
{
    private string App => story.App.AppConnectionString;

    // what the rules say that all 50 see of each other: proposals in motion, and shares of what is paid together
    private static readonly IReadOnlySet<string> Listed = new HashSet<string>
    {
        "introduction.proposal_overviews",
        "introduction.step_overviews",
        "funding.contributions",
    };

    [Fact]
    public async Task The_principal_has_rows_in_every_table_that_tests_look_for_them_in()
    {
        var counts = await CountAsync(Acting.For(TwoPrincipals.Owner));
        Assert.All(
            counts,
            count => Assert.True(count.Value > 0, $"{count.Key} has no rows of Grästorp: let the story write some.")
        );
        Assert.True(counts.Count >= 12, "There are fewer tables with a tenant than there were.");
    }

    [Fact]
    public async Task Without_a_tenant_no_row_is_seen() => Assert.All(await CountAsync(Acting.Nobody), AssertNone);

    [Fact]
    public async Task A_pooled_connection_that_somebody_has_used_shows_none_either()
    {
        var pool = new NpgsqlConnectionStringBuilder(App) { MaxPoolSize = 1, ApplicationName = "pooled" };
        await AssertForgottenAsync(pool.ConnectionString, forTransaction: false);
    }

    [Fact]
    public async Task Behind_a_pooler_that_resets_nothing_what_was_set_ends_with_its_transaction()
    {
        var pool = new NpgsqlConnectionStringBuilder(App)
        {
            MaxPoolSize = 1,
            NoResetOnClose = true,
            ApplicationName = "pooler",
        };
        await AssertForgottenAsync(pool.ConnectionString, forTransaction: true);
    }

    [Fact]
    public async Task Another_principal_sees_what_is_listed_and_nothing_else()
    {
        foreach (var table in await Tables.OwnedAsync(App))
        {
            var seen = await RowsOfOwnerAsync(table, Acting.For(TwoPrincipals.Other));
            AssertNoSecret(seen, Secrets.All, table);
            Assert.True(seen.Count == 0 || Listed.Contains(table), $"{table} shows rows of Grästorp to Uddevalla.");
        }
    }

    [Fact]
    public async Task A_person_without_principal_and_organ_sees_what_is_listed_and_nothing_else()
    {
        foreach (var table in await Tables.OwnedAsync(App))
        {
            var seen = await RowsOfOwnerAsync(table, Acting.Alone);
            AssertNoSecret(seen, Secrets.All, table);
            Assert.True(
                seen.Count == 0 || Listed.Contains(table),
                $"{table} shows rows of Grästorp to somebody who is not there."
            );
        }
    }

    [Fact]
    public async Task A_joint_organ_sees_what_is_submitted_and_no_draft_or_contract()
    {
        var all = new List<string>();
        foreach (var table in await Tables.OwnedAsync(App))
        {
            var seen = await RowsOfOwnerAsync(table, Acting.Jointly);
            AssertNoSecret(seen, Secrets.NotForJointOrgans, table);
            Assert.DoesNotContain(seen, row => row.Contains(story.Draft.Id.ToString(), StringComparison.Ordinal));
            all.AddRange(seen);
        }

        foreach (var secret in Secrets.All.Except([.. Secrets.NotForJointOrgans, Secrets.Colleague]))
        {
            Assert.Contains(all, row => row.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_joint_organ_reads_in_the_trail_what_befell_what_it_sees_and_no_more()
    {
        (string What, bool IsSeen)[] kinds =
        [
            ("entity = 'RoleAssignment'", true),
            ("entity = 'LocalContract'", false),
            ("message = 'SubmitProposal'", true),
            ("message = 'ChangeProposal'", false), // the draft's
        ];
        foreach (var (what, isSeen) in kinds)
        {
            var count = $"SELECT count(*) FROM platform.audit_entries WHERE tenant_id = $1 AND {what}";
            var own = await Rows.OneAsync<long>(App, Acting.For(TwoPrincipals.Owner), count, TwoPrincipals.Owner);
            var seen = await Rows.OneAsync<long>(App, Acting.Jointly, count, TwoPrincipals.Owner);
            Assert.True(own > 0, $"The trail has none where {what}.");
            Assert.True(seen == (isSeen ? own : 0), $"Joint organs see {seen} of {own} where {what}.");
        }
    }

    [Fact]
    public async Task What_all_share_holds_no_secret()
    {
        // People are one for all principals; who may see whom is for the pages. Mail names what is submitted, and goes to
        // whose turn it is. An answer is kept for whoever got it.
        string[] known = ["principals.people", "platform.outbox", "platform.idempotency_keys"];
        foreach (var table in (await Tables.SharedAsync(App)).Except(known))
        {
            AssertNoSecret(await RowsAsync(table, Acting.Nobody), Secrets.All, table);
        }

        AssertNoSecret(await RowsAsync("platform.outbox", Acting.Nobody), Secrets.NotForJointOrgans, "platform.outbox");
    }

    private async Task AssertForgottenAsync(string pool, bool forTransaction)
    {
        int backend;
        await using (var first = new NpgsqlConnection(pool))
        {
            await first.OpenAsync(TestContext.Current.CancellationToken);
            await using var transaction = await first.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var set = first.CreateCommand();
            set.CommandText =
                $"SELECT set_config('sortiment.tenant', '{TwoPrincipals.Owner}', {forTransaction}), "
                + $"set_config('sortiment.joint', 'on', {forTransaction})";
            await set.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            Assert.True(await CountAsync(first, "introduction.proposals") > 0);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
            backend = first.ProcessID;
        }

        await using var again = new NpgsqlConnection(pool);
        await again.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(backend, again.ProcessID);
        foreach (var table in await Tables.OwnedAsync(App))
        {
            AssertNone(KeyValuePair.Create(table, await CountAsync(again, table)));
        }
    }

    private static void AssertNone(KeyValuePair<string, long> count) =>
        Assert.True(count.Value == 0, $"{count.Key} shows {count.Value} rows to nobody.");

    private static void AssertNoSecret(List<string> rows, IEnumerable<string> secrets, string table)
    {
        foreach (var secret in secrets)
        {
            Assert.False(
                rows.Any(row => row.Contains(secret, StringComparison.Ordinal)),
                $"{table} shows {secret} to who must not see it."
            );
        }
    }

    private async Task<Dictionary<string, long>> CountAsync(Acting acting)
    {
        var counts = new Dictionary<string, long>();
        foreach (var table in await Tables.OwnedAsync(App))
        {
            counts[table] = await Rows.OneAsync<long>(App, acting, $"SELECT count(*) FROM {table}");
        }

        return counts;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string table)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private Task<List<string>> RowsAsync(string table, Acting acting) =>
        Rows.AllAsync<string>(App, acting, $"SELECT t::text FROM {table} t");

    private Task<List<string>> RowsOfOwnerAsync(string table, Acting acting) =>
        Rows.AllAsync<string>(App, acting, $"SELECT t::text FROM {table} t WHERE tenant_id = $1", TwoPrincipals.Owner);
}

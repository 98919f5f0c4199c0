using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sortiment.Isolation.Tests.Story;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Sortiment.Testing.Cluster;
using Xunit;

namespace Sortiment.Isolation.Tests.Database;

/// <summary>The second belt is on every table that must have it, and each rule about it sees what breaks it.</summary>
public sealed class RuleTests(TwoPrincipals story)
{
    private const string Good = """
        CREATE SCHEMA planted;
        CREATE TABLE planted.parents (tenant_id text, id int, PRIMARY KEY (tenant_id, id));
        ALTER TABLE planted.parents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY own ON planted.parents USING (tenant_id = current_setting('sortiment.tenant', true));
        CREATE TABLE planted.children (
            tenant_id text, id int, parent_id int, PRIMARY KEY (tenant_id, id),
            CONSTRAINT parent FOREIGN KEY (tenant_id, parent_id) REFERENCES planted.parents
        );
        ALTER TABLE planted.children ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY own ON planted.children USING (tenant_id = current_setting('sortiment.tenant', true));
        CREATE VIEW planted.all_children WITH (security_invoker = true) AS SELECT * FROM planted.children;
        """;

    [Fact]
    public async Task Every_table_with_a_tenant_keeps_the_rules() =>
        Assert.Empty(await Rules.BrokenAsync(story.App.AppConnectionString));

    [Fact]
    public async Task What_keeps_the_rules_is_not_reported() => Assert.Empty(await ReportedAsync(""));

    [Theory]
    [InlineData("ALTER TABLE planted.children DISABLE ROW LEVEL SECURITY", "does not enable")]
    [InlineData("ALTER TABLE planted.children NO FORCE ROW LEVEL SECURITY", "does not force")]
    [InlineData("DROP POLICY own ON planted.children", "has no policy")]
    [InlineData(
        "CREATE POLICY all_of_it ON planted.children FOR SELECT USING (true)",
        "policy for everybody: all_of_it"
    )]
    [InlineData("ALTER TABLE planted.children DROP CONSTRAINT children_pkey, ADD PRIMARY KEY (id)", "primary key")]
    [InlineData(
        """
            ALTER TABLE planted.parents ADD UNIQUE (id);
            ALTER TABLE planted.children DROP CONSTRAINT parent,
                ADD CONSTRAINT parent FOREIGN KEY (parent_id) REFERENCES planted.parents (id)
            """,
        "planted.children refers to planted.parents of any tenant"
    )]
    [InlineData(
        """
            ALTER TABLE planted.parents ADD UNIQUE (id);
            CREATE TABLE planted.shared (id int PRIMARY KEY, parent_id int REFERENCES planted.parents (id))
            """,
        "planted.shared refers to planted.parents of any tenant"
    )]
    [InlineData("CREATE VIEW planted.leak AS SELECT * FROM planted.children", "planted.leak reads as its owner")]
    [InlineData("CREATE MATERIALIZED VIEW planted.copy AS SELECT * FROM planted.children", "planted.copy keeps a copy")]
    [InlineData(
        "CREATE FUNCTION planted.leak() RETURNS bigint SECURITY DEFINER LANGUAGE sql AS 'SELECT count(*) FROM planted.children'",
        "planted.leak runs as its owner"
    )]
    [InlineData("GRANT TRUNCATE ON planted.children TO sortiment_app", "planted.children lets the app truncate")]
    [InlineData("GRANT TRIGGER ON planted.children TO sortiment_app", "planted.children lets the app trigger")]
    [InlineData("GRANT CREATE ON SCHEMA planted TO sortiment_app", "planted lets the app make tables")]
    public async Task What_breaks_a_rule_is_reported(string planted, string report) =>
        Assert.Contains(report, Assert.Single(await ReportedAsync(planted)), StringComparison.Ordinal);

    [Fact]
    public async Task A_row_of_no_tenant_is_reported()
    {
        // a primary key never lets it be null, so this one has none
        var reported = await ReportedAsync(
            "ALTER TABLE planted.children DROP CONSTRAINT children_pkey, ALTER COLUMN tenant_id DROP NOT NULL"
        );
        Assert.Contains(reported, line => line.Contains("may have rows of no tenant", StringComparison.Ordinal));
        Assert.Contains(reported, line => line.Contains("no primary key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_entity_with_a_tenant_is_kept_in_such_a_table()
    {
        await using var connection = new NpgsqlConnection(story.App.AppConnectionString);
        foreach (var module in story.App.Services.GetServices<ModuleSchema>())
        {
            await using var context = module.Create(connection);
            Assert.Empty(await Rules.UnguardedAsync(story.App.AppConnectionString, context.Model));
        }
    }

    [Fact]
    public async Task An_entity_in_a_table_without_a_tenant_is_reported()
    {
        using var context = new PlantedContext();
        var reported = await Rules.UnguardedAsync(story.App.AppConnectionString, context.Model);
        Assert.StartsWith(nameof(PlantedRow), Assert.Single(reported), StringComparison.Ordinal);
    }

    /// <summary>
    /// What no principal owns, named: a table that somebody adds without a tenant is either shared for a reason that belongs
    /// here, or has been forgotten.
    /// </summary>
    [Fact]
    public async Task Tables_that_all_share_are_known()
    {
        string[] known =
        [
            .. Of("catalogue", "areas articles assortment_version handbook_entries handbook_versions"),
            .. Of("catalogue", "iso_classes offers products suppliers"),
            .. Of("funding", "budget_lines instalments scheme_moves schemes"), // terms that all 50 see
            .. Of("funding", "postings settlement_shares settlements statements vouchers"), // books that all 50 see
            .. Of("funding", "organisations invoice_runs number_series"), // of those who invoice
            .. Of("funding", "imported_file_parts imported_files payments"), // the AT centre's; its role alone is let in
            .. Of("introduction", "meeting_seats meetings reference_series"), // of the council, which serves all
            .. Of("platform", "data_protection_keys ended_sessions idempotency_keys outbox seeded_builds"), // the machinery's own; no page reads them
            .. Of("platform", "shared_document_contents shared_documents"), // minutes
            .. Of("principals", "organs people populations principals seats"),
        ];
        var shared = (await Tables.SharedAsync(story.App.AppConnectionString))
            .Where(t => !t.EndsWith(".__migrations", StringComparison.Ordinal))
            .Where(t => !t.StartsWith("platform.qrtz_", StringComparison.Ordinal)); // Quartz' own: times, no content
        Assert.Equal(known.Order(), shared.Order());
    }

    private static IEnumerable<string> Of(string schema, string tables) =>
        tables.Split(' ').Select(t => $"{schema}.{t}");

    private static async Task<List<string>> ReportedAsync(string planted)
    {
        var cluster = await TestCluster.SharedAsync();
        await using var scratch = await cluster.CreateDatabaseAsync();
        await using var owner = NpgsqlDataSource.Create(scratch.OwnerConnectionString);
        await using var command = owner.CreateCommand(Good + planted);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return await Rules.BrokenAsync(scratch.OwnerConnectionString);
    }

    private sealed class PlantedRow : ITenantOwned
    {
        public int Id { get; set; }
        public string TenantId { get; set; } = "";
    }

    private sealed class PlantedContext()
        : DbContext(new DbContextOptionsBuilder<PlantedContext>().UseNpgsql("Host=localhost").Options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.Entity<PlantedRow>().ToTable("shared_documents", "platform");
    }
}

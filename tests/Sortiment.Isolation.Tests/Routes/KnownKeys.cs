using Npgsql;
using Sortiment.Isolation.Tests.Database;
using Sortiment.Isolation.Tests.Story;

namespace Sortiment.Isolation.Tests.Routes;

/// <summary>The keys of some rows of a table that can stand in an address, Grästorp's first.</summary>
/// <param name="Table">"introduction.proposals".</param>
/// <param name="IsId">They are ids, else short texts ("1444").</param>
/// <param name="Values">The keys.</param>
internal sealed record TableKeys(string Table, bool IsId, IReadOnlyList<string> Values);

/// <summary>
/// What can stand in an address: the keys of rows, by the database's own catalogue. So a new route needs no entry here, as
/// long as what it leads to has a row in the story.
/// </summary>
internal sealed class KnownKeys
{
    // a key of several columns stands in an address with dashes between them
    private const string Ask = """
        WITH keys AS (
            SELECT format('%I.%I', n.nspname, c.relname) AS name, a.attname, a.attnum, a.atttypid,
                count(*) OVER (PARTITION BY c.oid) AS columns
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
            WHERE k.contype = 'p' AND a.attname <> 'tenant_id' AND n.nspname NOT LIKE 'pg\_%'
                AND c.relname NOT LIKE 'qrtz\_%' AND c.relname NOT IN ('idempotency_keys', '__migrations')
        )
        SELECT name, quote_ident(attname), atttypid = 'uuid'::regtype FROM keys
        WHERE atttypid IN ('uuid'::regtype, 'text'::regtype, 'varchar'::regtype)
        UNION ALL
        SELECT name, format('concat_ws(''-'', %s)', string_agg(quote_ident(attname), ', ' ORDER BY attnum)), false FROM keys
        WHERE columns > 1 GROUP BY name
        ORDER BY 1, 2
        """;

    private static readonly string[] Each =
    [
        "introduction.proposals",
        "platform.documents",
        "principals.organs",
        "catalogue.products",
        "funding.schemes",
    ];

    private readonly List<TableKeys> _tables = [];

    private KnownKeys() { }

    /// <summary>Reads them as Grästorp.</summary>
    public static async Task<KnownKeys> ReadAsync(string connectionString)
    {
        var keys = new KnownKeys();
        var owned = await Tables.OwnedAsync(connectionString);
        foreach (var (table, column, isId) in await ColumnsAsync(connectionString))
        {
            // each proposal, document, product and joint funding is seen differently, and each organ is another; of the rest
            // some will do
            var limit =
                Each.Contains(table) ? 12
                : isId ? 4
                : 1;
            var own = owned.Contains(table)
                ? "tenant_id = $1"
                : $"t::text LIKE '%' || $1 || '.%' OR {column}::text = $1";
            var ask = $"SELECT {column}::text FROM {table} t ORDER BY ({own}) DESC, 1 LIMIT {limit}";
            var values = await ReadAsync(Acting.For(TwoPrincipals.Owner), ask);

            // what Grästorp sees nothing of is the joint organs'
            keys._tables.Add(
                new TableKeys(table, isId, values.Count > 0 ? values : await ReadAsync(Acting.Jointly, ask))
            );
        }

        return keys;

        Task<List<string>> ReadAsync(Acting acting, string ask) =>
            Rows.AllAsync<string>(connectionString, acting, ask, TwoPrincipals.Owner);
    }

    /// <summary>
    /// What may stand for a parameter. One called after what it leads to ("MeetingId", "RoleId") gets the keys of the tables
    /// called so; one that is just "id" may be any table's.
    /// </summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="constraint">"guid", "int", or null for text.</param>
    public IReadOnlyList<TableKeys> For(string parameter, string? constraint)
    {
        if (constraint == "int")
        {
            return [new TableKeys("", false, ["1", "4", "2026"])];
        }

        if (parameter == "documentName")
        {
            return [new TableKeys("", false, ["v1"])]; // the API's description
        }

        if (parameter is "year" or "Year")
        {
            return [new TableKeys("", false, ["2025", "whole", "hela"])];
        }

        if (parameter == "Account")
        {
            return [new TableKeys("", false, ["1510", "4001"])]; // of the books
        }

        if (constraint != "guid")
        {
            return [new TableKeys("", false, [.. _tables.Where(t => !t.IsId).SelectMany(t => t.Values).Distinct()])];
        }

        var ids = _tables.Where(t => t.IsId && t.Values.Count > 0).ToList();
        var word = parameter.EndsWith("Id", StringComparison.OrdinalIgnoreCase)
            ? parameter[..^2].ToLowerInvariant()
            : "";
        var called = ids.Where(t => word.Length > 0 && t.Table.Split('.')[1].Contains(word, StringComparison.Ordinal));
        return called.Any() ? [.. called] : ids;
    }

    private static async Task<List<(string Table, string Column, bool IsId)>> ColumnsAsync(string connectionString)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(Ask);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<(string, string, bool)>();
        while (await reader.ReadAsync())
        {
            columns.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
        }

        return columns;
    }
}

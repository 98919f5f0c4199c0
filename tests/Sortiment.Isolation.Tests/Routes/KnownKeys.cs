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
    private const string Ask = """
        SELECT format('%I.%I', n.nspname, c.relname), a.attname, a.atttypid = 'uuid'::regtype
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
        WHERE k.contype = 'p' AND a.attname <> 'tenant_id'
            AND a.atttypid IN ('uuid'::regtype, 'text'::regtype, 'varchar'::regtype)
            AND n.nspname NOT LIKE 'pg\_%' AND c.relname NOT LIKE 'qrtz\_%' AND c.relname NOT IN ('idempotency_keys', '__migrations')
        ORDER BY 1, 2
        """;

    private static readonly string[] Each =
    [
        "introduction.proposals",
        "platform.documents",
        "principals.organs",
        "catalogue.products",
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
            // each proposal, document and product is seen differently, and each organ is another; of the rest some will do
            var limit =
                Each.Contains(table) ? 12
                : isId ? 4
                : 1;
            var own = owned.Contains(table)
                ? "tenant_id = $1"
                : $"t::text LIKE '%' || $1 || '.%' OR {column}::text = $1";
            var values = await Rows.AllAsync<string>(
                connectionString,
                Acting.For(TwoPrincipals.Owner),
                $"SELECT {column}::text FROM {table} t ORDER BY ({own}) DESC, 1 LIMIT {limit}",
                TwoPrincipals.Owner
            );
            keys._tables.Add(new TableKeys(table, isId, values));
        }

        return keys;
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

using Npgsql;

namespace Sortiment.Isolation.Tests.Database;

/// <summary>A reference to a tenant's row.</summary>
/// <param name="Name">The constraint.</param>
/// <param name="Table">The table that refers.</param>
/// <param name="IsById">It refers by its own id: one row to one row.</param>
internal sealed record TenantReference(string Name, string Table, bool IsById);

/// <summary>What the database itself says there is.</summary>
internal static class Tables
{
    private const string Ours = """
        n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p')
        """;

    private const string HasTenant = """
        EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)
        """;

    /// <summary>Every table whose rows have a tenant: "introduction.proposals".</summary>
    public static Task<List<string>> OwnedAsync(string connectionString) => NamesAsync(connectionString, HasTenant);

    /// <summary>Every table whose rows all share.</summary>
    public static Task<List<string>> SharedAsync(string connectionString) =>
        NamesAsync(connectionString, $"NOT {HasTenant}");

    /// <summary>Every foreign key from a tenant's row to a tenant's row.</summary>
    public static async Task<List<TenantReference>> ReferencesAsync(string connectionString)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(
            """
            SELECT k.conname, format('%I.%I', n.nspname, c.relname),
                EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.oid AND i.attname = 'id' AND i.attnum = ANY (k.conkey))
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attname = 'tenant_id'
            WHERE k.contype = 'f' ORDER BY 1
            """
        );
        await using var reader = await command.ExecuteReaderAsync();
        var references = new List<TenantReference>();
        while (await reader.ReadAsync())
        {
            references.Add(new TenantReference(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
        }

        return references;
    }

    private static Task<List<string>> NamesAsync(string connectionString, string condition) =>
        Rows.AllAsync<string>(
            connectionString,
            Acting.Nobody,
            $"""
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE {Ours} AND {condition} ORDER BY 1
            """
        );
}

using Npgsql;

namespace Sortiment.Isolation.Tests.Database;

/// <summary>Who acts, as row-level security is told inside a transaction.</summary>
/// <param name="Tenant">The principal, or "".</param>
/// <param name="IsJoint">In a joint organ.</param>
/// <param name="Person">The person, or "".</param>
internal sealed record Acting(string Tenant, bool IsJoint = false, string Person = "")
{
    /// <summary>Nobody: what is set for none.</summary>
    public static readonly Acting Nobody = new("");

    /// <summary>A joint organ.</summary>
    public static readonly Acting Jointly = new("", IsJoint: true);

    /// <summary>Somebody at no principal and in no organ.</summary>
    public static readonly Acting Alone = new("", Person: "00000000-0000-7000-8000-000000000001");

    /// <summary>Somebody at a principal.</summary>
    public static Acting For(string tenant) => new(tenant);
}

/// <summary>Plain SQL in the app's role; whatever it changes is rolled back.</summary>
internal static class Rows
{
    /// <summary>The first column of every row.</summary>
    public static async Task<List<T>> AllAsync<T>(
        string connectionString,
        Acting acting,
        string sql,
        params object[] with
    )
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var transaction = await BeginAsync(connection, acting);
        await using var command = Command(connection, sql, with);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetFieldValue<T>(0));
        }

        return rows;
    }

    /// <summary>The only row's only column.</summary>
    public static async Task<T> OneAsync<T>(string connectionString, Acting acting, string sql, params object[] with) =>
        (await AllAsync<T>(connectionString, acting, sql, with)).Single();

    /// <summary>How many rows a statement changes, or the error that the database refuses it with.</summary>
    public static async Task<(int Changed, string? Refused)> TryAsync(
        string connectionString,
        Acting acting,
        string sql,
        params object[] with
    )
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var transaction = await BeginAsync(connection, acting);
        await using var command = Command(connection, sql, with);
        try
        {
            return (await command.ExecuteNonQueryAsync(), null);
        }
        catch (PostgresException refusal)
        {
            return (0, refusal.SqlState);
        }
    }

    private static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, Acting acting)
    {
        var transaction = await connection.BeginTransactionAsync();
        if (acting != Acting.Nobody)
        {
            await using var command = Command(
                connection,
                """
                SELECT set_config('sortiment.tenant', $1, true), set_config('sortiment.joint', $2, true),
                    set_config('sortiment.person', $3, true)
                """,
                [acting.Tenant, acting.IsJoint ? "on" : "", acting.Person]
            );
            await command.ExecuteNonQueryAsync();
        }

        return transaction;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] with)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in with)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}

using Npgsql;

namespace Sortiment.Testing;

/// <summary>
/// Tests of isolation prove nothing when they run as somebody whom row-level security does not concern. So whoever hands
/// out a database asserts first that its own role is an ordinary one.
/// </summary>
public static class AppRole
{
    private const string Ask = """
        SELECT current_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
            (SELECT count(*) FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = r.oid AND deptype = 'o'),
            (SELECT count(*) FROM pg_auth_members WHERE member = r.oid)
        FROM pg_roles r WHERE rolname = current_user
        """;

    /// <summary>Asserts that a connection string leads to an ordinary role that owns nothing.</summary>
    /// <exception cref="InvalidOperationException">It does not; the message says why.</exception>
    public static async Task AssertOrdinaryAsync(string connectionString)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(Ask);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var role = reader.GetString(0);
        Refuse(reader.GetBoolean(1), "is a superuser");
        Refuse(reader.GetBoolean(2), "has BYPASSRLS");
        Refuse(reader.GetBoolean(3), "may create roles");
        Refuse(reader.GetBoolean(4), "may create databases");
        Refuse(reader.GetInt64(5) > 0, "owns something");
        Refuse(reader.GetInt64(6) > 0, "is a member of another role");

        void Refuse(bool wrong, string why)
        {
            if (wrong)
            {
                throw new InvalidOperationException($"The tests run as {role}, which {why}: they would prove nothing.");
            }
        }
    }
}

using System.Text.RegularExpressions;
using Npgsql;

namespace Sortiment.LocalPostgres;

/// <summary>The roles and databases inside a running cluster, kept through its superuser.</summary>
internal sealed partial class Databases(int port, Credentials credentials) : IAsyncDisposable
{
    public const string Default = "sortiment";
    public const string OwnerRole = "sortiment_owner";
    public const string AppRole = "sortiment_app";

    private readonly NpgsqlDataSource _superuser = NpgsqlDataSource.Create(
        ConnectionString(port, Postmaster.Superuser, credentials.Superuser, "postgres")
    );

    public string SuperuserString(string database) =>
        ConnectionString(port, Postmaster.Superuser, credentials.Superuser, database);

    public string OwnerString(string database) => ConnectionString(port, OwnerRole, credentials.Owner, database);

    public string AppString(string database) => ConnectionString(port, AppRole, credentials.App, database);

    /// <summary>Whether the server on the port answers, with our password, for this very data directory.</summary>
    public async Task<bool> AnswersForAsync(string data, CancellationToken cancellation)
    {
        try
        {
            await using var command = _superuser.CreateCommand("SHOW data_directory");
            var served = (string?)await command.ExecuteScalarAsync(cancellation);
            return served is not null && Path.GetFullPath(served) == Path.GetFullPath(data);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>
    /// Cuts off whatever clients of a killed owner are left, so that no half-done transaction of theirs holds a lock: a server
    /// notices a dead client only when it next writes to it.
    /// </summary>
    public Task EndOtherSessionsAsync(CancellationToken cancellation) =>
        ExecuteAsync(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
            """,
            cancellation
        );

    /// <summary>
    /// The two roles with today's attributes and passwords, and the database. Each step is done only if missing, so that a start that
    /// was killed half-way is finished by the next.
    /// </summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        foreach (var (role, password) in new[] { (OwnerRole, credentials.Owner), (AppRole, credentials.App) })
        {
            var verb = await ExistsAsync("SELECT FROM pg_roles WHERE rolname = $1", role, cancellation)
                ? "ALTER"
                : "CREATE";
            // A password cannot be a parameter here; ours are hexadecimal digits.
            await ExecuteAsync(
                $"""
                {verb} ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '{password}'
                """,
                cancellation
            );
        }
        if (!await ExistsAsync("SELECT FROM pg_database WHERE datname = $1", Default, cancellation))
        {
            await CreateAsync(Default, null, cancellation);
        }
        await LimitAsync(Default, cancellation);
    }

    public async Task CreateAsync(string name, string? template, CancellationToken cancellation)
    {
        await ExecuteAsync(
            $"CREATE DATABASE {Quoted(name)} OWNER {OwnerRole} TEMPLATE {Quoted(template ?? "template1")}",
            cancellation
        );
        await LimitAsync(name, cancellation);
    }

    public Task DropAsync(string name, CancellationToken cancellation) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {Quoted(name)} WITH (FORCE)", cancellation);

    /// <summary>Closes a database to everybody, so that it can be copied: a template must have no other session.</summary>
    public async Task SealAsync(string name, CancellationToken cancellation)
    {
        await ExecuteAsync($"ALTER DATABASE {Quoted(name)} ALLOW_CONNECTIONS false", cancellation);
        await using var end = _superuser.CreateCommand(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1"
        );
        end.Parameters.AddWithValue(name);
        await end.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Of the two roles, the app's may connect and no more; CREATE and TEMP are the owner's. A copy does not inherit this.</summary>
    private Task LimitAsync(string name, CancellationToken cancellation) =>
        ExecuteAsync(
            $"REVOKE ALL ON DATABASE {Quoted(name)} FROM PUBLIC; GRANT CONNECT ON DATABASE {Quoted(name)} TO {AppRole}",
            cancellation
        );

    private async Task<bool> ExistsAsync(string sql, string name, CancellationToken cancellation)
    {
        await using var command = _superuser.CreateCommand(sql);
        command.Parameters.AddWithValue(name);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = _superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // Loopback only: neither TLS nor Kerberos, and so no attempts at them.
    private static string ConnectionString(int port, string user, string password, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = user,
            Password = password,
            Database = database,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    private static string Quoted(string name) =>
        PlainName().IsMatch(name)
            ? $"\"{name}\""
            : throw new ArgumentException("A database's name is a-z, 0-9 and _, at most 63 of them.", nameof(name));

    public ValueTask DisposeAsync() => _superuser.DisposeAsync();

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex PlainName();
}

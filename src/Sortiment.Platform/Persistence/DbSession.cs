using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Persistence;

/// <summary>
/// The one connection and the one transaction of a unit of work, shared by every module's DbContext in the scope.
/// Row-level security gets its settings inside the transaction, so that it holds behind a connection pooler.
/// </summary>
public sealed class DbSession(NpgsqlDataSource dataSource, ITenantContext tenant, IAuditTrail audit) : IAsyncDisposable
{
    private readonly List<DbContext> enlisted = [];
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;

    /// <summary>The open connection.</summary>
    /// <exception cref="InvalidOperationException">The session has not begun.</exception>
    public NpgsqlConnection Connection => connection ?? throw NotBegun();

    /// <summary>The open transaction.</summary>
    /// <exception cref="InvalidOperationException">The session has not begun.</exception>
    public NpgsqlTransaction Transaction => transaction ?? throw NotBegun();

    /// <summary>Opens the connection and the transaction and tells PostgreSQL who acts.</summary>
    public async Task BeginAsync(bool readOnly, CancellationToken cancellationToken)
    {
        if (connection is not null)
        {
            throw new InvalidOperationException("The session has begun already: a message must not send messages.");
        }

        connection = await dataSource.OpenConnectionAsync(cancellationToken);
        transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (readOnly)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SET TRANSACTION READ ONLY"));
        }

        batch.BatchCommands.Add(ActorSettings(tenant.Actor));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Writes what every enlisted context has pending and the trail of it, then commits.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        foreach (var context in enlisted)
        {
            await context.SaveChangesAsync(cancellationToken);
        }

        await audit.WriteAsync(Connection, Transaction, cancellationToken);
        await Transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    internal void Enlist(DbContext context)
    {
        context.Database.UseTransaction(Transaction);
        enlisted.Add(context);
    }

    private static NpgsqlBatchCommand ActorSettings(Actor? actor)
    {
        var command = new NpgsqlBatchCommand(
            "SELECT set_config('sortiment.tenant', $1, true), set_config('sortiment.joint', $2, true), "
                + "set_config('sortiment.person', $3, true)"
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor?.TenantId ?? "" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor?.IsJoint == true ? "on" : "" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor?.PersonId.ToString() ?? "" });
        return command;
    }

    private static InvalidOperationException NotBegun() => new("A DbContext lives only inside a message: send one.");
}

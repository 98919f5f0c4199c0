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
    private const string Mark = "mark";
    private readonly List<DbContext> enlisted = [];
    private NpgsqlTransaction? transaction;

    /// <summary>The connection; open once the session has begun.</summary>
    public NpgsqlConnection Connection { get; } = dataSource.CreateConnection();

    /// <summary>The open transaction.</summary>
    /// <exception cref="InvalidOperationException">The session has not begun.</exception>
    public NpgsqlTransaction Transaction =>
        transaction ?? throw new InvalidOperationException("A DbContext works only inside a message: send one.");

    /// <summary>Opens the connection and the transaction and tells PostgreSQL who acts.</summary>
    public async Task BeginAsync(bool readOnly, CancellationToken cancellationToken)
    {
        if (transaction is not null)
        {
            throw new InvalidOperationException("The session has begun already: a message must not send messages.");
        }

        await Connection.OpenAsync(cancellationToken);
        transaction = await Connection.BeginTransactionAsync(cancellationToken);

        // the dispatcher makes a message's handler, and with it the contexts, before the message begins
        enlisted.ForEach(context => context.Database.UseTransaction(transaction));
        await using var batch = new NpgsqlBatch(Connection, transaction);
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

    /// <summary>Marks a point to return to.</summary>
    internal Task MarkAsync(CancellationToken cancellationToken) => Transaction.SaveAsync(Mark, cancellationToken);

    /// <summary>Undoes what was done and planned since the mark, also when the transaction was broken by an error.</summary>
    internal async Task ReturnToMarkAsync(CancellationToken cancellationToken)
    {
        await Transaction.RollbackAsync(Mark, cancellationToken);
        enlisted.ForEach(context => context.ChangeTracker.Clear());
        audit.Forget();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        await Connection.DisposeAsync();
    }

    internal void Enlist(DbContext context)
    {
        enlisted.Add(context);
        if (transaction is not null)
        {
            context.Database.UseTransaction(transaction);
        }
    }

    /// <summary>Tells row-level security who acts, from here on and as long as the transaction lasts.</summary>
    internal static NpgsqlBatchCommand ActorSettings(Actor? actor)
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
}

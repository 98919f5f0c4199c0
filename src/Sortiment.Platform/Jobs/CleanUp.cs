using Mediator;
using Npgsql;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Jobs;

/// <summary>Removes what has been kept long enough: answers under idempotency keys, what the outbox is done with, ended sessions.</summary>
[AllowedRoles(Roles.System)]
internal sealed record CleanUp : ICommand<CleanedUp>
{
    /// <summary>How long the outbox remembers what it has done, so that the same key does nothing again.</summary>
    public static readonly TimeSpan OutboxKept = TimeSpan.FromDays(90);
}

/// <summary>How many rows were removed.</summary>
internal sealed record CleanedUp(int IdempotencyKeys, int OutboxMessages, int EndedSessions);

internal sealed class CleanUpHandler(DbSession session, TimeProvider clock) : ICommandHandler<CleanUp, CleanedUp>
{
    public async ValueTask<CleanedUp> Handle(CleanUp command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new CleanedUp(
            await DeleteAsync("platform.idempotency_keys WHERE created_at < $1", now - Idempotency.Kept),
            await DeleteAsync("platform.outbox WHERE (done_at < $1 OR dismissed_at < $1)", now - CleanUp.OutboxKept),
            await DeleteAsync("platform.ended_sessions WHERE ended_at < $1", now - EndedSession.Kept)
        );

        async Task<int> DeleteAsync(string rows, DateTimeOffset before)
        {
            await using var delete = new NpgsqlCommand("DELETE FROM " + rows, session.Connection, session.Transaction);
            delete.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
            return await delete.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Persistence;

namespace Sortiment.Platform.Outbox;

internal sealed class Outbox(PlatformDbContext context, TimeProvider clock) : IOutbox
{
    public void Add(string kind, object payload, string idempotencyKey) =>
        context.Add(new OutboxMessage(kind, payload, idempotencyKey, clock.GetUtcNow()));

    // not by reading first: two units of work may ask for the same at once
    public Task AddOnceAsync(string kind, object payload, string idempotencyKey, CancellationToken cancellationToken)
    {
        var message = new OutboxMessage(kind, payload, idempotencyKey, clock.GetUtcNow());
        return context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO platform.outbox (id, kind, payload, idempotency_key, created_at, next_attempt_at, attempts)
            VALUES ({message.Id}, {kind}, {message.Payload}::jsonb, {idempotencyKey}, {message.CreatedAt},
                    {message.NextAttemptAt}, 0)
            ON CONFLICT (idempotency_key) DO NOTHING
            """,
            cancellationToken
        );
    }
}

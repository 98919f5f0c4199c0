using Sortiment.Platform.Persistence;

namespace Sortiment.Platform.Outbox;

internal sealed class Outbox(PlatformDbContext context, TimeProvider clock) : IOutbox
{
    public void Add(string kind, object payload, string idempotencyKey) =>
        context.Add(new OutboxMessage(kind, payload, idempotencyKey, clock.GetUtcNow()));
}

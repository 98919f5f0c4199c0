using System.Diagnostics;
using Mediator;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.Persistence;

namespace Sortiment.Platform.Dispatch;

/// <summary>
/// Opens the one transaction around the handler: read-only for a query; for a command it is committed with everything
/// that the handler's contexts, the outbox and the audit trail hold, and with the answer under the caller's
/// idempotency key, or nothing is.
/// </summary>
public sealed class TransactionBehavior<TMessage, TResponse>(
    DbSession session,
    MessageContext context,
    Idempotency idempotency,
    OutboxBell bell
) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : notnull, IMessage
{
    /// <inheritdoc />
    public async ValueTask<TResponse> Handle(
        TMessage message,
        MessageHandlerDelegate<TMessage, TResponse> next,
        CancellationToken cancellationToken
    )
    {
        context.Name = typeof(TMessage).Name;
        context.Reason = (message as IHasReason)?.Reason;
        using var activity = Telemetry.Source.StartActivity(context.Name);
        if (message is IBaseQuery)
        {
            await session.BeginAsync(readOnly: true, cancellationToken);
            return await next(message, cancellationToken);
        }

        await session.BeginAsync(readOnly: false, cancellationToken);
        if (await idempotency.ClaimAsync(message, cancellationToken) is { } earlier)
        {
            activity?.SetTag("sortiment.idempotent_replay", true);
            return Idempotency.Read<TResponse>(earlier);
        }

        var response = await next(message, cancellationToken);
        await idempotency.KeepAsync(response, cancellationToken);
        await session.CommitAsync(cancellationToken);
        bell.Ring();
        return response;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Outbox;

/// <summary>
/// Does what stands in the outbox. A message is locked while it is handled, so several nodes share the work; a node
/// that dies lets go of its lock and another one takes over (at least once; the key makes it once for the receiver).
/// </summary>
internal sealed partial class OutboxDispatcher(
    IServiceScopeFactory scopes,
    OutboxBell bell,
    TimeProvider clock,
    ILogger<OutboxDispatcher> logger
) : BackgroundService
{
    /// <summary>After this many attempts a person must look: the message stands on the page for what is stuck.</summary>
    public const int GiveUpAfter = 12;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    // whoever hangs longer than this is given up for now: the others wait behind
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var acting = AmbientActor.Act(Actor.System);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await HandleNextAsync(stoppingToken)) { }

                await bell.WaitAsync(Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogDatabaseAway(logger, exception);
                await Task.Delay(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> HandleNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.BeginAsync(readOnly: false, cancellationToken);
        var context = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = clock.GetUtcNow();
        var message = await context
            .Outbox.FromSql(
                $"""
                SELECT * FROM platform.outbox
                WHERE next_attempt_at <= {now}
                ORDER BY next_attempt_at
                LIMIT 1 FOR UPDATE SKIP LOCKED
                """
            )
            .SingleOrDefaultAsync(cancellationToken);
        if (message is null)
        {
            return false;
        }

        await session.MarkAsync(cancellationToken);
        try
        {
            var handler =
                scope.ServiceProvider.GetServices<IOutboxHandler>().SingleOrDefault(h => h.Kind == message.Kind)
                ?? throw new InvalidOperationException($"No handler for outbox messages of kind '{message.Kind}'.");
            await HandleAsync(handler, message, cancellationToken);
            message.Done(clock.GetUtcNow());
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // nothing that a failed handler did in the database stays, and neither does a broken transaction
            await session.ReturnToMarkAsync(cancellationToken);
            context.Attach(message);
            message.Failed(exception.Message, NextAttempt(message.Attempts + 1, clock.GetUtcNow()));
            var detail = exception is EffectRefusedException ? null : exception;
            LogFailed(logger, message.Kind, message.Id, message.Attempts, detail);
        }

        await session.CommitAsync(cancellationToken);
        Telemetry.OutboxHandled.Add(1, new("kind", message.Kind), new("done", message.DoneAt is not null));
        return true;
    }

    private static async Task HandleAsync(IOutboxHandler handler, OutboxMessage message, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        await handler.HandleAsync(message, patience.Token);
    }

    /// <summary>When a message that has failed this often is tried again; null: it is given up.</summary>
    internal static DateTimeOffset? NextAttempt(int attempts, DateTimeOffset now) =>
        attempts >= GiveUpAfter ? null : now + BackOff(attempts);

    /// <summary>2 s, 4 s, 8 s ... at most an hour.</summary>
    internal static TimeSpan BackOff(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, Math.Min(attempts, 20))));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox {Kind} {Id} failed, attempt {Attempt}")]
    private static partial void LogFailed(ILogger logger, string kind, Guid id, int attempt, Exception? exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox cannot be read; trying again")]
    private static partial void LogDatabaseAway(ILogger logger, Exception exception);
}

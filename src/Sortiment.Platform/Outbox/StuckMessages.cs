using FluentValidation;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Outbox;

/// <summary>What the outbox has tried and not been able to do, the oldest first; at most 200.</summary>
[AllowedRoles(Roles.Steward)]
public sealed record ListStuckMessages : IQuery<IReadOnlyList<StuckMessage>>;

/// <summary>An effect that has failed at least once and is neither done nor dismissed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is: "mail".</param>
/// <param name="Key">The key it was asked for under.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAttemptAt">When it is tried next; null: it has been given up.</param>
/// <param name="LastError">What went wrong the last time.</param>
public sealed record StuckMessage(
    Guid Id,
    string Kind,
    string Key,
    DateTimeOffset CreatedAt,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? LastError
);

internal sealed class ListStuckMessagesHandler(PlatformDbContext context)
    : IQueryHandler<ListStuckMessages, IReadOnlyList<StuckMessage>>
{
    public const int Most = 200;

    public async ValueTask<IReadOnlyList<StuckMessage>> Handle(ListStuckMessages query, CancellationToken ct) =>
        await context
            .Outbox.Where(m => m.DoneAt == null && m.DismissedAt == null && m.Attempts > 0)
            .OrderBy(m => m.CreatedAt)
            .Take(Most)
            .Select(m => new StuckMessage(
                m.Id,
                m.Kind,
                m.IdempotencyKey,
                m.CreatedAt,
                m.Attempts,
                m.NextAttemptAt,
                m.LastError
            ))
            .ToListAsync(ct);
}

/// <summary>Tries a stuck message now, with all its attempts before it again.</summary>
[AllowedRoles(Roles.Steward)]
public sealed record RetryMessage(Guid Id, string? Reason) : ICommand<bool>, IHasReason;

/// <summary>Decides that a stuck message shall not be done. It stays, with who and why in the trail.</summary>
[AllowedRoles(Roles.Steward)]
public sealed record DismissMessage(Guid Id, string? Reason) : ICommand<bool>, IHasReason;

internal sealed class DismissMessageRules : AbstractValidator<DismissMessage>
{
    public DismissMessageRules() =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage("Skriv varför det inte ska göras.").MaximumLength(500);
}

internal sealed class RetryMessageRules : AbstractValidator<RetryMessage>
{
    public RetryMessageRules() => RuleFor(c => c.Reason).MaximumLength(500);
}

internal sealed class StuckMessageHandler(PlatformDbContext context, IAuditTrail audit, TimeProvider clock)
    : ICommandHandler<RetryMessage, bool>,
        ICommandHandler<DismissMessage, bool>
{
    public async ValueTask<bool> Handle(RetryMessage command, CancellationToken cancellationToken)
    {
        var message = await FindAsync(command.Id, cancellationToken);
        audit.Note(nameof(OutboxMessage), message.IdempotencyKey, ("attempts", message.Attempts, 0));
        message.TryAgain(clock.GetUtcNow());
        return true;
    }

    public async ValueTask<bool> Handle(DismissMessage command, CancellationToken cancellationToken)
    {
        var message = await FindAsync(command.Id, cancellationToken);
        audit.Note(nameof(OutboxMessage), message.IdempotencyKey, ("dismissed", false, true));
        message.Dismiss(clock.GetUtcNow());
        return true;
    }

    // waits for a dispatcher that is at it just now, so that what it did is not undone
    private async Task<OutboxMessage> FindAsync(Guid id, CancellationToken ct)
    {
        var message =
            await context
                .Outbox.FromSql($"SELECT * FROM platform.outbox WHERE id = {id} FOR UPDATE")
                .SingleOrDefaultAsync(ct)
            ?? throw new NotFoundProblem("Meddelandet finns inte längre i utkorgen.");
        if (message.DoneAt is not null || message.DismissedAt is not null)
        {
            throw new ConflictProblem("already-done", "Det är redan gjort eller avfärdat. Ladda om sidan.");
        }

        return message;
    }
}

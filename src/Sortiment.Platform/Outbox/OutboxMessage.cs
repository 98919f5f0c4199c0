using System.Text.Json;

namespace Sortiment.Platform.Outbox;

/// <summary>An effect outside the database that is to happen once: written in the command's transaction, done after it.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    internal OutboxMessage(string kind, object payload, string idempotencyKey, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Kind = kind;
        Payload = JsonSerializer.Serialize(payload, payload.GetType());
        IdempotencyKey = idempotencyKey;
        CreatedAt = now;
        NextAttemptAt = now;
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Which <see cref="IOutboxHandler"/> does it: "mail".</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What to do, as JSON.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>Unique: the same effect asked for twice happens once, and the receiver can tell a repeat by it.</summary>
    public string IdempotencyKey { get; private set; } = "";

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it is tried next; null when it is done, given up or dismissed.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>How many times it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it was done; null until then.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>When a person decided that it shall not be done; null when nobody has.</summary>
    public DateTimeOffset? DismissedAt { get; private set; }

    /// <summary>What went wrong at the last attempt.</summary>
    public string? LastError { get; private set; }

    internal void Done(DateTimeOffset now)
    {
        Attempts++;
        DoneAt = now;
        NextAttemptAt = null;
        LastError = null;
    }

    internal void Failed(string error, DateTimeOffset? again)
    {
        Attempts++;
        LastError = error;
        NextAttemptAt = again;
    }

    /// <summary>A person wants it tried now, with all its attempts before it again.</summary>
    internal void TryAgain(DateTimeOffset now)
    {
        Attempts = 0;
        NextAttemptAt = now;
    }

    internal void Dismiss(DateTimeOffset now)
    {
        DismissedAt = now;
        NextAttemptAt = null;
    }

    /// <summary>Reads the payload.</summary>
    public T Read<T>() => JsonSerializer.Deserialize<T>(Payload)!;
}

/// <summary>Does one kind of effect. It may be called again for the same message after a crash.</summary>
public interface IOutboxHandler
{
    /// <summary>The kind that it does.</summary>
    string Kind { get; }

    /// <summary>Does the effect; an exception makes the dispatcher try again later.</summary>
    Task HandleAsync(OutboxMessage message, CancellationToken cancellationToken);
}

/// <summary>Asks for effects outside the database, in the command's transaction.</summary>
public interface IOutbox
{
    /// <summary>Asks for an effect.</summary>
    /// <param name="kind">Which handler does it.</param>
    /// <param name="payload">Serialised as JSON.</param>
    /// <param name="idempotencyKey">Unique for the effect: "reminder:{wait}:due".</param>
    void Add(string kind, object payload, string idempotencyKey);

    /// <summary>Asks for an effect, unless it was asked for under the same key before.</summary>
    Task AddOnceAsync(string kind, object payload, string idempotencyKey, CancellationToken cancellationToken);
}

/// <summary>Wakes the dispatcher after a commit, so that mail does not wait for the next round.</summary>
public sealed class OutboxBell
{
    private readonly SemaphoreSlim bell = new(0, 1);

    internal void Ring()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // it has been rung already and nobody has answered yet: once is enough
        }
    }

    internal Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        bell.WaitAsync(longest, cancellationToken);
}

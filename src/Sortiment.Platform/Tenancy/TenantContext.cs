namespace Sortiment.Platform.Tenancy;

/// <summary>Where the actor comes from (Finbuckle's word: strategy). The first one that answers wins.</summary>
public interface IActorStrategy
{
    /// <summary>The acting person, or null when this strategy does not know.</summary>
    Actor? Current { get; }
}

internal sealed class TenantContext(IEnumerable<IActorStrategy> strategies) : ITenantContext
{
    /// <summary>Nobody: for migrations.</summary>
    public static readonly ITenantContext Nobody = new TenantContext([]);

    public Actor? Actor => strategies.Select(s => s.Current).FirstOrDefault(actor => actor is not null);
}

/// <summary>The actor of code that runs outside a request: jobs, the outbox, seeding, the look-up at sign-in.</summary>
public sealed class AmbientActor : IActorStrategy
{
    private static readonly AsyncLocal<Actor?> Ambient = new();

    /// <inheritdoc />
    public Actor? Current => Ambient.Value;

    /// <summary>Lets <paramref name="actor"/> act until the result is disposed.</summary>
    public static IDisposable Act(Actor actor)
    {
        var before = Ambient.Value;
        Ambient.Value = actor;
        return new Restore(before);
    }

    private sealed class Restore(Actor? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}

using Microsoft.AspNetCore.Builder;
using Sortiment.Testing.Cluster;

namespace Sortiment.Testing;

/// <summary>What a test wants to be different about the app that it starts.</summary>
public sealed record SortimentAppOptions
{
    /// <summary>The environment: "Development" (with personas and example data) or "Production".</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Settings that win over all others: <c>["RateLimits:ApiPerMinute"] = "5"</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The database of another app, to be its second node; null: a fresh one of its own.</summary>
    public TestDatabase? Database { get; init; }

    /// <summary>The clock of another app, for a second node; null: one of its own.</summary>
    public TestClock? Clock { get; init; }

    /// <summary>Runs the scheduled jobs by the clock. Off, because most tests want to run a job themselves, or none.</summary>
    public bool Jobs { get; init; }

    /// <summary>Adds services before the app adds its own; those it adds with TryAdd give way.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}

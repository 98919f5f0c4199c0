using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sortiment.Platform;

/// <summary>The names under which the app's traces and metrics go out (OpenTelemetry).</summary>
public static class Telemetry
{
    /// <summary>The name of the trace source and the meter.</summary>
    public const string Name = "Sortiment";

    /// <summary>Traces: one span a message.</summary>
    public static readonly ActivitySource Source = new(Name);

    /// <summary>Metrics.</summary>
    public static readonly Meter Meter = new(Name);

    /// <summary>Outbox messages handled, by kind and result.</summary>
    public static readonly Counter<long> OutboxHandled = Meter.CreateCounter<long>("sortiment.outbox.handled");

    /// <summary>Jobs run by the clock, by name and result.</summary>
    public static readonly Counter<long> JobsRun = Meter.CreateCounter<long>("sortiment.jobs.run");
}

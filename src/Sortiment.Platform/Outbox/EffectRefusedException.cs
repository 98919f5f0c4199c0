namespace Sortiment.Platform.Outbox;

/// <summary>
/// The other side did not take the effect. What it said is kept with the message and shown on the page of what is stuck;
/// it stays out of the logs, because it may name people.
/// </summary>
public sealed class EffectRefusedException(string message) : Exception(message);

namespace Sortiment.Testing;

/// <summary>
/// The clock of an app under test. It starts at a known moment (a Monday morning) and walks at the usual pace, so that
/// whatever waits a little still gets on; a test moves it forward by days.
/// </summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>Where every clock starts: Monday 2 March 2026, 09:00 in Sweden.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A clock that starts at <see cref="Start"/>.</summary>
    public TestClock()
        : this(Start) { }

    private readonly long _started = TimeProvider.System.GetTimestamp();
    private long _moved;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() =>
        start + TimeProvider.System.GetElapsedTime(_started) + TimeSpan.FromTicks(Interlocked.Read(ref _moved));

    /// <summary>Moves the clock forward.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Back in time is where no clock goes.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _moved, by.Ticks);
    }

    /// <summary>Moves the clock forward to a moment.</summary>
    public void MoveTo(DateTimeOffset moment) => Advance(moment - GetUtcNow());
}

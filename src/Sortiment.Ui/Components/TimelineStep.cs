namespace Sortiment.Ui.Components;

/// <summary>How far a step in a process has come.</summary>
public enum TimelineState
{
    /// <summary>Not reached.</summary>
    Upcoming,

    /// <summary>Going on.</summary>
    Current,

    /// <summary>Going on, past its deadline.</summary>
    Late,

    /// <summary>Left.</summary>
    Done,

    /// <summary>Ended here: rejected or withdrawn.</summary>
    Stopped,

    /// <summary>Never reached: the process ended before.</summary>
    Omitted,
}

/// <summary>One step in a <see cref="Timeline"/>, or one of the parts that go on side by side within a step.</summary>
/// <param name="Number">"1" to "10", or a part's letter: "4a".</param>
/// <param name="Title">What is done.</param>
/// <param name="State">How far it has come.</param>
public sealed record TimelineStep(string Number, string Title, TimelineState State)
{
    /// <summary>Who is responsible, or who did it.</summary>
    public string? Who { get; init; }

    /// <summary>When it began.</summary>
    public DateOnly? Started { get; init; }

    /// <summary>When it was left.</summary>
    public DateOnly? Finished { get; init; }

    /// <summary>The last day for it.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>How many days it has taken so far.</summary>
    public int? Days { get; init; }

    /// <summary>The outcome, or the grounds in short.</summary>
    public string? Note { get; init; }

    /// <summary>Where more is to be read or done.</summary>
    public string? Href { get; init; }

    /// <summary>Parts that go on in parallel.</summary>
    public IReadOnlyList<TimelineStep> Parts { get; init; } = [];
}

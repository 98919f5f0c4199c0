using Sortiment.Platform.Dispatch;

namespace Sortiment.Platform.Processes;

/// <summary>The process does not wait there (any more): 409, <see cref="ConflictProblem.WrongStep"/>.</summary>
public sealed class NotWaitingException(string activityId)
    : Problem(
        ConflictProblem.WrongStep,
        "Ärendet är inte i det här steget nu. Någon annan kan ha hunnit före. Läs om sidan och se var ärendet är."
    )
{
    /// <summary>The activity that was signalled.</summary>
    public string ActivityId { get; } = activityId;

    /// <inheritdoc />
    public override int Status => 409;
}

/// <summary>The step has no such outcome: 422.</summary>
public sealed class UnknownOutcomeException(StepActivity step, string outcome)
    : Problem(
        "unknown-outcome",
        $"Utfallet ”{outcome}” finns inte i steget {step.Title}. Välj ett av: {string.Join(", ", step.Outcomes)}."
    )
{
    /// <summary>The activity that was signalled.</summary>
    public string ActivityId { get; } = step.Id;

    /// <summary>The outcome that was signalled.</summary>
    public string Outcome { get; } = outcome;

    /// <inheritdoc />
    public override int Status => 422;
}

/// <summary>The process has ended already, so it cannot be cancelled: 409.</summary>
public sealed class NotRunningException()
    : Problem("not-running", "Ärendet är redan avslutat och kan inte dras tillbaka.")
{
    /// <inheritdoc />
    public override int Status => 409;
}

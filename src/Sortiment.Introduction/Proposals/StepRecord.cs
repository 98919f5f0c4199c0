using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Processes;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// One time that a proposal is at a step: opened when the process begins to wait there, completed once, never changed
/// after that. Coming back to a step opens a new record with the next <see cref="Round"/>.
/// </summary>
internal sealed class StepRecord : ITenantOwned, IAudited
{
    private StepRecord() { }

    internal StepRecord(Proposal proposal, StepWait wait, int round)
    {
        Id = wait.Id;
        TenantId = proposal.TenantId;
        ProposalId = proposal.Id;
        ActivityId = wait.ActivityId;
        Number = wait.Number;
        Part = wait.Part;
        Title = wait.Title;
        Responsible = [.. wait.Responsible];
        Round = round;
        EnteredAt = wait.EnteredAt;
        Deadline = wait.Deadline;
        FreshFrom = proposal.Version;
    }

    /// <summary>The engine's wait.</summary>
    public Guid Id { get; private set; }

    /// <summary>The proposing principal's code.</summary>
    public string TenantId { get; private set; } = null!;

    /// <summary>The proposal.</summary>
    public Guid ProposalId { get; private set; }

    /// <summary>The activity in the process file: "step4a".</summary>
    public string ActivityId { get; private set; } = null!;

    /// <summary>The step's number, 1 to 10.</summary>
    public int Number { get; private set; }

    /// <summary>The part of the step, "a", where it has parts.</summary>
    public string? Part { get; private set; }

    /// <summary>What is to be done, in Swedish.</summary>
    public string Title { get; private set; } = null!;

    /// <summary>The roles that may act on it.</summary>
    public string[] Responsible { get; private set; } = null!;

    /// <summary>Which time the proposal is at this step: 1 the first.</summary>
    public int Round { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>The last day to act, in Sweden.</summary>
    public DateOnly Deadline { get; private set; }

    /// <summary>The earliest version of the proposal that a person acting on the step may have seen.</summary>
    public int FreshFrom { get; internal set; }

    /// <summary>When it was completed; null while it is open.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>The outcome it was left by.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Who completed it.</summary>
    public Who? CompletedBy { get; private set; }

    /// <summary>A free note.</summary>
    public string? Note { get; private set; }

    /// <summary>What the step was for; null while it is open, and when it was broken off by a withdrawal.</summary>
    public StepDetails? Details { get; private set; }

    /// <summary>Whether it waits for somebody.</summary>
    public bool IsOpen => CompletedAt is null;

    /// <summary>"4 a", or "5".</summary>
    public string Label => Part is null ? $"{Number}" : $"{Number} {Part}";

    /// <summary>Whole days in the step so far, or until it was completed.</summary>
    public int DaysIn(DateTimeOffset now) => (int)((CompletedAt ?? now) - EnteredAt).TotalDays;

    /// <summary>Whether it is open and its last day has passed.</summary>
    public bool IsLate(DateTimeOffset now) => IsOpen && SwedishCalendar.DateOf(now) > Deadline;

    internal void Complete(Who who, DateTimeOffset at, string outcome, string? note, StepDetails? details)
    {
        CompletedAt = at;
        CompletedBy = who;
        Outcome = outcome;
        Note = note;
        Details = details;
    }
}

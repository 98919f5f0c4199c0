using Sortiment.Platform.Audit;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>A decision in step 7 by one of the two decision-makers: one each and round, never changed.</summary>
internal sealed class PrincipalDecision : ITenantOwned, IAudited
{
    private PrincipalDecision() { }

    internal PrincipalDecision(StepRecord step, DecisionEntry entry, StepAct act)
    {
        Id = Guid.CreateVersion7(act.At);
        TenantId = step.TenantId;
        ProposalId = step.ProposalId;
        StepId = step.Id;
        Role = act.Actor.Role;
        Approved = entry.Approved!.Value;
        Date = entry.Date!.Value;
        Reference = entry.Reference!;
        Note = act.Note;
        RecordedAt = act.At;
        RecordedBy = Who.Of(act.Actor);
    }

    /// <summary>The decision.</summary>
    public Guid Id { get; private set; }

    /// <summary>The proposing principal's code.</summary>
    public string TenantId { get; private set; } = null!;

    /// <summary>The proposal.</summary>
    public Guid ProposalId { get; private set; }

    /// <summary>The step 7 it belongs to: a new round is a new step.</summary>
    public Guid StepId { get; private set; }

    /// <summary>Who decided: the region's director or VästKom's board.</summary>
    public string Role { get; private set; } = null!;

    /// <summary>Yes or no.</summary>
    public bool Approved { get; private set; }

    /// <summary>The day it was decided.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>The decision-maker's own reference.</summary>
    public string Reference { get; private set; } = null!;

    /// <summary>A free note: the grounds.</summary>
    public string? Note { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Who RecordedBy { get; private set; } = null!;

    internal DecisionSummary Summary => new(Role, Approved, Date, Reference);
}

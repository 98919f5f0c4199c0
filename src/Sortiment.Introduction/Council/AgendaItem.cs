using Sortiment.Platform.Audit;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Council;

/// <summary>What to put on an agenda: a proposal, with its reference and title as they are now.</summary>
internal sealed record AgendaEntry(string TenantId, Guid ProposalId, string Reference, string Title);

/// <summary>A proposal on a meeting's agenda, and the decision once it is recorded.</summary>
internal sealed class AgendaItem : ITenantOwned, IAudited
{
    private AgendaItem() { }

    internal AgendaItem(Guid meetingId, AgendaEntry entry)
    {
        Id = Guid.CreateVersion7();
        MeetingId = meetingId;
        TenantId = entry.TenantId;
        ProposalId = entry.ProposalId;
        Reference = entry.Reference;
        Title = entry.Title;
    }

    /// <summary>The item.</summary>
    public Guid Id { get; private set; }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The proposing principal's code.</summary>
    public string TenantId { get; private set; } = null!;

    /// <summary>The proposal.</summary>
    public Guid ProposalId { get; private set; }

    /// <summary>The proposal's reference: "2026-0001".</summary>
    public string Reference { get; private set; } = null!;

    /// <summary>The proposal's title when it was put on the agenda.</summary>
    public string Title { get; private set; } = null!;

    /// <summary>Place on the agenda, from 1.</summary>
    public int Number { get; internal set; }

    /// <summary>The decision; null until it is recorded, and for good when the item was deferred (bordlagt).</summary>
    public CouncilDecision? Decision { get; internal set; }
}

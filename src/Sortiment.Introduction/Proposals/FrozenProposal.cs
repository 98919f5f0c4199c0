using Sortiment.Introduction.Assessment;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// The proposal as it was sent to the council (step 5): what the council and the decision-makers have before them, whatever is
/// changed later.
/// </summary>
internal sealed class FrozenProposal : ITenantOwned, IAudited
{
    private FrozenProposal() { }

    internal FrozenProposal(
        Proposal proposal,
        string proposalText,
        ImpactDetails impact,
        ProductAssessment assessment,
        DateTimeOffset at,
        Who by
    )
    {
        Id = Guid.CreateVersion7(at);
        TenantId = proposal.TenantId;
        ProposalId = proposal.Id;
        Number = proposal.FrozenProposals.Count + 1;
        Content = proposal.Content;
        ProposalText = proposalText;
        Impact = impact;
        Assessment = assessment;
        FrozenAt = at;
        FrozenBy = by;
    }

    /// <summary>The frozen version.</summary>
    public Guid Id { get; private set; }

    /// <summary>The proposing principal's code.</summary>
    public string TenantId { get; private set; } = null!;

    /// <summary>The proposal.</summary>
    public Guid ProposalId { get; private set; }

    /// <summary>1 for the first that was sent, 2 for the next.</summary>
    public int Number { get; private set; }

    /// <summary>The application.</summary>
    public ProposalContent Content { get; private set; } = null!;

    /// <summary>The proposed decision, as sent.</summary>
    public string ProposalText { get; private set; } = null!;

    /// <summary>Impact analysis, draft decision and agreement form (step 4 e).</summary>
    public ImpactDetails Impact { get; private set; } = null!;

    /// <summary>The assessment (step 4 b).</summary>
    public ProductAssessment Assessment { get; private set; } = null!;

    /// <summary>When it was sent.</summary>
    public DateTimeOffset FrozenAt { get; private set; }

    /// <summary>Who sent it.</summary>
    public Who FrozenBy { get; private set; } = null!;
}

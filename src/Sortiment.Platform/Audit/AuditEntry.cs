using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Audit;

/// <summary>
/// One line of the trail: who, for whom, when, from which address, what changed and why. Only ever added; the app has
/// no right to change or remove it.
/// </summary>
public sealed class AuditEntry : ITenantOwned
{
    private AuditEntry() { }

    /// <summary>Its id, which sorts by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The principal whose row changed, else the one that the person acted for; "" for what joint organs share.</summary>
    public string TenantId { get; private set; } = "";

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Who, by name at that time.</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>In which role.</summary>
    public string Role { get; private set; } = "";

    /// <summary>For whom.</summary>
    public string OnBehalfOf { get; private set; } = "";

    /// <summary>From which network address.</summary>
    public string? Address { get; private set; }

    /// <summary>The use case: "SubmitProposal".</summary>
    public string Message { get; private set; } = "";

    /// <summary>The reason that the person gave.</summary>
    public string? Reason { get; private set; }

    /// <summary>Which kind of thing: "Proposal".</summary>
    public string Entity { get; private set; } = "";

    /// <summary>Which one.</summary>
    public string EntityId { get; private set; } = "";

    /// <summary>Added, Modified or Deleted.</summary>
    public string Change { get; private set; } = "";

    /// <summary>
    /// Whether joint organs may read the entry: what one of them did, or what befell something that they could see once it had.
    /// An entry says what was written, so that of a principal's draft or contract is as private as they are.
    /// </summary>
    public bool JointOrgansSee { get; private set; }

    /// <summary>What changed: <c>{"title": ["before", "after"]}</c>.</summary>
    public string Changes { get; private set; } = "{}";
}

/// <summary>Marks what leaves a trail when it changes.</summary>
public interface IAudited;

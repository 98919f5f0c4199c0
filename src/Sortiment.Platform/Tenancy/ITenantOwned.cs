namespace Sortiment.Platform.Tenancy;

/// <summary>
/// A row that belongs to one principal. Its table gets the three belts: a named query filter, forced row-level
/// security, and a check that the tenant is never changed.
/// </summary>
public interface ITenantOwned
{
    /// <summary>The principal's code. Set on creation and never changed.</summary>
    string TenantId { get; }
}

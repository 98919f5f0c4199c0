using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Principals.People;

/// <summary>
/// A role that a person holds at a principal for a period. The same person never holds the same role at the same
/// principal twice on one day.
/// </summary>
public sealed class RoleAssignment : ITenantOwned, IAudited
{
    private RoleAssignment() { }

    internal RoleAssignment(string tenantId, Guid personId, string role, Period period)
    {
        TenantId = tenantId;
        PersonId = personId;
        Role = role;
        From = period.From;
        To = period.To;
    }

    /// <inheritdoc />
    public string TenantId { get; private set; } = "";

    /// <summary>Its id: what a person chooses to act in.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>One of <see cref="Roles.AtPrincipal"/>.</summary>
    public string Role { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day; null until further notice.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Changes with every change of the assignment (PostgreSQL's xmin).</summary>
    public uint Version { get; private set; }

    internal void EndOn(DateOnly lastDay) => To = new Period(From, lastDay).To;
}

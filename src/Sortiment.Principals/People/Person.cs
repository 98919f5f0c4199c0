using Sortiment.Platform.Audit;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Principals.People;

/// <summary>A person who may sign in. What they may do follows from their roles and seats.</summary>
public sealed class Person : IAudited
{
    private Person() { }

    internal Person(string name, string email, string? externalId)
    {
        Name = name;
        Email = email;
        ExternalId = externalId;
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>First name and surname.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where mail goes; unique without regard to case.</summary>
    public string Email { get; private set; } = "";

    /// <summary>What the identity provider calls the person, in the claim that is configured; null until the first sign-in.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>False when the person may no longer sign in. People are never removed: the trails name them.</summary>
    public bool Active { get; private set; } = true;

    internal void Rename(string name, string email) => (Name, Email) = (name, email);

    internal void Recognise(string externalId) => ExternalId = externalId;

    internal void SetActive(bool active) => Active = active;
}

/// <summary>A role that a person holds at a principal for a period.</summary>
public sealed class RoleAssignment : ITenantOwned, IAudited
{
    private RoleAssignment() { }

    internal RoleAssignment(string tenantId, Guid personId, string role, DateOnly from, DateOnly? to)
    {
        TenantId = tenantId;
        PersonId = personId;
        Role = role;
        From = from;
        To = to;
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

    internal void EndOn(DateOnly lastDay) => To = lastDay;
}

using Sortiment.Platform.Audit;

namespace Sortiment.Principals.People;

/// <summary>A person who may sign in. What they may do follows from their roles and seats.</summary>
public sealed class Person : IAudited
{
    private Person() { }

    internal Person(string name, string email, string? externalId, string? homePrincipal)
    {
        Name = name.Trim();
        Email = Normal(email);
        ExternalId = externalId;
        HomePrincipal = homePrincipal;
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>First name and surname.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where mail goes, in small letters; no two people share one.</summary>
    public string Email { get; private set; } = "";

    /// <summary>
    /// What the identity provider calls the person, in the claim that is configured; null while no account is linked, and
    /// then the person cannot sign in.
    /// </summary>
    public string? ExternalId { get; private set; }

    /// <summary>
    /// The code of the principal whose coordinator looks after the name and the address; null when only a steward does.
    /// A role at another principal changes nothing in this: one person's details have one keeper.
    /// </summary>
    public string? HomePrincipal { get; private set; }

    /// <summary>False when the person may no longer sign in. People are never removed: the trails name them.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Changes with every change of the person (PostgreSQL's xmin).</summary>
    public uint Version { get; private set; }

    /// <summary>An address as it is kept and compared.</summary>
    internal static string Normal(string email) => email.Trim().ToLowerInvariant();

    internal void Change(string name, string email) => (Name, Email) = (name.Trim(), Normal(email));

    internal void Link(string? externalId) =>
        ExternalId = string.IsNullOrWhiteSpace(externalId) ? null : externalId.Trim();

    internal void SetActive(bool active) => Active = active;
}

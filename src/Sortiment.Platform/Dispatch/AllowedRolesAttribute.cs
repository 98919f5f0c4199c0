namespace Sortiment.Platform.Dispatch;

/// <summary>
/// Who may send a message. A message without it (or <see cref="AllowSignedInAttribute"/>) is refused to everybody, so
/// that forgetting it fails closed.
/// </summary>
/// <param name="roles">Codes from <see cref="Tenancy.Roles"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public class AllowedRolesAttribute(params string[] roles) : Attribute
{
    /// <summary>The roles that may send it.</summary>
    public IReadOnlyList<string> Roles { get; } = roles;
}

/// <summary>Everybody in a joint organ may send the message.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowJointOrgansAttribute() : AllowedRolesAttribute([.. Tenancy.Roles.Joint]);

/// <summary>Everybody at a principal or in a joint organ may send the message: not suppliers.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowPrincipalsAttribute() : AllowedRolesAttribute([.. Tenancy.Roles.AtPrincipalOrJoint]);

/// <summary>Everybody who is signed in and acts in some role may send the message.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllowSignedInAttribute : Attribute;

/// <summary>The reason a person gave for a change; it is kept in the audit trail.</summary>
public interface IHasReason
{
    /// <summary>The reason in the person's own words.</summary>
    string? Reason { get; }
}

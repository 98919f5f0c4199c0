namespace Sortiment.Platform.Tenancy;

/// <summary>
/// Who is acting in this unit of work: a person, for a principal (the tenant) or for a joint organ. Built from the
/// signed-in user's claims and the database, never from anything else that the client can set.
/// </summary>
public interface ITenantContext
{
    /// <summary>The acting person and whom they act for; null when nobody is signed in.</summary>
    Actor? Actor { get; }
}

/// <summary>One way a signed-in person may act.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="PersonName">The name as it is shown and kept in trails.</param>
/// <param name="SeatId">The role assignment or organ seat acted in: what the person chose.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="TenantId">The principal's code ("1444"), or null in a joint organ.</param>
/// <param name="OnBehalfOf">What the person acts for, in Swedish: "Grästorp", "Ledningsrådet".</param>
/// <param name="SupplierId">The supplier, when the role is <see cref="Roles.Supplier"/>.</param>
public sealed record Actor(
    Guid PersonId,
    string PersonName,
    Guid SeatId,
    string Role,
    string? TenantId,
    string OnBehalfOf,
    Guid? SupplierId = null
)
{
    /// <summary>Acts in a joint organ: sees every submitted proposal, never a draft.</summary>
    public bool IsJoint => TenantId is null && (Roles.Joint.Contains(Role) || Role == Roles.System);

    /// <summary>The system acting by itself: reminders, the outbox, seeding.</summary>
    public static readonly Actor System = new(Guid.Empty, "Sortiment", Guid.Empty, Roles.System, null, "systemet");

    /// <summary>Whether the actor's role is one of these.</summary>
    public bool Is(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            if (Role == role)
            {
                return true;
            }
        }

        return false;
    }
}

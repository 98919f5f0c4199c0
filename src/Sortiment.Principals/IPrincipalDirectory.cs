using Sortiment.Principals.Organs;
using Sortiment.Principals.Tenants;

namespace Sortiment.Principals;

/// <summary>
/// What upper modules may ask about the principals and those who act for them. Answers come from the caller's own
/// transaction, so they hold for what the caller is about to commit.
/// </summary>
public interface IPrincipalDirectory
{
    /// <summary>The principal with its populations; null when no principal has the code.</summary>
    /// <param name="code">"1444", or "14" for the region.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    Task<Principal?> GetAsync(string code, CancellationToken cancellationToken);

    /// <summary>All 50 with their populations, by name.</summary>
    /// <param name="cancellationToken">Stops the question.</param>
    Task<IReadOnlyList<Principal>> AllAsync(CancellationToken cancellationToken);

    /// <summary>The active people who hold a role today, each once, by name: those to write to.</summary>
    /// <param name="role">One of <see cref="Platform.Tenancy.Roles"/>.</param>
    /// <param name="tenantId">
    /// The principal, for a role that is held at a principal; null asks for all principals. Of no matter for the roles of
    /// joint organs and suppliers.
    /// </param>
    /// <param name="cancellationToken">Stops the question.</param>
    /// <exception cref="InvalidOperationException">
    /// The acting person may not see who works at that principal. An empty list would let a letter go astray unnoticed.
    /// </exception>
    Task<IReadOnlyList<Recipient>> RecipientsAsync(string role, string? tenantId, CancellationToken cancellationToken);

    /// <summary>
    /// The steering council's seats that are held on a day, the municipalities' side first and each side's leader first.
    /// A side has <see cref="CouncilRules.SeatsPerSide"/> seats: those that are not among the answers are vacant.
    /// </summary>
    /// <param name="date">The day.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    Task<IReadOnlyList<CouncilMember>> CouncilSeatsAsync(DateOnly date, CancellationToken cancellationToken);
}

/// <summary>Somebody to write to.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">First name and surname.</param>
/// <param name="Email">Where mail goes.</param>
public sealed record Recipient(Guid PersonId, string Name, string Email);

/// <summary>A held seat on the steering council.</summary>
/// <param name="SeatId">The seat.</param>
/// <param name="PersonId">Who holds it.</param>
/// <param name="Name">The holder's name.</param>
/// <param name="Email">The holder's mail address.</param>
/// <param name="Side">Which side of the council.</param>
/// <param name="AppointedBy">The kommunalförbund, Göteborg or the region.</param>
/// <param name="Position">What the seat is: <see cref="SeatPosition.SideLeader"/> or a member.</param>
/// <param name="Chair">What the holder is in the year of the day that was asked for.</param>
public sealed record CouncilMember(
    Guid SeatId,
    Guid PersonId,
    string Name,
    string Email,
    Side Side,
    string AppointedBy,
    SeatPosition Position,
    CouncilChair Chair
);

/// <summary>What a member of the steering council is in a given year.</summary>
public enum CouncilChair
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>Ordförande: leads the side that holds the chair that year.</summary>
    Chair,

    /// <summary>Vice ordförande: leads the other side.</summary>
    ViceChair,
}

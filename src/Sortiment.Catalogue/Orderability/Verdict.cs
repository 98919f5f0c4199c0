using Sortiment.Catalogue.Offers;

namespace Sortiment.Catalogue.Orderability;

/// <summary>Whether a principal can order something on a day, how, and what stands in the way.</summary>
/// <param name="Ways">Every way it can be ordered; none when it cannot.</param>
/// <param name="Obstacles">
/// Why it cannot be ordered or, when there are ways, which agreements are closed to this principal: a
/// municipality that may have something as basic equipment reads here why it may not prescribe it.
/// </param>
public sealed record Verdict(IReadOnlyList<OrderingWay> Ways, IReadOnlyList<Obstacle> Obstacles)
{
    /// <summary>Whether there is any way.</summary>
    public bool CanOrder => Ways.Count > 0;

    /// <summary>The bases it can be ordered on, each once.</summary>
    public IEnumerable<OrderingBasis> Bases => Ways.Select(way => way.Basis).Distinct();

    internal static Verdict No(Obstacle obstacle) => new([], [obstacle]);
}

/// <summary>One way to order: on a basis, under an agreement, by rent, purchase or either.</summary>
/// <param name="Basis">The basis.</param>
/// <param name="Form">The agreement's form.</param>
/// <param name="AgreementNumber">The agreement called off from.</param>
/// <param name="ByRent">It can be rented, or subscribed to.</param>
/// <param name="ByPurchase">It can be bought.</param>
public sealed record OrderingWay(
    OrderingBasis Basis,
    AgreementForm Form,
    string AgreementNumber,
    bool ByRent,
    bool ByPurchase
);

/// <summary>Something that stands in the way of an order.</summary>
/// <param name="Code">What kind of thing.</param>
/// <param name="Sentence">The same to the user, in Swedish.</param>
/// <param name="Until">The first day it no longer does, when that is known.</param>
public sealed record Obstacle(ObstacleCode Code, string Sentence, DateOnly? Until = null);

/// <summary>The kinds of obstacle, in the order they are looked for.</summary>
public enum ObstacleCode
{
    /// <summary>Proposed, nothing decided.</summary>
    Proposed,

    /// <summary>Its introduction is under way.</summary>
    BeingIntroduced,

    /// <summary>Main product of something that is phased out.</summary>
    BeingPhasedOut,

    /// <summary>Left the assortment.</summary>
    Withdrawn,

    /// <summary>No handbook entry.</summary>
    HandbookMissing,

    /// <summary>The handbook entry has a date that has not come.</summary>
    HandbookNotInForce,

    /// <summary>The principal's own contract has an exclusivity clause.</summary>
    ExclusiveContract,

    /// <summary>The principal has chosen to use its own contract.</summary>
    OwnContractChosen,

    /// <summary>HMC takes no orders for it now.</summary>
    ClosedForOrders,

    /// <summary>No agreement offers it.</summary>
    NoOffer,

    /// <summary>Every agreement that offers it begins later.</summary>
    OfferNotBegun,

    /// <summary>Every agreement that offered it has ended.</summary>
    OfferEnded,

    /// <summary>An agreement offers it, but this principal is no party to it.</summary>
    AgreementNotForPrincipal,
}

namespace Sortiment.Catalogue.Products;

/// <summary>
/// Where a product stands in the assortment. The one status a product has; what may follow upon what is said in
/// <see cref="LifecycleMoves"/>.
/// </summary>
public enum Lifecycle
{
    /// <summary>Föreslagen: somebody wants it, nothing is decided.</summary>
    Proposed,

    /// <summary>Införs: decided, rules and agreement on their way.</summary>
    BeingIntroduced,

    /// <summary>I sortimentet.</summary>
    InAssortment,

    /// <summary>Fasas ut: no new main products, what keeps those in use going can still be ordered.</summary>
    BeingPhasedOut,

    /// <summary>Utgången.</summary>
    Withdrawn,
}

/// <summary>The lifecycle's names and its moves.</summary>
internal static class LifecycleMoves
{
    private static readonly HashSet<(Lifecycle From, Lifecycle To)> Allowed =
    [
        (Lifecycle.Proposed, Lifecycle.BeingIntroduced),
        (Lifecycle.Proposed, Lifecycle.Withdrawn),
        (Lifecycle.BeingIntroduced, Lifecycle.InAssortment),
        (Lifecycle.BeingIntroduced, Lifecycle.Withdrawn),
        (Lifecycle.InAssortment, Lifecycle.BeingPhasedOut),
        (Lifecycle.BeingPhasedOut, Lifecycle.InAssortment),
        (Lifecycle.BeingPhasedOut, Lifecycle.Withdrawn),
    ];

    /// <summary>Whether a product may go from one to the other.</summary>
    public static bool MayBecome(this Lifecycle from, Lifecycle to) => Allowed.Contains((from, to));

    /// <summary>
    /// Whether articles of a kind may be ordered at this stage. While a product is phased out, what keeps those in use
    /// going may still be.
    /// </summary>
    public static bool LetsOrder(this Lifecycle lifecycle, ArticleKind kind) =>
        lifecycle == Lifecycle.InAssortment
        || (lifecycle == Lifecycle.BeingPhasedOut && kind != ArticleKind.MainProduct);

    /// <summary>The stage in Swedish.</summary>
    public static string InSwedish(this Lifecycle lifecycle) =>
        lifecycle switch
        {
            Lifecycle.Proposed => "Föreslagen",
            Lifecycle.BeingIntroduced => "Införs",
            Lifecycle.InAssortment => "I sortimentet",
            Lifecycle.BeingPhasedOut => "Fasas ut",
            Lifecycle.Withdrawn => "Utgången",
            _ => throw new ArgumentOutOfRangeException(nameof(lifecycle), lifecycle, "Unknown stage"),
        };
}

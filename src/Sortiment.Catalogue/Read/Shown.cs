using System.Linq.Expressions;
using Sortiment.Catalogue.Products;

namespace Sortiment.Catalogue.Read;

/// <summary>What the assortment shows.</summary>
internal static class Shown
{
    /// <summary>
    /// Products from the decision to introduce them on, and what has left; not what is only proposed, or was withdrawn
    /// before it came in: those are their proposal's business.
    /// </summary>
    public static readonly Expression<Func<ProductSeries, bool>> InAssortment = product =>
        product.Lifecycle == Lifecycle.BeingIntroduced || product.InAssortmentSince != null;
}

namespace Sortiment.Introduction.Proposals;

/// <summary>Who bears the cost of a product, and so who must decide on it in step 7.</summary>
internal enum CostBearer
{
    /// <summary>The region alone: Hälso- och sjukvårdsdirektören decides.</summary>
    Region,

    /// <summary>The region and the municipalities: VästKom's board must decide alike.</summary>
    Shared,
}

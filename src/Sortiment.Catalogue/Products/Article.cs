using Sortiment.Catalogue.Offers;
using Sortiment.Kernel;
using Sortiment.Platform.Audit;

namespace Sortiment.Catalogue.Products;

/// <summary>
/// What can be ordered: a variant of a product, an accessory, a spare part or a service. That it is published (shown in
/// the catalogue) and that it is orderable (HMC takes orders for it) are two facts. Changed through its <see cref="ProductSeries"/>.
/// </summary>
internal sealed class Article : IAudited
{
    private readonly List<Offer> _offers = [];

    private Article() { }

    public Guid Id { get; private set; }

    public Guid ProductId { get; private set; }

    /// <summary>The product's supplier; here too, as the article number is unique with it.</summary>
    public Guid SupplierId { get; private set; }

    /// <summary>The supplier's article number.</summary>
    public string Number { get; private set; } = "";

    public string Name { get; private set; } = "";

    public ArticleKind Kind { get; private set; }

    /// <summary>Null for services, and for things whose supplier has none.</summary>
    public Gtin? Gtin { get; private set; }

    public Acquisition Acquisition { get; private set; }

    public bool IsReconditionable { get; private set; }

    public DeliveryClass Delivery { get; private set; }

    public bool IsPublished { get; private set; }

    public bool IsOrderable { get; private set; }

    /// <summary>Why HMC takes no orders for a while, in Swedish; null when nobody has closed it.</summary>
    public string? OrderStop { get; private set; }

    public IReadOnlyList<Offer> Offers => _offers;

    internal static Article Create(ProductSeries product, ArticleFacts facts) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ProductId = product.Id,
            SupplierId = product.SupplierId,
            Number = facts.Number.Trim(),
            Name = facts.Name.Trim(),
            Kind = facts.Kind,
            Gtin = facts.Gtin,
            Acquisition = facts.Acquisition,
            IsReconditionable = facts.IsReconditionable,
            Delivery = facts.Delivery,
        };

    internal void Publish() => IsPublished = true;

    internal void OpenForOrders()
    {
        IsPublished = true;
        IsOrderable = true;
        OrderStop = null;
    }

    internal void CloseForOrders(string? reason = null)
    {
        IsOrderable = false;
        OrderStop = reason;
    }

    internal void Unpublish()
    {
        IsPublished = false;
        CloseForOrders();
    }

    /// <summary>Adds the offer, or finds it already there.</summary>
    /// <returns>The offer that stands; null when another offer gives a different price in the same time.</returns>
    internal Offer? Take(Offer offer)
    {
        if (_offers.Find(offer.IsSameAs) is { } same)
        {
            return same;
        }

        if (_offers.Exists(offer.Contradicts))
        {
            return null;
        }

        _offers.Add(offer);
        return offer;
    }

    internal bool Admits(PriceTerms terms) =>
        terms == PriceTerms.Purchase ? Acquisition != Acquisition.Rent : Acquisition != Acquisition.Buy;

    /// <summary>What was only rented or only bought becomes either, when an offer says so.</summary>
    internal void WidenTo(PriceTerms terms)
    {
        if (!Admits(terms))
        {
            Acquisition = Acquisition.RentOrBuy;
        }
    }
}

/// <summary>What is said of an article when it is added.</summary>
internal sealed record ArticleFacts(
    string Number,
    string Name,
    ArticleKind Kind,
    Acquisition Acquisition,
    DeliveryClass Delivery,
    bool IsReconditionable,
    Gtin? Gtin
);

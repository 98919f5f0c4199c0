namespace Sortiment.Catalogue.Products;

/// <summary>
/// What an article is within its product. A digital product is hardware and services procured together, each of which
/// can be ordered by itself (investigation 5.5.1), so services are articles too.
/// </summary>
public enum ArticleKind
{
    /// <summary>Huvudhjälpmedel: the product itself.</summary>
    MainProduct,

    /// <summary>Tillbehör.</summary>
    Accessory,

    /// <summary>Reservdel.</summary>
    SparePart,

    /// <summary>Bastjänst: a service the product does not work without, such as its connection.</summary>
    BaseService,

    /// <summary>Tilläggstjänst: an alarm centre, content.</summary>
    ExtraService,

    /// <summary>Utbildning.</summary>
    Training,

    /// <summary>Övrig tjänst: installation, repair.</summary>
    OtherService,
}

/// <summary>Whether an article is rented, bought or either.</summary>
internal enum Acquisition
{
    /// <summary>Hyra.</summary>
    Rent,

    /// <summary>Köp.</summary>
    Buy,

    /// <summary>Hyra eller köp.</summary>
    RentOrBuy,
}

/// <summary>How long delivery takes.</summary>
public enum DeliveryClass
{
    /// <summary>Lagervara: at most 7 working days.</summary>
    StockItem,

    /// <summary>Beställningsvara: at most 17 working days.</summary>
    OrderItem,

    /// <summary>More than 17 working days, or a service: the time is agreed when it is ordered.</summary>
    Agreed,
}

/// <summary>The names of what is said of an article.</summary>
public static class ArticleNames
{
    /// <summary>A kind's name in Swedish.</summary>
    public static string InSwedish(this ArticleKind kind) =>
        kind switch
        {
            ArticleKind.MainProduct => "Huvudhjälpmedel",
            ArticleKind.Accessory => "Tillbehör",
            ArticleKind.SparePart => "Reservdel",
            ArticleKind.BaseService => "Bastjänst",
            ArticleKind.ExtraService => "Tilläggstjänst",
            ArticleKind.Training => "Utbildning",
            ArticleKind.OtherService => "Övrig tjänst",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of article"),
        };

    /// <summary>Whether it is a thing that is delivered, not a service.</summary>
    public static bool IsHardware(this ArticleKind kind) =>
        kind is ArticleKind.MainProduct or ArticleKind.Accessory or ArticleKind.SparePart;

    /// <summary>A form of acquisition in Swedish.</summary>
    internal static string InSwedish(this Acquisition acquisition) =>
        acquisition switch
        {
            Acquisition.Rent => "Hyra",
            Acquisition.Buy => "Köp",
            Acquisition.RentOrBuy => "Hyra eller köp",
            _ => throw new ArgumentOutOfRangeException(nameof(acquisition), acquisition, "Unknown acquisition"),
        };

    /// <summary>A delivery class in Swedish.</summary>
    public static string InSwedish(this DeliveryClass delivery) =>
        delivery switch
        {
            DeliveryClass.StockItem => "Lagervara, högst 7 arbetsdagar",
            DeliveryClass.OrderItem => "Beställningsvara, högst 17 arbetsdagar",
            DeliveryClass.Agreed => "Enligt överenskommelse vid beställning",
            _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery, "Unknown delivery class"),
        };
}

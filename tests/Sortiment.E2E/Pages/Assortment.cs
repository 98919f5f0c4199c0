using Microsoft.Playwright;
using Sortiment.E2E.Browsing;

namespace Sortiment.E2E.Pages;

/// <summary>The assortment, as those see it who order.</summary>
internal static class Assortment
{
    /// <summary>Searches with the search field, as people do.</summary>
    public static async Task SearchAssortmentAsync(this Visitor visitor, string text)
    {
        await visitor.OpenAsync("/sortiment");
        await visitor.FillAsync("Sök", text);
        await visitor.ArriveAsync(() => visitor.Field("Sök").PressAsync("Enter"));
    }

    /// <summary>The product is not among the hits.</summary>
    public static async Task DoesNotFindAsync(this Visitor visitor, string product)
    {
        await visitor.SearchAssortmentAsync(product);
        await visitor.SeesAsync("Inga produkter stämmer med sökningen");
    }

    /// <summary>The product is a hit; comes to its page.</summary>
    public static async Task FindsAsync(this Visitor visitor, string product)
    {
        await visitor.SearchAssortmentAsync(product);
        await visitor.FollowAsync(product);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(product);
    }
}

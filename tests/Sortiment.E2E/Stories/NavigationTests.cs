using Microsoft.Playwright;
using Sortiment.E2E.Browsing;
using Sortiment.E2E.Staging;
using Xunit;

namespace Sortiment.E2E.Stories;

/// <summary>Every page that the navigation of every role leads to, and one page of every kind that those lead to.</summary>
public sealed class NavigationTests(SharedBrowser browser) : Story(browser)
{
    private static readonly string[] Personas =
    [
        "1444.samordnare",
        "1444.ekonom",
        "1444.forskrivare",
        "samverkan.handlaggare",
        "beredning.ledamot",
        "radet.ordforande",
        "hsd",
        "vastkom.styrelse",
        "koncerninkop.upphandlare",
        "hmc.produktkonsulent",
        "hmc.ekonom",
        "leverantor.demo",
        "forvaltare",
    ];

    [Fact]
    public async Task Every_role_reaches_its_pages_and_they_fit_a_narrow_window()
    {
        var kinds = new HashSet<string>();
        foreach (var persona in Personas)
        {
            await WalkAsync(persona, kinds);
        }

        Assert.Contains("/sortiment/{id}", kinds);
    }

    private async Task WalkAsync(string persona, HashSet<string> kinds)
    {
        var visitor = await Stage.AsAsync(persona);
        var menu = visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Huvudmeny" });
        var entries = await AddressesAsync(menu);
        Assert.NotEmpty(entries);

        var coming = new Queue<string>(entries);
        kinds.ExceptWith(entries);
        while (coming.TryDequeue(out var path))
        {
            if (entries.Contains(path) || kinds.Add(VisitedPages.Pattern(path)))
            {
                kinds.Add(VisitedPages.Pattern(path));
                await visitor.OpenAsync(path);
                await visitor.FitsNarrowWindowAsync();
                foreach (var next in await AddressesAsync(visitor.Page.Locator("main, footer, header")))
                {
                    if (!kinds.Contains(VisitedPages.Pattern(next)))
                    {
                        coming.Enqueue(next);
                    }
                }
            }
        }
    }

    // documents are downloaded, not shown
    private static async Task<HashSet<string>> AddressesAsync(ILocator within)
    {
        var all = await within.Locator("a[href]:not([href^='/dokument/'])").EvaluateAllAsync<string[]>(
            "links => links.filter(a => a.origin === location.origin).map(a => a.pathname)"
        );
        return [.. all];
    }
}

using Microsoft.Playwright;
using Sortiment.E2E.Browsing;
using Sortiment.E2E.Staging;
using Sortiment.Testing.Driver;
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
        var onItsWay = new ProposalDriver(Stage.App, "Tryggve");
        await onItsWay.ProposeAsync();
        await onItsWay.AdvanceToAsync(4);
        var introduced = new ProposalDriver(Stage.App, "Vilma");
        await introduced.ThroughAllStepsAsync();
        var draft = new ProposalDriver(Stage.App, "Utkast");
        await draft.DraftAsync();

        var kinds = new HashSet<string>();
        foreach (var persona in Personas)
        {
            await WalkAsync(persona, kinds);
        }

        foreach (
            var kind in new[] { "/sortiment/{id}", "/handbok/{id}", "/forslag/{id}", "/ledningsradet/{id}/protokoll" }
        )
        {
            Assert.Contains(kind, kinds);
        }
    }

    private async Task WalkAsync(string persona, HashSet<string> kinds)
    {
        var visitor = await Stage.AsAsync(persona);
        var menu = visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Huvudmeny" });
        var entries = await AddressesAsync(menu);
        Assert.NotEmpty(entries);

        var seen = new HashSet<string>();
        var coming = new Queue<string>(entries);
        while (coming.TryDequeue(out var path))
        {
            var ownEntry = entries.Contains(path) && seen.Add(path);
            if (!kinds.Add(VisitedPages.Pattern(path)) && !ownEntry)
            {
                continue;
            }

            await visitor.OpenAsync(path);
            await visitor.FitsNarrowWindowAsync();
            foreach (var next in await AddressesAsync(visitor.Page.Locator("main, footer, header")))
            {
                coming.Enqueue(next);
            }
        }
    }

    // documents are downloaded, not shown
    private static async Task<HashSet<string>> AddressesAsync(ILocator within)
    {
        var all = await within
            .Locator("a[href]:not([href^='/dokument/'])")
            .EvaluateAllAsync<string[]>(
                "links => links.filter(a => a.origin === location.origin).map(a => a.pathname)"
            );
        return [.. all];
    }
}

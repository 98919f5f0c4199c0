using Microsoft.Playwright;
using Xunit;

namespace Sortiment.E2E.Browsing;

/// <summary>One Chromium for the whole run; everybody in a story gets a context of their own in it.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal VisitedPages Visited { get; } = new();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        // generous, so that a busy machine is not taken for a fault: a test that passes does not wait
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.FindAsync(_playwright);
    }

    internal async Task<IPage> NewPageAsync(Uri address)
    {
        var context = await _browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address.ToString(),
                Locale = "sv-SE",
                TimezoneId = "Europe/Stockholm",
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = PageCheck.Wide,
            }
        );
        context.SetDefaultTimeout(60_000);
        await Axe.BringAsync(context);
        return await context.NewPageAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Console.WriteLine(Visited.Report());
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}

using Microsoft.Playwright;
using Xunit;

namespace Sortiment.E2E.Browsing;

/// <summary>A check that finds nothing proves nothing: planted faults are found.</summary>
public sealed class PageCheckTests(SharedBrowser browser)
{
    [Theory]
    [InlineData("""<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">""", "axe: image-alt")]
    [InlineData("""<p style="color:#ccc">Blekt</p>""", "axe: color-contrast")]
    [InlineData("""<div style="width:350px">Brett</div>""", "width: ")]
    [InlineData("""<script>console.error("Oj")</script>""", "console: Oj")]
    [InlineData("""<script>throw new Error("Aj")</script>""", "script: Error: Aj")]
    [InlineData("", null)]
    public async Task A_fault_is_found(string content, string? fault)
    {
        var page = await browser.NewPageAsync(new Uri("http://127.0.0.1/"));
        try
        {
            var check = new PageCheck(page);
            await WriteAsync(page, content);
            var faults = await check.FaultsAsync(200);
            if (fault is null)
            {
                Assert.Empty(faults);
            }
            else
            {
                Assert.StartsWith(fault, Assert.Single(faults), StringComparison.Ordinal);
            }
        }
        finally
        {
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData("<p>En</p>", "<p>Tre</p>", true)]
    [InlineData("<p>En</p>", "<p></p>", false)]
    [InlineData("<p>En</p>", """<p class="quiet">En</p>""", false)]
    [InlineData("""<a href="/a">Alla</a>""", """<a href="/b">Bara</a>""", true)]
    [InlineData("""<a href="/a" aria-label="A">A</a>""", """<a href="/a" aria-label="A">B</a>""", false)]
    [InlineData("""<p id="a">1</p>""", """<p id="b">1</p>""", true)]
    [InlineData("""<p id="a">1</p><p id="b">2</p>""", """<p id="a">1</p><p id="a">2</p>""", false)]
    [InlineData("<p>3</p>", "<p>12</p>", false)]
    [InlineData(
        """<p>Se <a href="/">alla villkor</a></p>""",
        """<p>Läs mer om allt som gäller i <a href="/">alla villkor</a></p>""",
        false
    )]
    [InlineData(
        """<p style="width:90px;overflow:auto">Kort</p>""",
        """<p style="width:90px;overflow:auto">Rindfleischetikettierung</p>""",
        false
    )]
    [InlineData("<ul><li>1<li>2</ul>", "<ul><li>1<li>2<li>3</ul>", true)]
    [InlineData("<ul><li>1</ul>", "<ul><li>1<li>2</ul>", false)]
    [InlineData("""<input type="checkbox">""", """<input type="checkbox" checked>""", false)]
    public async Task A_page_is_known_again_when_axe_would_say_the_same(string one, string other, bool isKnown)
    {
        var page = await browser.NewPageAsync(new Uri("http://127.0.0.1/"));
        try
        {
            await WriteAsync(page, one);
            var first = await Looks.OfAsync(page);
            Assert.Equal(first, await Looks.OfAsync(page));
            await WriteAsync(page, other);
            var second = await Looks.OfAsync(page);
            Assert.Equal(isKnown, first.Built == second.Built);
            Assert.NotEqual(first.Written, second.Written);
        }
        finally
        {
            await page.Context.CloseAsync();
        }
    }

    private static Task WriteAsync(IPage page, string content) =>
        page.SetContentAsync(
            $"""<!DOCTYPE html><html lang="sv"><title>Prov</title><body><main>{content}</main></body></html>"""
        );
}

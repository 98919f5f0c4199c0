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
            await page.SetContentAsync(
                $"""<!DOCTYPE html><html lang="sv"><title>Prov</title><body><main>{content}</main></body></html>"""
            );
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
}

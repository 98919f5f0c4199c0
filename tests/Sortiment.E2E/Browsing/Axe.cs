using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Sortiment.E2E.Browsing;

/// <summary>
/// axe-core on a page as it stands, against WCAG 2.2 A and AA. The pages have no frames, so axe runs in the page itself: the
/// wrapper for Playwright opens a browser window of its own each time to put frames together, and takes ten times as long.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Has axe in every page of a browser from its beginning: to send it to each anew takes five times as long.</summary>
    public static Task BringAsync(IBrowserContext context) => context.AddInitScriptAsync(Script);

    /// <summary>What axe finds, one line for each element; empty when nothing is wrong.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            // a page that was not opened but written
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              // without fetching style sheets and media again: an experimental rule asks for the former, and the pages have no sound
              const { violations } = await axe.run(document, {
                preload: false,
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
                resultTypes: ["violations"],
              });
              return violations.flatMap((violation) =>
                violation.nodes.map((node) => `axe: ${violation.id} at ${node.target}: ${violation.help}\n    ${node.html}`),
              );
            }
            """
        );
    }
}

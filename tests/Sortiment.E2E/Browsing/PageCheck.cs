using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Sortiment.E2E.Browsing;

/// <summary>
/// What must hold for every page that somebody comes to: axe finds nothing against WCAG 2.1 A and AA, the browser has nothing
/// to complain about (errors, content security policy), and everything that was asked for was there.
/// </summary>
internal sealed class PageCheck
{
    public static readonly ViewportSize Wide = new() { Width = 1280, Height = 900 };
    public static readonly ViewportSize Narrow = new() { Width = 360, Height = 740 };

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] },
    };

    private readonly IPage _page;
    private readonly List<string> _complaints = [];
    private readonly List<(int Status, string Url)> _refusals = [];

    public PageCheck(IPage page)
    {
        _page = page;
        page.PageError += (_, error) => Keep(_complaints, $"script: {error}");
        page.Console += (_, message) =>
        {
            // refusals are kept with their status below
            if (
                message.Type == "error"
                && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            )
            {
                Keep(_complaints, $"console: {message.Text} ({message.Location})");
            }
        };
        page.RequestFailed += (_, request) =>
        {
            // what is on its way when somebody goes on to the next page is given up: that is no fault
            if (request.Failure?.Contains("ERR_ABORTED", StringComparison.Ordinal) != true)
            {
                Keep(_complaints, $"request: {request.Method} {request.Url} {request.Failure}");
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                Keep(_refusals, (response.Status, response.Url));
            }
        };
    }

    /// <summary>Every fault of the page as it stands now; empty when there is none.</summary>
    /// <param name="refusal">The refusal that is no fault this time: 403, 404, 409, 422.</param>
    public async Task<IReadOnlyList<string>> FaultsAsync(int refusal)
    {
        var faults = new List<string>();
        var axe = await _page.RunAxe(Rules);
        faults.AddRange(
            from violation in axe.Violations
            from node in violation.Nodes
            select $"axe: {violation.Id} at {node.Target}: {violation.Help}\n    {node.Html}"
        );
        lock (_complaints)
        {
            faults.AddRange(_complaints);
            _complaints.Clear();
        }

        lock (_refusals)
        {
            faults.AddRange(from r in _refusals where r.Status != refusal select $"answer: {r.Status} from {r.Url}");
            _refusals.Clear();
        }

        return faults;
    }

    /// <summary>How many pixels the page is wider than a narrow window.</summary>
    public async Task<int> TooWideAsync()
    {
        await _page.SetViewportSizeAsync(Narrow.Width, Narrow.Height);
        var over = await _page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        await _page.SetViewportSizeAsync(Wide.Width, Wide.Height);
        return over;
    }

    private static void Keep<T>(List<T> kept, T what)
    {
        lock (kept)
        {
            kept.Add(what);
        }
    }
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Sortiment.E2E.Browsing;

/// <summary>
/// What must hold for every page that somebody comes to: axe finds nothing, the browser has nothing to complain about (errors,
/// content security policy), everything that was asked for was there, and a narrow window need not be scrolled sideways. A page
/// that looks just as one that had no fault is not given to axe again.
/// </summary>
internal sealed partial class PageCheck
{
    // the very same page is come to again and again, by everybody who signs in: axe would say the same of it
    private static readonly ConcurrentDictionary<string, bool> Faultless = new();

    public static readonly ViewportSize Wide = new() { Width = 1280, Height = 900 };

    /// <summary>A telephone's window, and one of 1280 pixels that is enlarged four times (WCAG 1.4.10).</summary>
    public static readonly IReadOnlyList<ViewportSize> Narrow =
    [
        new() { Width = 390, Height = 740 },
        new() { Width = 320, Height = 640 },
    ];

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
        var looks = await LooksAsync();
        if (!Faultless.ContainsKey(looks))
        {
            faults.AddRange(await Axe.ViolationsAsync(_page));
            faults.AddRange(await TooWideAsync());
            if (faults.Count == 0)
            {
                Faultless.TryAdd(looks, true);
            }
        }

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

    /// <summary>What axe finds in a narrow window, with the menu open.</summary>
    public async Task<IReadOnlyList<string>> NarrowFaultsAsync()
    {
        await ResizeAsync(Narrow[^1]);
        await _page.EvaluateAsync("() => document.querySelector('.nav-narrow')?.setAttribute('open', '')");
        var faults = await Axe.ViolationsAsync(_page);
        await _page.EvaluateAsync("() => document.querySelector('.nav-narrow')?.removeAttribute('open')");
        await ResizeAsync(Wide);
        return faults;
    }

    // the page letter for letter, but for what is another at each request and cannot be seen
    private async Task<string> LooksAsync() => Unseen().Replace(await _page.ContentAsync(), "");

    private async Task<IReadOnlyList<string>> TooWideAsync()
    {
        var faults = new List<string>();
        foreach (var size in Narrow)
        {
            await ResizeAsync(size);
            var over = await _page.EvaluateAsync<int>(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            );
            if (over > 0)
            {
                faults.Add($"width: {over} pixels too wide for a window of {size.Width}");
            }
        }

        await ResizeAsync(Wide);
        return faults;
    }

    private Task ResizeAsync(ViewportSize size) => _page.SetViewportSizeAsync(size.Width, size.Height);

    // ids and form tokens, as parts of addresses, names and values, and the port
    [GeneratedRegex(
        "[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}|CfDJ8[\\w-]+|127\\.0\\.0\\.1:\\d+",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Unseen();

    private static void Keep<T>(List<T> kept, T what)
    {
        lock (kept)
        {
            kept.Add(what);
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Sortiment.E2E.Browsing;

/// <summary>
/// What must hold for every page that somebody comes to: axe finds nothing, the browser has nothing to complain about (errors,
/// content security policy), everything that was asked for was there, and a narrow window need not be scrolled sideways. A page
/// that is built just as one in which axe found nothing is not given to it again (<see cref="Looks"/>).
/// </summary>
internal sealed class PageCheck
{
    // the same page is come to again and again, by everybody who signs in: axe would say the same of it, and so would its width
    private static readonly ConcurrentDictionary<string, bool> Accessible = new();
    private static readonly ConcurrentDictionary<string, bool> Fitting = new();

    /// <summary>How many pages axe was asked of: the others were built like one of them.</summary>
    public static int AskedAxe => Accessible.Count;

    public static readonly ViewportSize Wide = new() { Width = 1280, Height = 900 };

    /// <summary>
    /// A telephone's window, and one of 1280 pixels that is enlarged four times (WCAG 1.4.10): the latter for every page, both where
    /// each page is come to (<see cref="IsNarrowToo"/>).
    /// </summary>
    public static readonly IReadOnlyList<ViewportSize> Narrow =
    [
        new() { Width = 390, Height = 740 },
        new() { Width = 320, Height = 640 },
    ];

    private readonly IPage _page;
    private readonly List<string> _complaints = [];
    private readonly List<(int Status, string Url)> _refusals = [];

    /// <summary>Whether axe is to look at the page in a narrow window too, with the menu open.</summary>
    public bool IsNarrowToo { get; set; }

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
        var looks = await Looks.OfAsync(_page);
        faults.AddRange(await UnlessKnownAsync(Accessible, looks.Built, () => Axe.ViolationsAsync(_page)));
        faults.AddRange(
            IsNarrowToo
                ? await NarrowFaultsAsync()
                : await UnlessKnownAsync(Fitting, looks.Written, () => TooWideAsync([Narrow[^1]]))
        );
        await ResizeAsync(Wide);
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

    // the last and narrowest window is there when it has been measured
    private async Task<IReadOnlyList<string>> NarrowFaultsAsync()
    {
        var faults = new List<string>(await TooWideAsync(Narrow));
        await _page.EvaluateAsync("() => document.querySelector('.nav-narrow')?.setAttribute('open', '')");
        faults.AddRange(await Axe.ViolationsAsync(_page));
        await _page.EvaluateAsync("() => document.querySelector('.nav-narrow')?.removeAttribute('open')");
        return faults;
    }

    private static async Task<IReadOnlyList<string>> UnlessKnownAsync(
        ConcurrentDictionary<string, bool> faultless,
        string looks,
        Func<Task<IReadOnlyList<string>>> findAsync
    )
    {
        if (faultless.ContainsKey(looks))
        {
            return [];
        }

        var faults = await findAsync();
        if (faults.Count == 0)
        {
            faultless.TryAdd(looks, true);
        }

        return faults;
    }

    private async Task<IReadOnlyList<string>> TooWideAsync(IReadOnlyList<ViewportSize> sizes)
    {
        var faults = new List<string>();
        foreach (var size in sizes)
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

        return faults;
    }

    private async Task ResizeAsync(ViewportSize size)
    {
        if (_page.ViewportSize?.Width != size.Width)
        {
            await _page.SetViewportSizeAsync(size.Width, size.Height);
        }
    }

    private static void Keep<T>(List<T> kept, T what)
    {
        lock (kept)
        {
            kept.Add(what);
        }
    }
}

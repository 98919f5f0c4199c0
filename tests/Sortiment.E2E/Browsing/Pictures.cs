using System.Globalization;
using Microsoft.Playwright;

namespace Sortiment.E2E.Browsing;

/// <summary>Pictures for people to look at: of every page when E2E_SHOTS is set, and of where a test failed.</summary>
internal static class Pictures
{
    private const string Folder = "/tmp/e2e-shots";
    private static readonly bool Wanted = Environment.GetEnvironmentVariable("E2E_SHOTS") is { Length: > 0 };
    private static int _taken;

    /// <summary>The whole page, wide and narrow.</summary>
    public static async Task TakeAsync(IPage page, string persona)
    {
        if (!Wanted)
        {
            return;
        }

        var number = Interlocked.Increment(ref _taken).ToString("000", CultureInfo.InvariantCulture);
        foreach (var size in PageCheck.Narrow.Append(PageCheck.Wide))
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await SaveAsync(page, Path.Combine(Folder, $"{number}-{persona}-{Name(page)}-{size.Width}.png"));
        }
    }

    /// <summary>Keeps what somebody saw when a test failed.</summary>
    /// <returns>The picture's path; the HTML is beside it.</returns>
    public static async Task<string> KeepAsync(IPage page, string test, string persona)
    {
        var path = Path.GetFullPath(Path.Combine("TestResults", $"{test}-{persona}.png"));
        await SaveAsync(page, path);
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".html"), await page.ContentAsync());
        return path;
    }

    private static Task SaveAsync(IPage page, string path) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });

    private static string Name(IPage page) =>
        VisitedPages.Pattern(new Uri(page.Url).AbsolutePath).Trim('/').Replace('/', '.');
}

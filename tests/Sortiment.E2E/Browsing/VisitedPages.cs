using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sortiment.E2E.Browsing;

/// <summary>Which pages were visited, by whom, and so checked.</summary>
internal sealed partial class VisitedPages
{
    private readonly ConcurrentQueue<(string Page, string Persona)> _visits = new();

    public void Add(string path, string persona) => _visits.Enqueue((Pattern(path), persona));

    /// <summary>An address with every id in it made alike: "/forslag/{id}/steg/3".</summary>
    public static string Pattern(string path) => Id().Replace(path.Split('?', '#')[0], "{id}");

    public string Report()
    {
        var pages = _visits.GroupBy(visit => visit.Page).OrderBy(page => page.Key, StringComparer.Ordinal).ToList();
        var report = new StringBuilder();
        report.AppendLine(
            CultureInfo.InvariantCulture,
            $"{_visits.Count} visits to {pages.Count} different pages, in {PageCheck.AskedAxe} ways for axe to check"
        );
        foreach (var page in pages)
        {
            var personas = page.Select(visit => visit.Persona).Distinct().Order(StringComparer.Ordinal);
            report.AppendLine(
                CultureInfo.InvariantCulture,
                $"{page.Count(), 5} {page.Key} ({string.Join(", ", personas)})"
            );
        }

        return report.ToString();
    }

    [GeneratedRegex("[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}

using System.Net;
using System.Text.RegularExpressions;

namespace Sortiment.Catalogue.Tests;

/// <summary>What a person reads on a page: its main part without markup.</summary>
internal static partial class Text
{
    public static string Of(string html) =>
        Space().Replace(WebUtility.HtmlDecode(Tag().Replace(MainPart().Match(html).Value, " ")), " ").Trim();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex MainPart();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    // no-break spaces too
    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

using System.Net;
using System.Text.RegularExpressions;

namespace Sortiment.Isolation.Tests.Routes;

/// <summary>A form that posts, as a page gave it.</summary>
/// <param name="Action">Where it goes; "" is the page itself.</param>
/// <param name="Fields">Its fields with what stands in them.</param>
internal sealed partial record PageForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The name of the field that proves where a form comes from.</summary>
    public const string Token = "__RequestVerificationToken";

    /// <summary>The component's form that takes it; null when an endpoint does.</summary>
    public string? Handler => Fields.FirstOrDefault(f => f.Key == "_handler").Value;

    /// <summary>The same with some fields filled in.</summary>
    public PageForm With(params (string Name, string Value)[] fields) =>
        this with
        {
            Fields =
            [
                .. Fields.Where(f => fields.All(n => n.Name != f.Key)),
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            ],
        };

    /// <summary>The same with something in every field that was empty.</summary>
    public PageForm Filled() =>
        this with
        {
            Fields = [.. Fields.Select(f => KeyValuePair.Create(f.Key, f.Value.Length > 0 ? f.Value : "x"))],
        };

    /// <summary>What a browser sends.</summary>
    public FormUrlEncodedContent Content() => new(Fields);

    /// <summary>The forms of a page that post.</summary>
    public static IReadOnlyList<PageForm> In(string html) =>
        [
            .. Form()
                .Matches(html)
                .Where(form => Attributes(form.Groups["attributes"].Value).GetValueOrDefault("method") == "post")
                .Select(form => new PageForm(
                    Attributes(form.Groups["attributes"].Value).GetValueOrDefault("action", ""),
                    [
                        .. Field()
                            .Matches(form.Groups["content"].Value)
                            .Select(field => Attributes(field.Groups["attributes"].Value))
                            .Where(field => field.ContainsKey("name"))
                            .Select(field => KeyValuePair.Create(field["name"], field.GetValueOrDefault("value", ""))),
                    ]
                )),
        ];

    private static Dictionary<string, string> Attributes(string html) =>
        Attribute()
            .Matches(html)
            .DistinctBy(m => m.Groups["name"].Value)
            .ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));

    [GeneratedRegex("<form(?<attributes>[^>]*)>(?<content>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(input|button|textarea|select)(?<attributes>[^>]*)>")]
    private static partial Regex Field();

    [GeneratedRegex("""(?<name>[\w-]+)(="(?<value>[^"]*)")?""")]
    private static partial Regex Attribute();
}

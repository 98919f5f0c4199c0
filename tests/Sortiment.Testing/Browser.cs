using System.Net;
using System.Text.RegularExpressions;

namespace Sortiment.Testing;

/// <summary>
/// A signed-in person's browser without a window: keeps cookies, follows redirects, and posts a page's form the way a
/// browser does, with the hidden fields that the page gave it.
/// </summary>
public sealed partial class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly string _persona;
    private readonly SemaphoreSlim _signingIn = new(1, 1);
    private bool _signedIn;

    internal Browser(Uri address, string persona)
    {
        _persona = persona;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = address };
    }

    /// <summary>The client under it, with the cookies that it has got so far.</summary>
    public HttpClient Http => _http;

    /// <summary>The cookies that it has got so far, as it sends them: what somebody who copied them would have.</summary>
    public string Cookies => _cookies.GetCookieHeader(_http.BaseAddress!);

    /// <summary>Reads a page.</summary>
    /// <exception cref="HttpRequestException">The answer is not a success; its status is in the exception.</exception>
    public async Task<string> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Asks for a page.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        await SignInAsync();
        return await _http.GetAsync(path);
    }

    /// <summary>Opens a page, fills in a form on it and sends it.</summary>
    /// <param name="path">The page.</param>
    /// <param name="form">The form's name (<c>@formname</c>) or, when it has none, its action.</param>
    /// <param name="fields">What to fill in, besides what the page has filled in itself.</param>
    public async Task<HttpResponseMessage> SubmitAsync(
        string path,
        string form,
        params (string Name, string Value)[] fields
    )
    {
        await SignInAsync();
        return await SubmitFormAsync(path, form, fields);
    }

    /// <summary>The hidden and preset fields of a form on a page, and where it goes.</summary>
    public static (string Action, List<KeyValuePair<string, string>> Fields) FormOf(string html, string form)
    {
        foreach (Match found in Form().Matches(html))
        {
            var attributes = Attributes(found.Groups["attributes"].Value);
            var fields = Input()
                .Matches(found.Groups["content"].Value)
                .Select(input => Attributes(input.Groups["attributes"].Value))
                .Where(input => input.ContainsKey("name") && input.ContainsKey("value"))
                .Where(input =>
                    input.GetValueOrDefault("type") is not ("submit" or "checkbox" or "radio")
                    || input.ContainsKey("checked")
                )
                .Select(input => KeyValuePair.Create(input["name"], input["value"]))
                .ToList();
            var action = attributes.GetValueOrDefault("action", "");
            if (action == form || fields.Contains(KeyValuePair.Create("_handler", form)))
            {
                return (action, fields);
            }
        }

        throw new InvalidOperationException($"The page has no form '{form}'.");
    }

    private async Task SignInAsync()
    {
        await _signingIn.WaitAsync();
        try
        {
            if (_signedIn)
            {
                return;
            }

            using var response = await SubmitFormAsync("/logga-in", "/logga-in/persona", [("persona", _persona)]);
            if (response.RequestMessage!.RequestUri!.AbsolutePath == "/logga-in")
            {
                throw new InvalidOperationException($"'{_persona}' cannot sign in.");
            }

            _signedIn = true;
        }
        finally
        {
            _signingIn.Release();
        }
    }

    private async Task<HttpResponseMessage> SubmitFormAsync(
        string path,
        string form,
        (string Name, string Value)[] fields
    )
    {
        var (action, content) = FormOf(await _http.GetStringAsync(path), form);
        content.RemoveAll(field => fields.Any(f => f.Name == field.Key));
        content.AddRange(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.PostAsync(action.Length == 0 ? path : action, new FormUrlEncodedContent(content));
    }

    private static Dictionary<string, string> Attributes(string html) =>
        Attribute()
            .Matches(html)
            .ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        _signingIn.Dispose();
    }

    [GeneratedRegex("<form(?<attributes>[^>]*)>(?<content>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input(?<attributes>[^>]*)>")]
    private static partial Regex Input();

    [GeneratedRegex("""(?<name>[\w-]+)(="(?<value>[^"]*)")?""")]
    private static partial Regex Attribute();
}

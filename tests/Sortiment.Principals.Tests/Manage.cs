using System.Net;
using System.Text.RegularExpressions;
using Sortiment.Testing;

namespace Sortiment.Principals.Tests;

/// <summary>What the tests do with the pages about people and organs, as a person would.</summary>
internal static partial class Manage
{
    public const string Reason = "Prövas i ett test";

    /// <summary>The day before the test clock's: ends what is ended on it at once.</summary>
    public const string Yesterday = "2026-03-01";

    public static async Task<Guid> PersonIdAsync(this SortimentApp app, string persona) =>
        await app.AskAsync<Guid>($"SELECT id FROM principals.people WHERE external_id = '{persona}'");

    /// <summary>Where a steward finds the person.</summary>
    public static async Task<string> AsStewardAsync(this SortimentApp app, string persona) =>
        $"/forvaltning/personer/{await app.PersonIdAsync(persona)}";

    /// <summary>Where a coordinator finds the person.</summary>
    public static async Task<string> AsCoordinatorAsync(this SortimentApp app, string persona) =>
        $"/huvudman/personer/{await app.PersonIdAsync(persona)}";

    /// <summary>The address of the form that ends the first role or seat on a page which can be ended.</summary>
    public static async Task<string> EndFormAsync(this Browser browser, string page, string? near = null)
    {
        var html = await browser.ReadAsync(page);
        var from = near is null ? 0 : html.IndexOf(near, StringComparison.Ordinal);
        Assert.True(from >= 0, $"'{near}' is not on {page}.");
        var found = EndLink().Match(html, from);
        Assert.True(found.Success, $"Nothing on {page} can be ended.");
        return found.Groups[1].Value;
    }

    /// <summary>Gives a known person a role as steward.</summary>
    public static async Task<HttpResponseMessage> GiveRoleAsync(
        this SortimentApp app,
        string persona,
        string principal,
        string role,
        string from = "2026-03-01",
        string to = ""
    ) =>
        await app.Browser("forvaltare")
            .SubmitAsync(
                await app.AsStewardAsync(persona) + "/roller/ny",
                "give-role",
                ("Input.TenantId", principal),
                ("Input.Role", role),
                ("Input.From", from),
                ("Input.To", to),
                ("Input.Reason", Reason)
            );

    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

    /// <summary>The form led on to a page that confirms it.</summary>
    public static async Task DoneAsync(this HttpResponseMessage response, string word)
    {
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.TextAsync()}");
        Assert.Contains("klart=" + word, response.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"([^\"]+/avsluta)\"")]
    private static partial Regex EndLink();
}

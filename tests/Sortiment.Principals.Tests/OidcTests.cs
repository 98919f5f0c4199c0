using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Sortiment.Testing;

namespace Sortiment.Principals.Tests;

/// <summary>Signing in through a real OpenID Connect provider.</summary>
public sealed class OidcTests(OidcApp fixture) : IClassFixture<OidcApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_known_person_signs_in_with_code_and_pkce_and_comes_where_it_was_going()
    {
        using var browser = new OidcBrowser(fixture.App.Address);
        using var start = await browser.GetAsync("/huvudman");
        Assert.Contains("Logga in med tjänstekonto", await start.TextAsync(), StringComparison.Ordinal);
        using var page = await browser.SignInAsync("/logga-in/oidc?till=/huvudman", "1444.samordnare");
        Assert.Equal(new Uri(fixture.App.Address, "/huvudman"), page.RequestMessage!.RequestUri);
        Assert.Contains("Du agerar för <b>Grästorp</b>", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_person_is_told_whom_to_ask_and_is_not_let_in()
    {
        using var browser = new OidcBrowser(fixture.App.Address);
        using var page = await browser.SignInAsync("/logga-in/oidc?till=/huvudman", "okand");
        Assert.Equal("/okand-person", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Vänd dig till", await page.TextAsync(), StringComparison.Ordinal);
        using var refused = await browser.GetAsync("/huvudman");
        Assert.Equal("/logga-in", refused.RequestMessage!.RequestUri!.AbsolutePath);

        // the provider still knows the account: another one must be asked for
        using var other = await browser.SignInAsync("/logga-in/oidc?annat=true&till=/huvudman", "hsd");
        Assert.Contains("Hälso- och sjukvårdsdirektören", await other.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_token_for_the_api_lets_its_person_in()
    {
        using var answer = await CallAsync(await TokenAsync(OidcApp.Audience));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_for_somebody_else_is_refused()
    {
        using var answer = await CallAsync(await TokenAsync("https://nagon-annan.example/api"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/test/expired")]
    [InlineData("/test/foreign")]
    public async Task A_token_past_its_end_or_with_a_foreign_signature_is_refused(string made)
    {
        using var http = new HttpClient();
        using var answer = await CallAsync(await http.GetStringAsync(new Uri(fixture.Issuer, made), Ct));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<string> TokenAsync(string audience)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(
            new Uri(fixture.Issuer, "/token"),
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = "program",
                    ["client_secret"] = "hemlig",
                    ["resource"] = audience,
                    ["scope"] = "api",
                }
            ),
            Ct
        );
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct);
        return token.GetProperty("access_token").GetString()!;
    }

    private async Task<HttpResponseMessage> CallAsync(string token)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.GetAsync(new Uri(fixture.App.Address, "/odata/Principals"), Ct);
    }
}

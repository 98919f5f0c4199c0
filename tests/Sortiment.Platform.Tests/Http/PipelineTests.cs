using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Http;

/// <summary>What every request passes, whatever it asks for.</summary>
public sealed class PipelineTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/logga-in", HttpStatusCode.OK)]
    [InlineData("/_content/Sortiment.Ui/sortiment.css", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/finns-inte", HttpStatusCode.NotFound)]
    [InlineData("/api/finns-inte", HttpStatusCode.NotFound)]
    [InlineData("/odata/Principals", HttpStatusCode.Unauthorized)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    public async Task Every_answer_keeps_the_browser_strict(string path, HttpStatusCode status)
    {
        using var answer = await _app.Anonymous().GetAsync(path, Ct);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Contains("script-src 'self'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Empty(answer.Headers.Server);

        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));
    }

    [Theory]
    [InlineData("/api/finns-inte", HttpStatusCode.NotFound)]
    [InlineData("/odata/Finns/Inte/Alls", HttpStatusCode.NotFound)]
    [InlineData("/openapi/v1.json", HttpStatusCode.MethodNotAllowed)]
    public async Task A_misspelt_address_is_not_taken_for_a_wrong_verb(string path, HttpStatusCode status)
    {
        using var answer = await _app.As("1444.samordnare").PostAsJsonAsync(path, new { }, Ct);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"", HttpStatusCode.OK)]
    [InlineData("application/json; charset=UTF-8", HttpStatusCode.OK)]
    [InlineData("application/json; charset=iso-8859-1", HttpStatusCode.OK)]
    [InlineData("application/json; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=klingon", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=\"\"", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_charset_is_known_or_refused(string contentType, HttpStatusCode status)
    {
        using var content = new StringContent("{\"persona\": \"1444.samordnare\"}");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var answer = await _app.Anonymous().PostAsync("/dev/token", content, Ct);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_brings_no_token_is_told_what_to_bring()
    {
        using var answer = await _app.Anonymous().PostAsJsonAsync("/api/proposals", new { }, Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("/logga-in")]
    [InlineData("/_content/Sortiment.Ui/sortiment.css")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/finns-inte")]
    public async Task HEAD_is_answered_as_GET_without_the_body(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await _app.Anonymous().SendAsync(request, Ct);
        using var get = await _app.Anonymous().GetAsync(path, Ct);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Ct));
    }

    [Theory]
    [InlineData("samverkan.handlaggare", "<b>Samverkansfunktionen</b></p>")]
    [InlineData("radet.ordforande", "<b>Ledningsrådet Medicintekniska produkter</b></p>")]
    [InlineData("koncerninkop.upphandlare", "<b>Koncerninköp</b> som upphandlare</p>")]
    [InlineData("1444.ekonom", "<b>Grästorp</b> som ekonom</p>")]
    public async Task A_role_that_is_named_as_its_organ_is_said_once(string persona, string acting)
    {
        var page = WebUtility.HtmlDecode(await _app.Browser(persona).ReadAsync("/om"));
        Assert.Contains("Du agerar för " + acting, page, StringComparison.Ordinal);
        Assert.Contains("IP-adress", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_gets_a_page_where_nothing_is()
    {
        using var answer = await _app.Browser("hsd").GetAsync("/finns-inte");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Sidan finns inte", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_gets_a_page_when_the_role_may_not()
    {
        using var answer = await _app.Browser("hsd").GetAsync("/drift/utkorg");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Du har inte behörighet", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_calls_are_told_when_to_come_back()
    {
        await using var app = await SortimentApp.StartAsync(
            new SortimentAppOptions
            {
                Database = _app.Database,
                Settings = new Dictionary<string, string?>
                {
                    ["RateLimits:ApiPerMinute"] = "2",
                    ["RateLimits:SignInPerMinute"] = "3",
                },
            }
        );
        var last = HttpStatusCode.OK;
        for (var call = 0; call < 3; call++)
        {
            using var answer = await app.As("hsd").GetAsync("/odata/Principals?$top=1", Ct);
            last = answer.StatusCode;
            if (last == HttpStatusCode.TooManyRequests)
            {
                Assert.InRange(
                    answer.Headers.RetryAfter!.Delta!.Value,
                    TimeSpan.FromSeconds(1),
                    TimeSpan.FromMinutes(1)
                );
                var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
                Assert.Equal("För många anrop på kort tid", problem.GetProperty("title").GetString());
            }
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        using var other = await app.As("hmc.ekonom").GetAsync("/odata/Principals?$top=1", Ct);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var third = await app.TokenAsync("vastkom.styrelse");
        using var fourth = await app.TokenAsync("vastkom.styrelse");
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
    }

    [Fact]
    public async Task Outside_Development_everybody_is_sent_to_TLS_but_a_probe()
    {
        await using var app = await ProductionAsync();
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = app.Address,
        };
        using var page = await plain.GetAsync("/logga-in", Ct);
        Assert.Equal(HttpStatusCode.PermanentRedirect, page.StatusCode);
        Assert.Equal("https", page.Headers.Location!.Scheme);
        Assert.Equal("Healthy", await plain.GetStringAsync("/health/ready", Ct));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_TLS_and_its_cookies_are_strict()
    {
        await using var app = await ProductionAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/logga-in");
        request.Headers.Host = "sortiment.example.se";
        using var page = await app.Anonymous().SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains(
            "max-age=31536000",
            Assert.Single(page.Headers.GetValues("Strict-Transport-Security")),
            StringComparison.Ordinal
        );
        CookieBuilder[] cookies =
        [
            app.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie,
            app
                .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
                .Get(CookieAuthenticationDefaults.AuthenticationScheme)
                .Cookie,
        ];
        Assert.All(
            cookies,
            cookie =>
            {
                Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
                Assert.Equal(CookieSecurePolicy.Always, cookie.SecurePolicy);
                Assert.True(cookie.HttpOnly);
                Assert.True(cookie.SameSite is SameSiteMode.Lax or SameSiteMode.Strict);
            }
        );
    }

    [Fact]
    public async Task A_proxy_that_is_not_trusted_is_not_believed()
    {
        await using var app = await ProductionAsync("192.0.2.0/24");
        using var page = await app.Anonymous().GetAsync("/logga-in", Ct);
        Assert.Equal(HttpStatusCode.PermanentRedirect, page.StatusCode);
    }

    [Theory]
    [InlineData("/logga-ut")]
    [InlineData("/agera-for")]
    [InlineData("/api/proposals")]
    public async Task A_post_on_the_strength_of_a_cookie_needs_the_forms_token(string path)
    {
        using var content = path.StartsWith("/api", StringComparison.Ordinal)
            ? JsonContent.Create(new { title = "Larm" })
            : (HttpContent)new FormUrlEncodedContent([KeyValuePair.Create("seat", Guid.NewGuid().ToString())]);
        var signedIn = await CookieOfAsync("1444.samordnare");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_app.Address, path)) { Content = content };
        using var answer = await signedIn.SendAsync(request, Ct);
        Assert.True(
            answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity,
            answer.StatusCode.ToString()
        );
        using var still = await signedIn.GetAsync("/agera-for", Ct);
        Assert.Equal("/agera-for", still.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_bearer_token_needs_no_form_token_even_with_cookies_about()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/proposals")
        {
            Content = JsonContent.Create(new { title = "Larm" }),
        };
        request.Headers.Add("Cookie", "any=thing");
        using var answer = await _app.As("1444.samordnare").SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task The_api_describes_itself_with_sign_in_problems_and_examples()
    {
        var api = await _app.Anonymous().GetFromJsonAsync<JsonElement>("/openapi/v1.json", Ct);
        Assert.Equal(
            "bearer",
            api.GetProperty("components")
                .GetProperty("securitySchemes")
                .GetProperty("bearer")
                .GetProperty("scheme")
                .GetString()
        );
        var post = api.GetProperty("paths").GetProperty("/api/proposals").GetProperty("post");
        foreach (var status in (string[])["401", "403", "404", "409", "422", "429"])
        {
            var problem = post.GetProperty("responses")
                .GetProperty(status)
                .GetProperty("content")
                .GetProperty("application/problem+json");
            Assert.StartsWith(
                "urn:sortiment:problem:",
                problem.GetProperty("example").GetProperty("type").GetString(),
                StringComparison.Ordinal
            );
        }

        Assert.Contains(
            post.GetProperty("parameters").EnumerateArray(),
            p => p.GetProperty("name").GetString() == "Idempotency-Key"
        );
        Assert.All(
            api.GetProperty("paths").EnumerateObject(),
            path => Assert.StartsWith("/api/", path.Name, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nothing_of_people_or_of_what_they_look_for_is_logged()
    {
        await using var app = await SortimentApp.StartAsync();
        await app.As("1444.samordnare").GetStringAsync("/odata/Principals?$filter=name eq 'Hemligt ord'", Ct);
        using var bad = await app.As("1444.samordnare")
            .GetAsync("/odata/Principals?$filter=contains(name,'Hemligt ord') eq 1", Ct);
        await app.Browser("1444.samordnare").ReadAsync("/om?sok=Hemligt+ord");
        using var key = await app.As("1444.samordnare").GetAsync("/odata/Principals('Hemligt ord')", Ct);
        using var odd = await app.As("1444.samordnare").GetAsync("/odata/Proposals(Hemligt)", Ct);
        Assert.NotEmpty(app.Log.Lines);
        Assert.DoesNotContain(
            app.Log.Lines,
            line =>
                line.Text.Contains("Hemligt", StringComparison.Ordinal)
                || line.Text.Contains("exempel.sortiment.test", StringComparison.Ordinal)
        );
    }

    private async Task<HttpClient> CookieOfAsync(string persona)
    {
        var browser = _app.Browser(persona);
        await browser.ReadAsync("/om");
        return browser.Http;
    }

    private Task<SortimentApp> ProductionAsync(string trusted = "127.0.0.1") =>
        SortimentApp.StartAsync(
            new SortimentAppOptions
            {
                Environment = "Production",
                Database = _app.Database,
                Settings = new Dictionary<string, string?> { ["Proxy:Trusted:0"] = trusted },
            }
        );
}

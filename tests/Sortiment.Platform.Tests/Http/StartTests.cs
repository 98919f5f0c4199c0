using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Http;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Http;

public sealed class StartTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_answers_anybody(string path)
    {
        Assert.Equal("Healthy", await _app.Anonymous().GetStringAsync(path, Ct));
    }

    [Fact]
    public async Task A_persona_signs_in_with_a_form_and_sees_for_whom_it_acts()
    {
        var page = await _app.Browser("1444.samordnare").ReadAsync("/om");
        Assert.Contains("Grästorp", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_given_to_a_persona_and_lets_it_in()
    {
        using var answer = await _app.TokenAsync("1444.samordnare");
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("Bearer", token.GetProperty("token_type").GetString());
        using var page = await _app.As("1444.samordnare").GetAsync("/om", Ct);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_token_is_renewed_when_the_clock_has_moved_past_its_end()
    {
        await using var app = await SortimentApp.StartAsync();
        await app.As("hsd").GetStringAsync("/agera-for", Ct);
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var page = await app.As("hsd").GetAsync("/agera-for", Ct);
        Assert.Equal("/agera-for", page.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task An_unknown_persona_is_a_field_that_is_wrong()
    {
        using var answer = await _app.TokenAsync("1444.borgmästare");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("urn:sortiment:problem:invalid-fields", problem.GetProperty("type").GetString());
        Assert.True(problem.GetProperty("errors").TryGetProperty("persona", out _));
    }

    [Theory]
    [InlineData("/odata/$metadata")]
    [InlineData("/odata/Principals")]
    public async Task A_program_that_has_not_signed_in_gets_401(string path)
    {
        using var answer = await _app.Anonymous().GetAsync(path, Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_person_who_has_not_signed_in_is_sent_to_the_sign_in_page_and_back()
    {
        using var answer = await _app.Anonymous().GetAsync("/agera-for", Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/logga-in?till=%2Fagera-for", answer.Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task Outside_Development_there_are_no_personas()
    {
        await using var app = await SortimentApp.StartAsync(
            new SortimentAppOptions { Environment = "Production", Database = _app.Database }
        );
        using var token = await app.TokenAsync("1444.samordnare");
        Assert.Equal(HttpStatusCode.NotFound, token.StatusCode);
        var signIn = await app.Anonymous().GetStringAsync("/logga-in", Ct);
        Assert.DoesNotContain("persona", signIn, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Outside_Development_turning_personas_on_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<SettingException>(() =>
            SortimentApp.StartAsync(
                new SortimentAppOptions
                {
                    Environment = "Production",
                    Database = _app.Database,
                    Settings = new Dictionary<string, string?> { ["SignIn:Personas"] = "true" },
                }
            )
        );
        Assert.Contains("SignIn:Personas", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("sortiment.example.se;*")]
    public async Task Outside_Development_it_starts_for_hosts_by_name_alone(string hosts)
    {
        var refused = await Assert.ThrowsAsync<SettingException>(() =>
            SortimentApp.StartAsync(
                new SortimentAppOptions
                {
                    Environment = "Production",
                    Database = _app.Database,
                    Settings = new Dictionary<string, string?> { ["AllowedHosts"] = hosts },
                }
            )
        );
        Assert.Contains("AllowedHosts", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sortiment.example.se")]
    [InlineData("/sortiment")]
    [InlineData("ftp://sortiment.example.se")]
    [InlineData("https://sortiment.example.se/?fran=brev")]
    public async Task Outside_Development_it_starts_only_when_told_where_it_is_reached(string address)
    {
        var refused = await Assert.ThrowsAsync<SettingException>(() =>
            SortimentApp.StartAsync(
                new SortimentAppOptions
                {
                    Environment = "Production",
                    Database = _app.Database,
                    Settings = new Dictionary<string, string?> { ["Sortiment:PublicAddress"] = address },
                }
            )
        );
        Assert.Contains("Sortiment:PublicAddress", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("https://sortiment.example.se", "https://sortiment.example.se/forslag")]
    [InlineData("https://example.se/sortiment/", "https://example.se/sortiment/forslag")]
    public async Task Links_in_mail_lead_to_where_it_is_reached_in_Development_to_where_it_listens(
        string? setting,
        string link
    )
    {
        await using var app = await SortimentApp.StartAsync(
            new SortimentAppOptions
            {
                Database = _app.Database,
                Settings = new Dictionary<string, string?> { ["Sortiment:PublicAddress"] = setting },
            }
        );
        Assert.Equal(
            setting is null ? new Uri(app.Address, "/forslag").ToString() : link,
            app.Services.GetRequiredService<PublicAddress>().Of("/forslag")
        );
    }

    [Fact]
    public async Task The_tests_refuse_to_run_as_the_owner()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            AppRole.AssertOrdinaryAsync(_app.OwnerConnectionString)
        );
        Assert.Contains("owns something", refused.Message, StringComparison.Ordinal);
    }
}

using System.Net;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Http;

/// <summary>A form whose token no longer holds: what was typed is safe, and the way back to it is told.</summary>
public sealed class StaleFormTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Form = "/egna-avtal/nytt";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_from_another_sign_in_is_answered_in_the_layout_with_a_way_back()
    {
        var browser = fixture.App.Browser("1444.samordnare");
        var (_, fields) = Browser.FormOf(await browser.ReadAsync(Form), "new-contract");
        using (var other = await browser.SubmitAsync("/logga-in", "/logga-in/persona", ("persona", "1446.samordnare")))
        {
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }

        var page = await PostAsync(browser, fields);
        Assert.Contains("Formuläret gäller inte längre", page, StringComparison.Ordinal);
        Assert.Contains("Text du hade skrivit finns kvar", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Form}\">Öppna formuläret igen</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_that_no_form_can_hold_is_said_so_in_the_layout()
    {
        var browser = fixture.App.Browser("1445.samordnare");
        var (_, fields) = Browser.FormOf(await browser.ReadAsync(Form), "new-contract");
        fields.Add(KeyValuePair.Create("Input.SupplierName", "La\0rm"));
        var page = await PostAsync(browser, fields);
        Assert.Contains("ett tecken som inte kan sparas", page, StringComparison.Ordinal);
    }

    private static async Task<string> PostAsync(Browser browser, List<KeyValuePair<string, string>> fields)
    {
        using var answer = await browser.Http.PostAsync(Form, new FormUrlEncodedContent(fields), Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("site-header", page, StringComparison.Ordinal);
        return page;
    }
}

using System.Net;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Proposals;

/// <summary>The application as a form: who it is for, what it asks, and what it says about what is wrong.</summary>
public sealed class ApplicationPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string New = "/forslag/nytt";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;

    [Theory]
    [InlineData(Persona.UddevallaPrescriber, false)]
    [InlineData(Persona.Supplier, false)]
    [InlineData(Persona.Director, false)]
    [InlineData(Persona.Procurement, false)]
    [InlineData(Persona.Grästorp, true)]
    [InlineData(Persona.Consultant, true)]
    [InlineData(Persona.Office, true)]
    public async Task It_is_open_to_those_who_propose(string persona, bool may)
    {
        var browser = _app.Browser(persona);
        using var page = await browser.GetAsync(New);
        Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, page.StatusCode);
        using var list = await browser.GetAsync("/forslag");
        Assert.Equal(may, (await list.Content.ReadAsStringAsync(Ct)).Contains(New, StringComparison.Ordinal));

        // a supplier is no principal, and is not shown what its competitors' products are proposed for
        Assert.Equal(persona == Persona.Supplier ? HttpStatusCode.Forbidden : HttpStatusCode.OK, list.StatusCode);
        var start = await browser.ReadAsync("/");
        Assert.Equal(persona != Persona.Supplier, start.Contains("href=\"/forslag\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_field_that_is_needed_to_submit_is_not_called_voluntary()
    {
        var page = WebUtility.HtmlDecode(await _app.Browser(Persona.Grästorp).ReadAsync(New));
        foreach (var needed in new[] { "Målgrupp", "Beskrivning av produkten", "Evidens för nyttan" })
        {
            Assert.Contains($">{needed}</label>", page);
        }

        Assert.Contains(">Mål<span class=\"optional\"> (frivilligt)</span></label>", page);
        Assert.Contains("Behövs för att lämna in, om du inte bifogar ett dokument.", page);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        using var empty = await SendAsync("lamna-in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var said = await TextOf(empty);
        Assert.Contains("Ge förslaget en rubrik.", said);
        Assert.Contains("Ange produktens namn.", said);
        Assert.Contains("Fyll i ”Målgrupp” i produktanvisningen.", said);
        Assert.Contains("Välj minst ett behov", said);

        using var file = await SendAsync(
            "lamna-in",
            ("Input.Title", "Klocka med fel fil"),
            ("files.Evidence", "tom.pdf")
        );
        said = await TextOf(file);
        Assert.Contains("Filen tom.pdf är tom.", said);
        Assert.Contains("Ange produktens namn.", said);
        Assert.Contains("Beskriv evidensen eller bifoga den som dokument.", said);

        // the draft is kept all the same
        Assert.Contains("Klocka med fel fil", await _app.Browser(Persona.Grästorp).ReadAsync("/forslag?lage=Draft"));
    }

    [Fact]
    public async Task A_document_stands_for_the_text_it_replaces()
    {
        using var answer = await SendAsync(
            "lamna-in",
            ("Input.Title", "Klocka med underlag"),
            ("files.Evidence", "underlag.txt")
        );
        var said = await TextOf(answer);
        Assert.Contains("Ange produktens namn.", said);
        Assert.DoesNotContain("Beskriv evidensen", said);
        Assert.Contains("underlag.txt", said);
    }

    // a file whose name begins with "tom" is empty
    private async Task<HttpResponseMessage> SendAsync(string action, params (string Name, string Value)[] fields)
    {
        var browser = _app.Browser(Persona.Grästorp);
        var (_, preset) = Browser.FormOf(await browser.ReadAsync(New), "application");
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in preset.Where(field => fields.All(f => f.Name != field.Key)))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, value) in fields)
        {
            if (name.StartsWith("files.", StringComparison.Ordinal))
            {
                byte[] content = value.StartsWith("tom", StringComparison.Ordinal) ? [] : [.. "Underlag."u8];
                form.Add(new ByteArrayContent(content), name, value);
            }
            else
            {
                form.Add(new StringContent(value), name);
            }
        }

        form.Add(new StringContent(action), "Input.Action");
        return await browser.Http.PostAsync(new Uri(New, UriKind.Relative), form, Ct);
    }

    private static async Task<string> TextOf(HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct));
}

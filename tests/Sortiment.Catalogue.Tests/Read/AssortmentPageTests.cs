using System.Net;
using Sortiment.Testing;

namespace Sortiment.Catalogue.Tests.Read;

public sealed class AssortmentPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    [Theory]
    [InlineData("1444.forskrivare", "", "43 produkter med 167 artiklar")]
    [InlineData("1444.forskrivare", "bestall=ja", "36 produkter")]
    [InlineData("14.forskrivare", "bestall=ja", "24 produkter")]
    [InlineData("samverkan.handlaggare", "bestall=ja", "38 produkter")]
    [InlineData("1444.forskrivare", "bestall=nej", "7 produkter")]
    [InlineData("1444.forskrivare", "omrade=mobila-larm", "3 produkter")]
    [InlineData("1444.forskrivare", "behov=MeasureHealth&lag=Hsl", "6 produkter")]
    [InlineData("1444.forskrivare", "lage=Withdrawn", "3 produkter")]
    [InlineData("1444.forskrivare", "lage=BeingIntroduced", "3 produkter")]
    [InlineData("1444.forskrivare", "lage=Proposed", "0 produkter")]
    [InlineData("1444.forskrivare", "q=LÅSBAR+LÄKEMEDELSAUTOMAT", "1 produkt med")]
    [InlineData("1444.forskrivare", "q=dosvakt+nycklar", "1 produkt med")]
    [InlineData("1444.forskrivare", "q=22+27+18", "3 produkter")]
    [InlineData("1444.forskrivare", "q=finns+inte+alls", "Inga produkter stämmer med sökningen")]
    // an address that somebody has changed by hand: what cannot be read does not filter
    [InlineData("1444.forskrivare", "behov=42&lag=x&leverantor=y&lage=&bestall=&sida=-3", "43 produkter")]
    public async Task The_list_is_narrowed_by_its_address(string persona, string query, string expected)
    {
        var page = Text.Of(await _app.Browser(persona).ReadAsync("/sortiment?" + query));

        Assert.Contains(expected, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_says_how_many_it_would_leave()
    {
        var page = Text.Of(await _app.Browser("14.forskrivare").ReadAsync("/sortiment?omrade=egenmonitorering"));

        // counted with the area chosen: the need narrows further, another area replaces it
        Assert.Contains("Mäta hälsoparametrar (5)", page, StringComparison.Ordinal);
        Assert.Contains("Digitala lås (2)", page, StringComparison.Ordinal);
        Assert.Contains("Ja (4)", page, StringComparison.Ordinal);
        Assert.Contains("Nej (1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_was_searched_for_is_named()
    {
        var page = Text.Of(await _app.Browser("1444.forskrivare").ReadAsync("/sortiment?q=reservnycklar"));
        Assert.DoesNotContain("Artikel DV-", page, StringComparison.Ordinal);

        page = Text.Of(await _app.Browser("1444.forskrivare").ReadAsync("/sortiment?q=DV-1030"));
        Assert.Contains("Artikel DV-1030, Nycklar, två stycken", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_page_goes_on_where_the_first_ended()
    {
        var browser = _app.Browser("1444.forskrivare");

        var first = Text.Of(await browser.ReadAsync("/sortiment"));
        var second = Text.Of(await browser.ReadAsync("/sortiment?sida=2"));
        var backwards = Text.Of(await browser.ReadAsync("/sortiment?sortera=-name"));

        Assert.Contains("Dagrytm Bordskalender", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Vitalmått Vikt", first, StringComparison.Ordinal);
        Assert.Contains("Vitalmått Vikt", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Dagrytm Bordskalender", second, StringComparison.Ordinal);
        Assert.Contains("Vitalmått Vikt", backwards, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_beyond_the_last_page_leads_to_the_last()
    {
        using var answer = await _app.Browser("1444.forskrivare").GetAsync("/sortiment?sida=999&sortera=-name");

        Assert.Equal("/sortiment?sida=2&sortera=-name", answer.RequestMessage!.RequestUri!.PathAndQuery);
        var page = Text.Of(
            await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Contains("Dagrytm Bordskalender", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_municipality_reads_why_it_cannot_prescribe()
    {
        var measure = await PageOf("Vitalmått Tryck", "1444.forskrivare");
        Assert.Contains("Kan Grästorp beställa? Kan beställas Grundutrustning", measure, StringComparison.Ordinal);
        Assert.Contains("bara gäller inom Västra Götalandsregionen", measure, StringComparison.Ordinal);

        var oximeter = await PageOf("Vitalmått Syre", "1444.forskrivare");
        Assert.Contains("Kan Grästorp beställa? Kan inte beställas", oximeter, StringComparison.Ordinal);

        var region = await PageOf("Vitalmått Syre", "14.forskrivare");
        Assert.Contains("Kan beställas Förskrivning enligt HSL, hyra", region, StringComparison.Ordinal);
        Assert.Contains("69,00 kr per månad", region, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_of_agreements_that_are_closed_to_the_principal_are_not_shown()
    {
        Assert.DoesNotContain(
            "Överenskommelse 5",
            await PageOf("Vitalmått Tryck", "1444.forskrivare"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("69,00 kr", await PageOf("Vitalmått Syre", "1444.forskrivare"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_joint_organ_reads_what_each_side_may()
    {
        var page = await PageOf("Vitalmått Syre", "samverkan.handlaggare");

        Assert.Contains("Vem kan beställa? Kommuner Kan inte beställas", page, StringComparison.Ordinal);
        Assert.Contains("Regionen Kan beställas", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_only_proposed_is_not_in_the_assortment()
    {
        var id = await IdOf("Nattro Värmebild");

        using var response = await _app.Browser("1444.samordnare").GetAsync($"/sortiment/{id}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_handbook_shows_what_is_in_force_what_was_and_what_will_be()
    {
        var browser = _app.Browser("1444.forskrivare");
        var contents = Text.Of(await browser.ReadAsync("/handbok"));
        Assert.Contains("20 produktanvisningar", contents, StringComparison.Ordinal);
        Assert.Contains("Inte i kraft", contents, StringComparison.Ordinal);
        Assert.Contains(
            "2 produktanvisningar",
            Text.Of(await browser.ReadAsync("/handbok?q=epilepsi")),
            StringComparison.Ordinal
        );

        var id = await _app.AskAsOwnerAsync<Guid>(
            "SELECT id FROM catalogue.handbook_entries WHERE title = 'Trygghetslarm i hemmet'"
        );
        var now = Text.Of(await browser.ReadAsync($"/handbok/{id}"));
        var then = Text.Of(await browser.ReadAsync($"/handbok/{id}?version=1"));
        using var never = await browser.GetAsync($"/handbok/{id}?version=3");

        Assert.Contains("EX HSD 2024-061", now, StringComparison.Ordinal);
        Assert.Contains("Tryggnära Hemma Duo", now, StringComparison.Ordinal);
        Assert.Contains("gällde till och med 2025-01-14", then, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
    }

    private async Task<string> PageOf(string product, string persona) =>
        Text.Of(await _app.Browser(persona).ReadAsync($"/sortiment/{await IdOf(product)}"));

    private async Task<Guid> IdOf(string product) =>
        await _app.AskAsOwnerAsync<Guid>($"SELECT id FROM catalogue.products WHERE name = '{product}'");
}

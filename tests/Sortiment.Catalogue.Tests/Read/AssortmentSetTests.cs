using System.Net.Http.Json;
using System.Text.Json;
using Sortiment.Testing;

namespace Sortiment.Catalogue.Tests.Read;

public sealed class AssortmentSetTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Products", 46)]
    [InlineData("Articles", 172)]
    [InlineData("Suppliers", 12)]
    [InlineData("HandbookEntries", 23)]
    [InlineData("Offers", 223)]
    public async Task Every_set_counts_what_is_shown(string set, int expected)
    {
        var answer = await ReadAsync($"{set}?$count=true&$top=1");

        Assert.Equal(expected, answer.GetProperty("@odata.count").GetInt32());
        Assert.Equal(1, answer.GetProperty("value").GetArrayLength());
    }

    [Theory]
    [InlineData("Products?$filter=lifecycle eq 'InAssortment'", 38)]
    [InlineData("Products?$filter=isoCode eq '22 27 18'", 3)]
    [InlineData("Products?$filter=needs/any(n: n eq 'MeasureHealth')", 7)]
    [InlineData("Products?$filter=laws/any(l: l eq 'Lss') and lifecycle ne 'Withdrawn'", 23)]
    [InlineData("Products?$filter=medicalDeviceClass ne null", 12)]
    [InlineData("Articles?$filter=kind eq 'Training'", 3)]
    [InlineData("Articles?$filter=gtin eq '9520001017766'", 1)]
    [InlineData("Offers?$filter=agreementForm eq 'RegionalAccord' and openToMunicipalities", 0)]
    [InlineData("Offers?$filter=priceOre gt 100000 and terms eq 'RentPerMonth'", 4)]
    [InlineData("Suppliers?$filter=organisationNumber eq '559999-0115'", 1)]
    [InlineData("HandbookEntries?$filter=contains(risks,'falsklarm') or contains(risks,'Falsklarm')", 1)]
    public async Task Sets_are_filtered_in_the_database(string query, int expected)
    {
        var separator = query.Contains('?') ? "&" : "?";
        var answer = await ReadAsync($"{query}{separator}$count=true");

        Assert.Equal(expected, answer.GetProperty("@odata.count").GetInt32());
    }

    [Fact]
    public async Task A_product_is_read_with_its_articles_and_an_article_with_its_offers()
    {
        var product = (
            await ReadAsync(
                "Products?$filter=name eq 'Dosvakt Robot'&$select=id,name&$expand=articles($select=number,kind)"
            )
        ).GetProperty("value")[0];
        Assert.Equal(6, product.GetProperty("articles").GetArrayLength());
        Assert.False(product.TryGetProperty("description", out _));

        var article = (await ReadAsync("Articles?$filter=number eq 'DV-1010'&$expand=offers")).GetProperty("value")[0];
        Assert.Equal(
            [54500, 54500],
            article.GetProperty("offers").EnumerateArray().Select(offer => offer.GetProperty("priceOre").GetInt64())
        );
    }

    [Fact]
    public async Task Rows_are_summed_up()
    {
        var answer = await ReadAsync("Articles?$apply=groupby((kind),aggregate($count as total))");

        Assert.Equal(
            172,
            answer.GetProperty("value").EnumerateArray().Sum(group => group.GetProperty("total").GetInt32())
        );
    }

    private async Task<JsonElement> ReadAsync(string query) =>
        await _app.As("1444.samordnare").GetFromJsonAsync<JsonElement>("/odata/" + query, Ct);
}

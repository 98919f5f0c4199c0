using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.ReadApi;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.ReadApi;

/// <summary>The read API by the set that is always there.</summary>
public sealed class ReadSetTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<JsonElement> ReadAsync(string path) =>
        await _app.As("1444.samordnare").GetFromJsonAsync<JsonElement>("/odata/" + path, Ct);

    private async Task<string[]> CodesAsync(string query) =>
        [
            .. (await ReadAsync("Principals?" + query))
                .GetProperty("value")
                .EnumerateArray()
                .Select(r => r.GetProperty("code").GetString()!),
        ];

    [Fact]
    public async Task All_fifty_are_read_in_the_order_of_their_keys()
    {
        var codes = await CodesAsync("");
        Assert.Equal(50, codes.Length);
        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
    }

    [Fact]
    public async Task A_row_is_flat_and_says_nothing_of_tenants()
    {
        var row = await ReadAsync("Principals('1444')");
        Assert.Equal("Grästorp", row.GetProperty("name").GetString());
        Assert.Equal("Municipality", row.GetProperty("kind").GetString());
        Assert.Matches(@"^\d{6}-\d{4}$", row.GetProperty("organisationNumber").GetString());
        Assert.True(row.GetProperty("inhabitants").GetInt32() > 5000);
        Assert.Matches(@"^\d{4}-12-31$", row.GetProperty("populationDate").GetString());
        Assert.DoesNotContain(
            row.EnumerateObject(),
            p => p.Name.Contains("tenant", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData("$filter=name eq 'Grästorp'", "1444")]
    [InlineData("$filter=kind eq 'Region'", "14")]
    [InlineData("$filter=startswith(name,'Gö') and inhabitants gt 500000", "1480")]
    [InlineData("$filter=organisationNumber eq '232100-0131'", "14")]
    [InlineData("$orderby=inhabitants desc&$skip=1&$top=1", "1480")]
    [InlineData("$filter=populationDate ge 2020-12-31 and code in ('1444','1')", "1444")]
    public async Task Filters_orders_and_pages(string query, string code)
    {
        Assert.Equal([code], await CodesAsync(query));
    }

    [Fact]
    public async Task Chooses_columns_and_counts()
    {
        var answer = await ReadAsync("Principals?$select=name&$count=true&$top=2&$filter=kind eq 'Municipality'");
        Assert.Equal(49, answer.GetProperty("@odata.count").GetInt32());
        var row = answer.GetProperty("value")[0];
        Assert.Equal(["name"], row.EnumerateObject().Select(p => p.Name));
        Assert.Equal("50", await _app.As("hsd").GetStringAsync("/odata/Principals/$count", Ct));
    }

    [Fact]
    public async Task Adds_up()
    {
        var answer = await ReadAsync(
            "Principals?$apply=groupby((kind),aggregate(inhabitants with sum as total,$count as principals))&$orderby=kind"
        );
        var rows = answer.GetProperty("value").EnumerateArray().ToList();
        Assert.Equal([49, 1], rows.Select(r => r.GetProperty("principals").GetInt32()));
        Assert.True(rows[0].GetProperty("total").GetInt64() > 1_700_000);
    }

    [Fact]
    public async Task A_smaller_page_leads_to_the_next_until_all_are_read()
    {
        var codes = new List<string>();
        var next = "/odata/Principals?$orderby=association";
        while (next is not null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, next);
            request.Headers.Add("Prefer", "odata.maxpagesize=20");
            using var response = await _app.As("hsd").SendAsync(request, Ct);
            var page = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct);
            var rows = page.GetProperty("value")
                .EnumerateArray()
                .Select(r => r.GetProperty("code").GetString()!)
                .ToList();
            Assert.InRange(rows.Count, 1, 20);
            codes.AddRange(rows);
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(50, codes.Count);
        Assert.Equal(50, codes.Distinct().Count());
    }

    [Theory]
    [InlineData("Principals?$filter=nonsense")]
    [InlineData("Principals?$filter=name eq")]
    [InlineData("Principals?$filter=missing eq 1")]
    [InlineData("Principals?$filter=name eq 1")]
    [InlineData("Principals?$filter=inhabitants div 0 eq 1")]
    [InlineData("Principals?$filter=inhabitants mul 2147483647 eq 1")]
    [InlineData("Principals?$top=0&$count=true&$filter=inhabitants div 0 eq 1")]
    [InlineData("Principals?$filter=matchesPattern(name,'^G')")]
    [InlineData("Principals?$filter=kind eq 'Planet'")]
    [InlineData("Principals?$filter=name eq 'a'&$filter=name eq 'b'")]
    [InlineData("Principals?$orderby=missing")]
    [InlineData("Principals?$select=missing")]
    [InlineData("Principals?$expand=missing")]
    [InlineData("Principals?$top=many")]
    [InlineData("Principals?$top=-1")]
    [InlineData("Principals?$skip=-1")]
    [InlineData("Principals?$count=perhaps")]
    [InlineData("Principals?$apply=groupby((missing))")]
    [InlineData("Principals?$apply=aggregate(name with sum as x)")]
    [InlineData("Principals?$compute=inhabitants add 1 as more")]
    [InlineData("Principals?$search=grästorp")]
    [InlineData("Principals?$skiptoken=rubbish")]
    [InlineData("Principals?$unknown=1")]
    [InlineData("Principals('1444')?$filter=name eq 'a'")]
    public async Task A_question_that_cannot_be_answered_is_a_problem_of_the_one_who_asks(string path)
    {
        using var answer = await _app.As("1444.samordnare").GetAsync("/odata/" + path, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("urn:sortiment:problem:bad-query", problem.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("Principals?$filter=1 div 0 eq 1")]
    [InlineData("Principals?$filter=name eq '%00'")]
    [InlineData("Principals?$filter=cast(name,'Edm.Int32') gt 1")]
    public async Task What_cannot_be_worked_out_is_said_in_Swedish_and_not_in_the_words_of_the_inside(string path)
    {
        using var answer = await _app.As("1444.samordnare").GetAsync("/odata/" + path, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Matches("\"detail\":\"(Frågan|Ett värde)", text);
        Assert.DoesNotMatch("LINQ|DbContext|System\\.|UTF8", text);
    }

    [Fact]
    public async Task A_question_with_too_many_parts_is_refused()
    {
        var filter = string.Join(" or ", Enumerable.Range(0, 200).Select(i => $"inhabitants eq {i}"));
        using var answer = await _app.As("hsd").GetAsync("/odata/Principals?$filter=" + filter, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("Principals('9999')")]
    [InlineData("Nothing")]
    [InlineData("Principals('1444')/name")]
    public async Task What_is_not_there_is_404(string path)
    {
        using var answer = await _app.As("1444.samordnare").GetAsync("/odata/" + path, Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Nothing_can_be_written(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/odata/Principals('1444')");
        using var answer = await _app.As("forvaltare").SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Who_has_the_version_gets_304_but_not_on_anothers_behalf()
    {
        var version = "1";
        await using var app = await WithSetAsync(set => set.VersionedBy((_, _) => Task.FromResult(version)));
        var (first, mark) = await AskAsync("1444.samordnare", null);
        Assert.Equal(HttpStatusCode.OK, first);
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync("1444.samordnare", mark)).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("1485.samordnare", mark)).Status);
        version = "2";
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("1444.samordnare", mark)).Status);

        async Task<(HttpStatusCode Status, EntityTagHeaderValue? Mark)> AskAsync(
            string persona,
            EntityTagHeaderValue? known
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/odata/Letters");
            if (known is not null)
            {
                request.Headers.IfNoneMatch.Add(known);
            }

            using var response = await app.As(persona).SendAsync(request, Ct);
            return (response.StatusCode, response.Headers.ETag);
        }
    }

    [Fact]
    public async Task A_set_may_be_for_some_roles_only()
    {
        await using var app = await WithSetAsync(set => set.OnlyFor(Tenancy.Roles.Steward));
        using var refused = await app.As("1444.samordnare").GetAsync("/odata/Letters", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var given = await app.As("forvaltare").GetAsync("/odata/Letters", Ct);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
    }

    [Fact]
    public async Task More_than_a_page_comes_in_pages_of_200()
    {
        await using var app = await WithSetAsync(_ => { });
        var page = await app.As("hsd").GetFromJsonAsync<JsonElement>("/odata/Letters?$top=300", Ct);
        Assert.Equal(200, page.GetProperty("value").GetArrayLength());
        var rest = await app.As("hsd")
            .GetFromJsonAsync<JsonElement>(page.GetProperty("@odata.nextLink").GetString(), Ct);
        Assert.Equal(100, rest.GetProperty("value").GetArrayLength());
        Assert.False(rest.TryGetProperty("@odata.nextLink", out _));
    }

    [Fact]
    public void A_row_with_a_tenant_id_is_refused()
    {
        var services = new ServiceCollection();
        Assert.Throws<ArgumentException>(() =>
            services.AddReadSet("Leaks", (Leak row) => row.Id, _ => Array.Empty<Leak>().AsQueryable())
        );
    }

    private Task<SortimentApp> WithSetAsync(Action<ReadSet> configure) =>
        SortimentApp.StartAsync(
            new SortimentAppOptions
            {
                Database = _app.Database,
                Configure = builder =>
                    builder.Services.AddReadSet(
                        "Letters",
                        (Letter row) => row.Id,
                        _ => Enumerable.Range(1, 500).Select(i => new Letter { Id = i }).AsQueryable(),
                        configure
                    ),
            }
        );

    private sealed class Letter
    {
        public int Id { get; init; }
    }

    private sealed class Leak
    {
        public int Id { get; init; }
        public string TenantId { get; init; } = "";
    }
}

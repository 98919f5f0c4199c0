using System.Net;
using System.Net.Http.Headers;
using Sortiment.Testing;

namespace Sortiment.Catalogue.Tests.Read;

/// <summary>In a class and an app of its own, because it changes the assortment.</summary>
public sealed class AssortmentMarkTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_the_assortment_already_gets_304_until_it_changes()
    {
        var client = _app.As("1485.forskrivare");
        using var first = await client.GetAsync("/odata/Products?$top=5", Ct);
        var mark = first.Headers.ETag!;

        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        await _app.InCatalogueAsync(
            (_, context) =>
            {
                context.Add(
                    Sortiment.Catalogue.Suppliers.Supplier.Register(
                        "Ny leverantör",
                        Sortiment.Kernel.OrganisationNumber.Parse("212000-0142")
                    )
                );
                return Task.CompletedTask;
            }
        );
        Assert.Equal(HttpStatusCode.OK, await AgainAsync());

        async Task<HttpStatusCode> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/odata/Products?$top=5");
            request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(mark.Tag, mark.IsWeak));
            using var response = await client.SendAsync(request, Ct);
            return response.StatusCode;
        }
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OData.Edm;

namespace Sortiment.Isolation.Tests.Routes;

/// <summary>A route of the app.</summary>
/// <param name="Pattern">Its addresses.</param>
/// <param name="Methods">The methods it answers; none: any.</param>
/// <param name="IsPage">A razor component answers.</param>
/// <param name="IsOpen">Whoever is not signed in may call it.</param>
internal sealed record AppRoute(AddressPattern Pattern, IReadOnlyList<string> Methods, bool IsPage, bool IsOpen)
{
    /// <summary>Whether it answers GET.</summary>
    public bool Reads => Methods.Count == 0 || Methods.Contains(HttpMethods.Get);

    /// <summary>Whether it changes something: a page is read, and its forms are looked at by themselves.</summary>
    public bool Changes => !IsPage && Methods.Any(m => m is not ("GET" or "HEAD" or "OPTIONS"));

    /// <summary>Whether it belongs to the read API, whose addresses have a grammar of their own.</summary>
    public bool IsReadApi => Pattern.Text.TrimStart('/').StartsWith("odata", StringComparison.Ordinal);
}

/// <summary>Every route and entity set there is, as the app itself knows them.</summary>
internal static class RouteTable
{
    /// <summary>All routes but those of files, which everybody gets.</summary>
    public static IReadOnlyList<AppRoute> Of(IServiceProvider services) =>
        [
            .. services
                .GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                .Where(e => e.RoutePattern.RawText != "{**path:file}") // no file: 404
                .Select(e => new AppRoute(
                    AddressPattern.Of(e.RoutePattern),
                    e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [],
                    e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null,
                    e.Metadata.GetMetadata<IAllowAnonymous>() is not null
                )),
        ];

    /// <summary>
    /// The addresses of what is read: routes first, then entity sets. Not the page of all mail, which is there in Development
    /// alone so that whoever tries the app reads everybody's.
    /// </summary>
    public static IReadOnlyList<AddressPattern> Read(IServiceProvider services) =>
        [
            .. Of(services)
                .Where(r => r.Reads && !r.IsReadApi && r.Pattern.Text != "/utveckling/post")
                .Select(r => r.Pattern)
                .DistinctBy(p => p.Text),
            .. Sets(services).SelectMany(Read),
        ];

    /// <summary>The entity sets of the read API's model.</summary>
    public static IReadOnlyList<IEdmEntitySet> Sets(IServiceProvider services) =>
        [
            .. services
                .GetRequiredService<IOptions<ODataOptions>>()
                .Value.RouteComponents.Values.SelectMany(c => c.EdmModel.EntityContainer.EntitySets()),
        ];

    private static IEnumerable<AddressPattern> Read(IEdmEntitySet set)
    {
        var key = set.EntityType.Key().Single();
        var ways = set.EntityType.NavigationProperties().Select(n => n.Name).ToList();
        var expand = ways.Count == 0 ? "" : $"&$expand={string.Join(',', ways)}";

        // a page is 200 rows: from both ends
        foreach (var query in (string[])["/$count", $"?$count=true{expand}", $"?$orderby={key.Name} desc{expand}"])
        {
            yield return new AddressPattern($"/odata/{set.Name}{query}", [$"/odata/{set.Name}{query}"]);
        }

        var place =
            key.Type.IsGuid() ? new Place("key", "guid")
            : key.Type.IsIntegral() ? new Place("key", "int")
            : new Place("key", null, "'");
        yield return new AddressPattern($"/odata/{set.Name}({{key}})", [$"/odata/{set.Name}(", place, ")"]);
    }
}

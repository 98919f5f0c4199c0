using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Testing;

namespace Sortiment.E2E.Browsing;

/// <summary>The pages that the app has, by their routes: "/forslag/{Id:guid}/steg/3".</summary>
internal sealed partial class AppPages(SortimentApp app)
{
    private readonly IReadOnlyList<(string Route, Regex Address)> _pages =
    [
        .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        orderby endpoint.RoutePattern.Parameters.Count
        select (endpoint.RoutePattern.RawText!, AddressOf(endpoint.RoutePattern.RawText!)),
    ];

    public IEnumerable<string> Routes => _pages.Select(page => page.Route).Distinct();

    /// <summary>The page that an address leads to; null when it leads to something else, like a document.</summary>
    public string? RouteOf(string path) => _pages.FirstOrDefault(page => page.Address.IsMatch(path)).Route;

    private static Regex AddressOf(string route) =>
        new($"^{Parameter().Replace(route, p => p.Groups[1].Success ? "[0-9a-f-]{36}" : "[^/]+")}$");

    [GeneratedRegex(@"\{\w+(:guid)?\}")]
    private static partial Regex Parameter();
}

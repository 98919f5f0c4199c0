using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Sortiment.Ui.Components;

/// <summary>The page's address with something in its query changed and all else kept: filters, sorting, page.</summary>
public static class Address
{
    /// <summary>A query parameter's value, or null.</summary>
    public static string? Query(NavigationManager navigation, string name) =>
        QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query).TryGetValue(name, out var value)
            ? value.ToString()
            : null;

    /// <summary>This page's path and query with these parameters set, or taken away where null.</summary>
    public static string With(NavigationManager navigation, params (string Name, string? Value)[] changes)
    {
        var parameters = changes.ToDictionary(change => change.Name, change => (object?)change.Value);
        return new Uri(navigation.GetUriWithQueryParameters(parameters)).PathAndQuery;
    }
}

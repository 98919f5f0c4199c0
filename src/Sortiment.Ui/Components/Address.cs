using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Sortiment.Ui.Components;

/// <summary>The page's address with something in its query changed and all else kept: filters, sorting, page.</summary>
public static class Address
{
    private const int LastPage = 1_000_000;
    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2999, 12, 31);

    /// <summary>A page's number as the address has it, from 1; the first when it cannot be read.</summary>
    public static int Page(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, LastPage)
            : 1;

    /// <summary>A day as the address has it, in an age that can be counted with; null when it cannot be read.</summary>
    public static DateOnly? Day(string? text) =>
        !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? null
        : day < FirstDay ? FirstDay
        : day > LastDay ? LastDay
        : day;

    /// <summary>An id as the address has it; null when it cannot be read.</summary>
    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

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

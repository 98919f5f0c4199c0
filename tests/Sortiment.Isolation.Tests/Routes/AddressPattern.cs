using Microsoft.AspNetCore.Routing.Patterns;

namespace Sortiment.Isolation.Tests.Routes;

/// <summary>A place in an address for a key.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Constraint">"guid", "int", or null for text.</param>
/// <param name="Quote">What stands around it: "'" around a text in the read API.</param>
internal sealed record Place(string Name, string? Constraint, string Quote = "");

/// <summary>How addresses are made: texts and places for keys, in order.</summary>
/// <param name="Text">As it is written: "/api/proposals/{id:guid}".</param>
/// <param name="Parts">A string, or a <see cref="Place"/>.</param>
internal sealed record AddressPattern(string Text, IReadOnlyList<object> Parts)
{
    /// <summary>Whether there is one address only.</summary>
    public bool IsPlain => Parts.All(p => p is string);

    /// <summary>Of a route of the app.</summary>
    public static AddressPattern Of(RoutePattern route)
    {
        var parts = new List<object>();
        foreach (var segment in route.PathSegments)
        {
            parts.Add("/");
            parts.AddRange(segment.Parts.Select(Part));
        }

        return new AddressPattern(route.RawText!, parts.Count == 0 ? ["/"] : parts);

        static object Part(RoutePatternPart part) =>
            part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => new Place(
                    parameter.Name,
                    parameter.ParameterPolicies.Select(p => p.Content).FirstOrDefault()
                ),
                _ => throw new InvalidOperationException($"A part of a route is not known: {part}."),
            };
    }

    /// <summary>
    /// Its addresses by the tables that its places' keys are of. Keys of any table are tried by <paramref name="each"/> of
    /// them; those of the tables that a place is called after are few, and all are tried.
    /// </summary>
    public IEnumerable<(string Tables, string Address)> Addresses(KnownKeys keys, int each)
    {
        IEnumerable<(string Tables, string Address)> made = [("", "")];
        foreach (var part in Parts)
        {
            made = part is Place place
                ? made.SelectMany(_ => Keys(place), (m, key) => (m.Tables + key.Table + " ", m.Address + key.Value))
                : made.Select(m => (m.Tables, m.Address + part));
        }

        return made.ToList();

        IEnumerable<(string Table, string Value)> Keys(Place place)
        {
            var tables = keys.For(place.Name, place.Constraint);
            var isAny = place.Constraint == "guid" && tables.Count > 3;
            return tables.SelectMany(
                t => t.Values.Take(isAny ? each : int.MaxValue),
                (t, value) => (t.Table, place.Quote + value + place.Quote)
            );
        }
    }
}

using Sortiment.Isolation.Tests.Story;
using Sortiment.Testing.Driver;

namespace Sortiment.Isolation.Tests.Routes;

/// <summary>
/// What there is to be read, found by those who may: every pattern is tried with keys of every table, and what opens with one
/// key of a table is opened with the others too. What opens to none of them is nothing that others could be shown.
/// </summary>
/// <param name="Opened">What Grästorp, the office or the steward is shown.</param>
/// <param name="Unopened">Patterns with places for keys that nobody could open.</param>
internal sealed record Doors(IReadOnlyList<Sight> Opened, IReadOnlyList<string> Unopened)
{
    private static readonly IReadOnlyList<string> Insiders =
    [
        Persona.Grästorp,
        Persona.Office,
        "forvaltare",
        "hsd",
        "hmc.ekonom",
    ];

    /// <summary>The addresses: these, and those that are there once and for all.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Finds them.</summary>
    public static async Task<Doors> FindAsync(TwoPrincipals story)
    {
        var keys = await KnownKeys.ReadAsync(story.App.AppConnectionString);
        var patterns = RouteTable.Read(story.App.Services);
        var plain = patterns
            .Where(p => p.IsPlain)
            .SelectMany(p => p.Addresses(keys, 1))
            .Select(a => a.Address)
            .ToList();
        var opened = (await Sweep.ReadAsync(story, [Persona.Grästorp], plain)).Where(s => s.IsShown).ToList();
        var unopened = new List<string>();
        var lately = new Dictionary<string, string>();
        foreach (var pattern in patterns.Where(p => !p.IsPlain))
        {
            // who opened the neighbours most likely opens this one
            var part = pattern.Text.Split('/')[1];
            var personas = Insiders.OrderByDescending(p => p == lately.GetValueOrDefault(part));
            var shown = await OpenAsync(story, personas, pattern, keys);
            opened.AddRange(shown);
            if (shown.Count == 0)
            {
                unopened.Add(pattern.Text);
            }
            else
            {
                lately[part] = shown[0].Persona;
            }
        }

        return new Doors(opened, unopened)
        {
            Addresses = [.. plain.Concat(opened.Select(s => s.Address)).Distinct().Order()],
        };
    }

    // most tables' first row opens what any of them opens; where it does not, as for a product that is only proposed, all do
    private static async Task<IReadOnlyList<Sight>> OpenAsync(
        TwoPrincipals story,
        IEnumerable<string> personas,
        AddressPattern pattern,
        KnownKeys keys
    ) =>
        await OpenAsync(story, personas, pattern, keys, each: 1) is { Count: > 0 } shown
            ? shown
            : await OpenAsync(story, personas, pattern, keys, each: int.MaxValue);

    private static async Task<IReadOnlyList<Sight>> OpenAsync(
        TwoPrincipals story,
        IEnumerable<string> personas,
        AddressPattern pattern,
        KnownKeys keys,
        int each
    )
    {
        var tried = pattern.Addresses(keys, each).ToList();
        foreach (var persona in personas)
        {
            var first = await Sweep.ReadAsync(story, [persona], tried.Select(t => t.Address));
            var open = first.Where(s => s.IsShown).ToList();
            if (open.Count == 0)
            {
                continue;
            }

            var tables = tried.Where(t => open.Any(s => s.Address == t.Address)).Select(t => t.Tables).ToHashSet();
            var all = pattern
                .Addresses(keys, int.MaxValue)
                .Where(a => tables.Contains(a.Tables))
                .Select(a => a.Address)
                .ToList();
            var rest = await Sweep.ReadAsync(story, [persona], all.Except(tried.Select(t => t.Address)));
            var own = persona == Persona.Grästorp ? [] : await Sweep.ReadAsync(story, [Persona.Grästorp], all);
            return [.. open, .. rest.Concat(own).Where(s => s.IsShown)];
        }

        return [];
    }
}

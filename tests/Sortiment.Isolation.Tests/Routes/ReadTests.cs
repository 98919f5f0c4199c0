using Sortiment.Isolation.Tests.Story;
using Sortiment.Testing.Driver;
using Xunit;

namespace Sortiment.Isolation.Tests.Routes;

/// <summary>Whoever is not Grästorp reads every route and entity set there is, with Grästorp's own ids in the addresses.</summary>
public sealed class ReadTests(TwoPrincipals story)
{
    [Fact]
    public async Task Those_of_another_principal_or_of_none_read_no_secret()
    {
        var sights = await Sweep.ReadAsync(story, TwoPrincipals.Outsiders, (await story.DoorsAsync()).Addresses);
        AssertHidden(sights, [Secrets.Any, .. story.UnlistedReferences]);
    }

    [Fact]
    public async Task Joint_organs_read_no_draft_and_no_contract()
    {
        // what is Grästorp's alone by its address, and every list
        var doors = await story.DoorsAsync();
        var addresses = doors
            .Opened.Where(s => Secrets.NotForJointOrgans.Any(s.Says))
            .Select(s => s.Address)
            .Concat(RouteTable.Read(story.App.Services).Where(p => p.IsPlain).Select(p => p.Text));
        var sights = await Sweep.ReadAsync(story, TwoPrincipals.JointOrgans, addresses);
        AssertHidden(sights, [.. Secrets.NotForJointOrgans, story.Draft.Reference]);
    }

    /// <summary>The other tests would pass if nobody could open anything.</summary>
    [Fact]
    public async Task Each_route_can_be_opened_by_those_who_may()
    {
        var doors = await story.DoorsAsync();
        Assert.True(
            doors.Unopened.Count == 0,
            "Nobody in the story can open these, so it is not known what they show to whom. Let the story write a row that "
                + "they lead to (Story/TwoPrincipals.cs), say what stands in them (Routes/KnownKeys.cs), or who opens them "
                + "(Routes/Doors.cs):\n"
                + string.Join('\n', doors.Unopened)
        );
    }

    /// <summary>Nor would they prove anything if the secrets were nowhere to be read.</summary>
    [Fact]
    public async Task Each_secret_can_be_read_by_those_who_may()
    {
        var opened = (await story.DoorsAsync()).Opened;
        var own = opened.Where(s => s.Persona == Persona.Grästorp).ToList();
        Assert.Equal(Secrets.All, Secrets.All.Where(secret => own.Any(s => s.Says(secret))));
        var submitted = await Sweep.ReadAsync(story, TwoPrincipals.JointOrgans, [story.Prepared.Path]);
        Assert.All(submitted, s => Assert.True(s.Says(Secrets.Prepared), s.ToString()));
    }

    [Fact]
    public async Task Other_principals_see_of_a_proposal_from_step_3_on_its_row_and_no_more()
    {
        var principals = TwoPrincipals.Outsiders.Where(persona => persona != Persona.Supplier);
        var sights = await Sweep.ReadAsync(story, principals, [story.Prepared.Path]);
        Assert.All(sights, s => Assert.True(s.IsShown && s.Says(Secrets.Listed) && !s.Says(Secrets.Any), s.ToString()));

        // a supplier is none of them
        var supplier = await Sweep.ReadAsync(story, [Persona.Supplier], [story.Prepared.Path]);
        Assert.All(supplier, s => Assert.True(s.Status == 404, s.ToString()));
    }

    [Fact]
    public async Task A_draft_is_not_found_by_anybody_else()
    {
        var others = TwoPrincipals.Outsiders.Concat(TwoPrincipals.JointOrgans);
        var sights = await Sweep.ReadAsync(story, others, [story.Draft.Path]);
        Assert.All(sights, s => Assert.True(s.Status == 404, s.ToString()));
    }

    [Fact]
    public void Every_route_of_the_read_api_belongs_to_a_set()
    {
        var sets = RouteTable.Sets(story.App.Services).Select(s => s.Name).ToList();
        Assert.NotEmpty(sets);
        var others = RouteTable
            .Of(story.App.Services)
            .Where(r => r.IsReadApi)
            .Select(r => r.Pattern.Text.TrimStart('/').Split('/', '(').ElementAtOrDefault(1) ?? "")
            .Distinct()
            .Except([.. sets, "", "$metadata"]);
        Assert.Empty(others);
    }

    private static void AssertHidden(IEnumerable<Sight> sights, IReadOnlyList<string> words)
    {
        var leaks = sights
            .SelectMany(s => words.Where(s.Says), (s, word) => $"{s} says {Around(s.Text, word)}")
            .Order()
            .ToList();
        Assert.True(leaks.Count == 0, $"{leaks.Count} answers say what they must not:\n" + string.Join('\n', leaks));
    }

    private static string Around(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)].ReplaceLineEndings(" ");
    }
}

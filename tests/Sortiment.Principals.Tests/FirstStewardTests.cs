using Sortiment.Testing;

namespace Sortiment.Principals.Tests;

/// <summary>A new installation begins with SQL that the module's README gives: it is that very text which is run here.</summary>
public sealed class FirstStewardTests
{
    private const string Readme = "src/Sortiment.Principals/README.md";

    [Fact]
    public async Task The_first_steward_is_made_as_the_readme_says_and_can_appoint_the_next()
    {
        // the seat begins on the database's own day
        var clock = new TestClock();
        clock.MoveTo(DateTimeOffset.UtcNow);
        await using var app = await SortimentApp.StartAsync(new SortimentAppOptions { Clock = clock });
        await app.AskAsOwnerAsync<object>(
            Sql(await File.ReadAllTextAsync(Path(), TestContext.Current.CancellationToken))
        );

        var steward = app.Browser("värdet i anspråket");
        Assert.Contains("Förnamn Efternamn", await steward.ReadAsync("/organ/forvaltning"), StringComparison.Ordinal);
        await steward.ReadAsync("/forvaltning/organ/forvaltning/utse");
    }

    private static string Sql(string readme)
    {
        var section = readme[readme.IndexOf("## The first steward", StringComparison.Ordinal)..];
        var start = section.IndexOf("```sql", StringComparison.Ordinal) + "```sql".Length;
        return section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Path()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, Readme)))
        {
            folder = folder.Parent ?? throw new FileNotFoundException(Readme);
        }

        return System.IO.Path.Combine(folder.FullName, Readme);
    }
}

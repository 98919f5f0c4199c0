using Sortiment.Catalogue.Handbook;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue.Tests.Handbook;

public sealed class HandbookEntryTests
{
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Second = new(2026, 7, 1);

    [Fact]
    public void One_version_is_in_force_on_any_day()
    {
        var entry = HandbookEntry.ForArea(Given.Area, "Mobila larm");
        var old = entry.AddVersion(First, Given.Text("Gammalt"), Given.BothDecisions);
        var fresh = entry.AddVersion(Second, Given.Text("Nytt"), Given.BothDecisions);

        Assert.Null(entry.InForceOn(First.AddDays(-1)));
        Assert.Same(old, entry.InForceOn(First));
        Assert.Same(old, entry.InForceOn(Second.AddDays(-1)));
        Assert.Same(fresh, entry.InForceOn(Second));
        Assert.Equal([1, 2], entry.Versions.Select(version => version.Number));
        for (var day = First.AddDays(-2); day < Second.AddDays(2); day = day.AddDays(1))
        {
            Assert.InRange(entry.Versions.Count(version => version.Valid.Contains(day)), 0, 1);
        }
    }

    [Fact]
    public void The_same_version_added_twice_counts_once()
    {
        var entry = HandbookEntry.ForArea(Given.Area, "Mobila larm");

        var once = entry.AddVersion(First, Given.Text(), Given.BothDecisions);
        var twice = entry.AddVersion(First, Given.Text(), Given.BothDecisions with { });

        Assert.Same(once, twice);
        Assert.Single(entry.Versions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_version_begins_after_the_one_before(int days)
    {
        var entry = HandbookEntry.ForArea(Given.Area, "Mobila larm");
        entry.AddVersion(Second, Given.Text(), Given.BothDecisions);

        var problem = Assert.Throws<ConflictProblem>(() =>
            entry.AddVersion(Second.AddDays(days), Given.Text("Annat"), Given.BothDecisions)
        );

        Assert.Equal("handbook-version-later", problem.Type);
        Assert.Null(entry.Versions[0].ValidTo);
    }

    [Theory]
    [InlineData(true, "HSD 1", null, "vastKomDecision")]
    [InlineData(true, "HSD 1", " ", "vastKomDecision")]
    [InlineData(true, "", "VK 1", "regionDecision")]
    [InlineData(false, "", null, "regionDecision")]
    [InlineData(false, "HSD 1", null, null)]
    [InlineData(true, "HSD 1", "VK 1", null)]
    public void Shared_cost_needs_two_decisions(bool shared, string region, string? vastKom, string? missing)
    {
        var entry = HandbookEntry.ForArea(Given.Area, "Mobila larm");

        var problem = Record.Exception(() =>
            entry.AddVersion(First, Given.Text(), new HandbookDecisions(shared, region, vastKom))
        );

        Assert.Equal(missing, (problem as InvalidProblem)?.Errors.Keys.Single());
    }

    [Fact]
    public void Every_heading_but_the_last_must_be_filled_in()
    {
        var empty = new HandbookText
        {
            TargetGroup = "",
            JustifyingNeeds = "",
            IntendedUse = "",
            Goals = "",
            Criteria = "",
            Prescribers = "",
            Orderers = "",
            Training = "",
            CostResponsibility = "",
            Fees = "",
            FollowUp = "",
            Risks = "",
        };

        var problem = Assert.Throws<InvalidProblem>(() =>
            HandbookEntry.ForArea(Given.Area, "Mobila larm").AddVersion(First, empty, Given.BothDecisions)
        );

        Assert.Equal(12, problem.Errors.Count);
        Assert.Equal(["Fyll i ”Målgrupp”."], problem.Errors["text.targetGroup"]);
    }

    [Fact]
    public void A_products_own_entry_goes_before_its_areas()
    {
        var product = Given.Product();
        var area = HandbookEntry.ForArea(Given.Area, "Mobila larm");
        var own = HandbookEntry.ForProduct(product.Id, "Hemma Duo");
        var other = HandbookEntry.ForProduct(Guid.CreateVersion7(), "En annan");

        Assert.Same(own, HandbookEntry.Governing([other, area, own], product));
        Assert.Same(area, HandbookEntry.Governing([other, area], product));
        Assert.Null(HandbookEntry.Governing([other, HandbookEntry.ForArea("digitala-las", "Lås")], product));
    }
}

using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Organs;

namespace Sortiment.Principals.Tests;

public sealed class CouncilRulesTests
{
    [Theory]
    [InlineData(2019, Side.Municipal)]
    [InlineData(2020, Side.Region)]
    [InlineData(2021, Side.Region)]
    [InlineData(2022, Side.Municipal)]
    [InlineData(2023, Side.Municipal)]
    [InlineData(2024, Side.Region)]
    [InlineData(2025, Side.Region)]
    [InlineData(2026, Side.Municipal)]
    public void The_chair_changes_sides_every_second_year(int year, Side side)
    {
        Assert.Equal(side, new CouncilRules().ChairSide(year));
    }

    [Fact]
    public void The_leader_of_the_other_side_is_vice_chair_and_members_are_neither()
    {
        var rules = new CouncilRules { FirstChairYear = 2025, FirstChairSide = Side.Region };
        Assert.Equal(CouncilChair.Chair, rules.ChairOf(Side.Region, SeatPosition.SideLeader, 2026));
        Assert.Equal(CouncilChair.ViceChair, rules.ChairOf(Side.Municipal, SeatPosition.SideLeader, 2026));
        Assert.Equal(CouncilChair.None, rules.ChairOf(Side.Region, SeatPosition.Member, 2026));
    }

    [Fact]
    public void Five_on_a_side_counts_day_by_day_not_over_the_whole_period()
    {
        // five all along until June, and two short ones in July that never meet: from July there are at most one at once
        var seats = Enumerable.Range(0, 5).Select(_ => Region("2026-01-01", "2026-06-30")).ToList();
        seats.Add(Region("2026-07-01", "2026-07-10"));
        seats.Add(Region("2026-07-11", "2026-07-20"));
        SeatRules.Check(Region("2026-07-01", null), seats, "Någon");
        var problem = Assert.Throws<ConflictProblem>(() => SeatRules.Check(Region("2026-06-30", null), seats, "Någon"));
        Assert.Equal("side-full", problem.Type);
    }

    private static Seat Region(string from, string? to) =>
        new Seat(
            OrganCodes.SteeringCouncil,
            Guid.CreateVersion7(),
            Roles.SteeringCouncil,
            SeatPosition.Member,
            new Period(DateOnly.Parse(from), to is null ? null : DateOnly.Parse(to))
        ).OnSide(Side.Region, CouncilRules.Region);
}

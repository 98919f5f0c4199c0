using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Organs;
using Sortiment.Testing;

namespace Sortiment.Principals.Tests;

/// <summary>What upper modules ask, under row-level security as each kind of actor.</summary>
public sealed class DirectoryTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly Actor Grastorp = At("1444", Roles.Prescriber);
    private static readonly Actor Office = new(
        Guid.CreateVersion7(),
        "H",
        Guid.CreateVersion7(),
        Roles.CoordinationOffice,
        null,
        "Samverkan"
    );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_fifty_are_there_with_their_inhabitants()
    {
        var all = await AskAsync(Grastorp, directory => directory.AllAsync(Ct));
        Assert.Equal(50, all.Count);
        var municipalities = all.Where(p => p.Code != "14").Sum(p => p.InhabitantsOn(new DateOnly(2021, 6, 1))!.Value);
        Assert.Equal(1_734_443, municipalities);
        Assert.Null(await AskAsync(Grastorp, directory => directory.GetAsync("9999", Ct)));
        Assert.Equal("Grästorp", (await AskAsync(Office, directory => directory.GetAsync("1444", Ct)))!.Name);
    }

    [Fact]
    public async Task A_principal_reaches_the_joint_roles_and_its_own_people()
    {
        var office = await AskAsync(Grastorp, d => d.RecipientsAsync(Roles.CoordinationOffice, null, Ct));
        Assert.Equal("samverkan.handlaggare@exempel.sortiment.test", Assert.Single(office).Email);
        Assert.Equal(10, (await AskAsync(Grastorp, d => d.RecipientsAsync(Roles.SteeringCouncil, null, Ct))).Count);
        var own = await AskAsync(Grastorp, d => d.RecipientsAsync(Roles.Coordinator, "1444", Ct));
        Assert.Equal("1444.samordnare@exempel.sortiment.test", Assert.Single(own).Email);
    }

    [Theory]
    [InlineData("1485")]
    [InlineData(null)]
    public async Task A_principal_does_not_reach_the_people_of_others(string? tenantId)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            AskAsync(Grastorp, d => d.RecipientsAsync(Roles.Coordinator, tenantId, Ct))
        );
    }

    [Fact]
    public async Task A_joint_organ_reaches_everybody()
    {
        Assert.Equal(50, (await AskAsync(Office, d => d.RecipientsAsync(Roles.Coordinator, null, Ct))).Count);
        Assert.Single(await AskAsync(Actor.System, d => d.RecipientsAsync(Roles.FinanceOfficer, "1485", Ct)));
    }

    [Fact]
    public async Task The_council_has_ten_seats_and_one_chair_and_none_before_it_began()
    {
        var seats = await AskAsync(Grastorp, d => d.CouncilSeatsAsync(new DateOnly(2024, 5, 1), Ct));
        Assert.Equal(5, seats.Count(s => s.Side == Side.Municipal));
        Assert.Equal(5, seats.Count(s => s.Side == Side.Region));
        Assert.Equal(Side.Region, Assert.Single(seats, s => s.Chair == CouncilChair.Chair).Side);
        Assert.Equal(Side.Municipal, Assert.Single(seats, s => s.Chair == CouncilChair.ViceChair).Side);
        Assert.Empty(await AskAsync(Grastorp, d => d.CouncilSeatsAsync(new DateOnly(2021, 12, 31), Ct)));
    }

    private static Actor At(string code, string role) =>
        new(Guid.CreateVersion7(), "N", Guid.CreateVersion7(), role, code, code);

    private async Task<T> AskAsync<T>(Actor actor, Func<IPrincipalDirectory, Task<T>> ask)
    {
        using var acting = AmbientActor.Act(actor);
        await using var scope = fixture.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DbSession>().BeginAsync(readOnly: true, Ct);
        return await ask(scope.ServiceProvider.GetRequiredService<IPrincipalDirectory>());
    }
}

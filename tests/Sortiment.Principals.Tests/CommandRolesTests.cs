using Mediator;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Organs;
using Sortiment.Principals.People;
using Sortiment.Testing;

namespace Sortiment.Principals.Tests;

/// <summary>The commands guard themselves, whatever page or endpoint sends them.</summary>
public sealed class CommandRolesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly Guid Id = Guid.CreateVersion7();

    public static TheoryData<string> Commands => [.. Messages.Keys];

    private static readonly Dictionary<string, (IMessage Message, string[] Roles)> Messages = new()
    {
        ["register"] = (new RegisterPerson("A", "a@b.example", null, "x"), [Roles.Steward]),
        ["change"] = (new ChangePerson(Id, 1, "A", "a@b.example", "x"), [Roles.Steward, Roles.Coordinator]),
        ["active"] = (new SetPersonActive(Id, 1, true, "x"), [Roles.Steward]),
        ["link"] = (new LinkAccount(Id, 1, "a", "x"), [Roles.Steward]),
        ["give"] = (
            new GiveRole(Id, "1444", Roles.Prescriber, new(2026, 1, 1), null, "x"),
            [Roles.Steward, Roles.Coordinator]
        ),
        ["add"] = (
            new AddColleague("1485", "a@b.example", "A", Roles.Prescriber, new(2026, 1, 1), null, "x"),
            [Roles.Steward, Roles.Coordinator]
        ),
        ["end"] = (new EndRole(Id, 1, new(2026, 3, 2), "x"), [Roles.Steward, Roles.Coordinator]),
        ["appoint"] = (
            new AppointSeat("finns-ej", "a@b.example", null, null, false, null, new(2026, 1, 1), null, "x"),
            [Roles.Steward]
        ),
        ["end-seat"] = (new EndSeat(Id, 1, new(2026, 3, 2), "x"), [Roles.Steward]),
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Only_the_roles_of_a_command_get_past_its_door(string command)
    {
        var (message, allowed) = Messages[command];
        foreach (var role in Roles.All)
        {
            var atPrincipal = Roles.AtPrincipal.Contains(role);
            using var acting = AmbientActor.Act(new Actor(Id, "N", Id, role, atPrincipal ? "1444" : null, "N"));
            var sent = async () =>
                await fixture
                    .App.Services.GetRequiredService<ISender>()
                    .Send(message, TestContext.Current.CancellationToken);
            if (!allowed.Contains(role))
            {
                await Assert.ThrowsAsync<ForbiddenProblem>(sent);
            }
            else if (command is not ("register" or "add") || (command == "add" && atPrincipal))
            {
                // what it is about is not there for this actor: past the door, and nothing done
                await Assert.ThrowsAsync<NotFoundProblem>(sent);
            }
        }
    }
}

using System.Reflection;
using Mediator;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Xunit;

namespace Sortiment.Architecture.Tests;

/// <summary>From page to table by one way: a page sends a message, a handler carries it out, and nobody else does.</summary>
public sealed class MessageTests
{
    private static readonly IReadOnlyDictionary<string, CompiledType> Code = Compiled.Read([
        .. Repository.Assemblies,
        typeof(MessageTests).Assembly,
    ]);

    [Fact]
    public void Every_message_says_who_may_send_it() => Broken.Nowhere(Repository.Types.SelectMany(WrongRoles));

    [Theory]
    [InlineData(typeof(PlantedOpenMessage))]
    [InlineData(typeof(PlantedUnknownRole))]
    [InlineData(typeof(PlantedNobody))]
    public void A_message_that_does_not_say_it_is_seen(Type planted) => Broken.Just(WrongRoles(planted), planted.Name);

    [Fact]
    public void Handlers_send_no_messages() => Broken.Nowhere(Repository.Types.SelectMany(Sending));

    [Fact]
    public void A_handler_that_sends_is_seen() => Broken.Just(Sending(typeof(PlantedHandler)), nameof(PlantedHandler));

    [Fact]
    public void Components_touch_no_database() => Broken.Nowhere(Repository.Types.SelectMany(TouchingData));

    [Fact]
    public void A_page_that_touches_it_is_seen() => Broken.Just(TouchingData(typeof(PlantedPage)), nameof(PlantedPage));

    [Fact]
    public void There_are_messages_handlers_and_components_to_look_at()
    {
        Assert.Contains(Repository.Types, IsMessage);
        Assert.Contains(Repository.Types, IsHandler);
        Assert.Contains(Repository.Types, IsComponent);
    }

    private static bool IsMessage(Type type) => !type.IsAbstract && type.IsAssignableTo(typeof(IMessage));

    private static bool IsComponent(Type type) => type.IsAssignableTo(typeof(IComponent));

    // Host has the generated dispatcher, which knows all messages
    private static bool IsHandler(Type type) =>
        !type.IsAbstract
        && type.Namespace?.StartsWith("Sortiment.", StringComparison.Ordinal) == true
        && type.GetInterfaces()
            .Any(i => i.Namespace == "Mediator" && i.Name.Contains("Handler", StringComparison.Ordinal));

    private static IEnumerable<string> WrongRoles(Type type)
    {
        if (!IsMessage(type) || type.Namespace?.StartsWith("Sortiment.", StringComparison.Ordinal) != true)
        {
            yield break;
        }

        var roles = type.GetCustomAttribute<AllowedRolesAttribute>()?.Roles;
        if (roles is null == !type.IsDefined(typeof(AllowSignedInAttribute)))
        {
            yield return $"{type.FullName}: give it either [AllowedRoles] or [AllowSignedIn].";
        }
        else if (roles?.All(role => role == Roles.System || Roles.All.Contains(role)) == false)
        {
            yield return $"{type.FullName} names a role that there is not.";
        }
        else if (roles?.Count == 0)
        {
            yield return $"{type.FullName} is for nobody.";
        }
    }

    private static IEnumerable<string> Sending(Type type) =>
        IsHandler(type)
            ? Code.Of(type)
                .Types.Where(t => t is "Mediator.ISender" or "Mediator.IMediator" or "Mediator.IPublisher")
                .Select(t => $"{type.FullName} uses {t}: call the other module's public operation instead.")
            : [];

    private static IEnumerable<string> TouchingData(Type type)
    {
        if (!IsComponent(type))
        {
            return [];
        }

        var touched = Code.Of(type).Types.Where(IsData).Order(StringComparer.Ordinal).ToList();
        return touched.Count == 0
            ? []
            : [$"{type.FullName} touches {string.Join(", ", touched)}: send a query or a command instead."];
    }

    private static bool IsData(string type) =>
        type.StartsWith("Npgsql.", StringComparison.Ordinal)
        || type.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
        || type == typeof(DbSession).FullName
        || Repository.Types.Any(t => t.FullName == type && t.IsAssignableTo(typeof(DbContext)));
}

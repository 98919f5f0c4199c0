using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Xunit;

namespace Sortiment.Architecture.Tests;

/// <summary>What types may be called, who may see them, and what those that are kept must say of themselves.</summary>
public sealed partial class TypeTests
{
    private static readonly IReadOnlyDictionary<string, CompiledType> Code = Compiled.Read([
        .. Repository.Assemblies,
        typeof(TypeTests).Assembly,
    ]);

    // every context, made as `dotnet ef` makes it: no database is asked
    public static TheoryData<Type> Contexts =>
        [
            .. Repository
                .Types.Where(t => !t.IsAbstract)
                .SelectMany(t => t.GetInterfaces())
                .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>))
                .Select(i => i.GenericTypeArguments[0]),
        ];

    [Fact]
    public void Names_say_more_than_manager_helper_util_or_service() =>
        Broken.Nowhere(Repository.Types.SelectMany(EmptyName));

    [Fact]
    public void A_name_that_says_nothing_is_seen() =>
        Broken.Just(EmptyName(typeof(PlantedHelper)), nameof(PlantedHelper));

    [Fact]
    public void Pages_read_the_address_as_text() => Broken.Nowhere(Repository.Types.SelectMany(BoundAddress));

    [Fact]
    public void An_address_that_cannot_be_read_and_ends_as_our_fault_is_seen() =>
        Broken.Just(BoundAddress(typeof(PlantedPage)), nameof(PlantedPage.Number));

    [Fact]
    public void Time_comes_from_the_time_provider() => Broken.Nowhere(Repository.Types.SelectMany(OwnClock));

    [Fact]
    public void A_clock_of_its_own_is_seen() => Broken.Just(OwnClock(typeof(PlantedClock)), nameof(PlantedClock));

    [Theory]
    [InlineData("Principals")]
    [InlineData("Catalogue")]
    [InlineData("Introduction")]
    [InlineData("Funding")]
    public void A_module_shows_just_its_contract(string module)
    {
        var file = Repository.Files("tests/Sortiment.Architecture.Tests/Contracts", $"{module}.txt").Single();
        var contract = file.Lines.Select(line => line.Text).ToList();
        Broken.Nowhere(BesideContract(contract, Repository.Module(module).GetTypes(), file.Path));
    }

    [Fact]
    public void What_differs_from_the_contract_is_seen()
    {
        Broken.Just(BesideContract([], [typeof(TypeTests)], "A.txt"), nameof(TypeTests));
        Broken.Just(BesideContract(["Gone"], [], "A.txt"), "Gone");
        Broken.Just(BesideContract(["b", "a"], [], "A.txt").Take(1), "order");
    }

    [Fact]
    public void Components_and_what_their_parameters_are_need_no_contract() =>
        Broken.Nowhere(
            BesideContract([], [typeof(PlantedForm), typeof(PlantedInput), typeof(PlantedInputBase)], "A.txt")
        );

    [Fact]
    public void Every_module_has_a_contract_to_hold_it_to() =>
        Assert.Equal(
            Contexts.Count() - 1, // the platform is there for all
            Repository.Files("tests/Sortiment.Architecture.Tests/Contracts", ".txt").Count()
        );

    [Theory]
    [MemberData(nameof(Contexts))]
    public void What_has_a_tenant_says_so(Type context)
    {
        using var made = Make(context);
        Broken.Nowhere(Unsaid(made.Model));
    }

    [Fact]
    public void A_tenants_row_that_does_not_say_so_is_seen()
    {
        using var planted = new PlantedContext();
        Broken.Just(Unsaid(planted.Model), nameof(PlantedRow));
    }

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Migrations_have_all_of_the_model(Type context)
    {
        using var made = Make(context);
        Assert.False(
            made.Database.HasPendingModelChanges(),
            $"The model of {context.Name} is ahead of its migrations: write one with dotnet ef migrations add."
        );
    }

    [Fact]
    public void A_model_without_its_migration_is_seen()
    {
        using var planted = new PlantedContext();
        Assert.True(planted.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Every_module_context_can_be_made()
    {
        var contexts = Repository.Types.Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(DbContext)));
        Assert.Equal(contexts.OrderBy(t => t.FullName), Contexts.Select(c => c.Data).OrderBy(t => t.FullName));
    }

    private static DbContext Make(Type context)
    {
        var factory = Repository.Types.Single(t =>
            t.IsAssignableTo(typeof(IDesignTimeDbContextFactory<>).MakeGenericType(context)) && !t.IsAbstract
        );
        var create = factory.GetMethod(nameof(IDesignTimeDbContextFactory<>.CreateDbContext))!;
        return (DbContext)create.Invoke(Activator.CreateInstance(factory), [Array.Empty<string>()])!;
    }

    // not what generators put beside it
    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("Sortiment.", StringComparison.Ordinal) == true;

    private static IEnumerable<string> EmptyName(Type type) =>
        IsOurs(type) && EmptySuffix().IsMatch(type.Name.Split('`')[0])
            ? [$"{type.FullName}: a name that says what it does, not that it does something."]
            : [];

    private static IEnumerable<string> BoundAddress(Type type) =>
        type.GetProperties(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
            )
            .Where(p => p.IsDefined(typeof(SupplyParameterFromQueryAttribute)) && p.PropertyType != typeof(string))
            .Select(p => $"{type.FullName}.{p.Name}: a string, for any other type answers 500 to what it cannot read.");

    private static IEnumerable<string> OwnClock(Type type)
    {
        if (type.DeclaringType is not null || !IsOurs(type))
        {
            return [];
        }

        return Code.Of(type)
            .Calls.Where(c =>
                c
                    is "System.DateTime.get_Now"
                        or "System.DateTime.get_UtcNow"
                        or "System.DateTime.get_Today"
                        or "System.DateTimeOffset.get_Now"
                        or "System.DateTimeOffset.get_UtcNow"
            )
            .Select(c => $"{type.FullName} calls {c}: ask the TimeProvider.");
    }

    // The compiler makes components public, and with them what their parameters show. Migrations are a tool's.
    private static IEnumerable<string> BesideContract(
        IReadOnlyList<string> contract,
        IReadOnlyList<Type> types,
        string file
    )
    {
        if (!contract.SequenceEqual(contract.Distinct().Order(StringComparer.Ordinal)))
        {
            yield return $"{file} is not in order.";
        }

        var shown = types.Where(t => t.IsVisible && !t.IsAssignableTo(typeof(IComponent))).ToList();
        var needed = new HashSet<Type>();
        foreach (var component in types.Where(t => t.IsAssignableTo(typeof(IComponent))))
        {
            Reach(component, needed);
        }

        foreach (var type in shown.Where(t => !contract.Contains(t.FullName!)))
        {
            if (!needed.Contains(type) && !type.IsAssignableTo(typeof(Migration)) && type.Name != "_Imports")
            {
                yield return $"{type.FullName} is public: make it internal, or part of the contract in {file}.";
            }
        }

        foreach (var gone in contract.Except(shown.Select(t => t.FullName!)))
        {
            yield return $"{gone} is in {file} but not public: take it out.";
        }
    }

    // what a type shows in its properties, and what it derives from, must be as visible as itself, and so on
    private static void Reach(Type type, HashSet<Type> reached)
    {
        foreach (
            var shown in type.GetProperties()
                .SelectMany(p => p.PropertyType.GenericTypeArguments.Append(p.PropertyType))
                .Append(type.BaseType ?? typeof(object))
        )
        {
            if (shown.Assembly == type.Assembly && reached.Add(shown))
            {
                Reach(shown, reached);
            }
        }
    }

    private static IEnumerable<string> Unsaid(IModel model) =>
        model
            .GetEntityTypes()
            .Where(e => !e.IsOwned() && e.FindProperty(nameof(ITenantOwned.TenantId)) is not null)
            .Where(e => !e.ClrType.IsAssignableTo(typeof(ITenantOwned)))
            .Select(e => $"{e.ClrType.FullName} has a tenant: make it {nameof(ITenantOwned)}.");

    [GeneratedRegex("(Manager|Helper|Utils?|Service)$")]
    private static partial Regex EmptySuffix();
}

using System.Reflection;
using Xunit;

namespace Sortiment.Architecture.Tests;

/// <summary>Modules stand in one line of dependence, and each knows only those below it.</summary>
public sealed class ArrowTests
{
    /// <summary>From the lowest up. A new module takes its place here.</summary>
    private static readonly List<string> Line =
    [
        "Sortiment.Kernel",
        "Sortiment.Platform",
        "Sortiment.Ui",
        "Sortiment.Principals",
        "Sortiment.Catalogue",
        "Sortiment.Introduction",
        "Sortiment.Funding",
    ];

    private const string Host = "Sortiment.Host";
    private const string LocalPostgres = "Sortiment.LocalPostgres";

    [Fact]
    public void Project_files_refer_only_downwards() =>
        Broken.Nowhere(Repository.Projects.SelectMany(p => Upwards(p.Name, p.References)));

    [Fact]
    public void Assemblies_refer_only_downwards() =>
        Broken.Nowhere(Repository.Assemblies.SelectMany(a => Upwards(a.GetName().Name!, ReferencesOf(a))));

    [Theory]
    [InlineData("Sortiment.Platform", "Sortiment.Principals")]
    [InlineData("Sortiment.Catalogue", "Sortiment.Introduction")]
    [InlineData("Sortiment.Kernel", "Sortiment.LocalPostgres")]
    [InlineData("Sortiment.LocalPostgres", "Sortiment.Kernel")]
    [InlineData("Sortiment.Introduction", "Sortiment.Host")]
    [InlineData("Sortiment.Unheard", "Sortiment.Kernel")]
    public void An_arrow_that_points_wrongly_is_seen(string from, string to)
    {
        var file = new SourceFile(
            $"src/{from}/{from}.csproj",
            $"""<Project><ItemGroup><ProjectReference Include="../{to}/{to}.csproj" /></ItemGroup></Project>"""
        );
        Broken.Just(Upwards(Repository.Read(file).Name, Repository.Read(file).References), from);
    }

    [Fact]
    public void References_of_an_assembly_are_seen() =>
        Assert.Contains("Sortiment.Platform", ReferencesOf(typeof(ArrowTests).Assembly));

    [Fact]
    public void The_kernel_has_no_packages() => Broken.Nowhere(PackagesOfKernel(Repository.Projects));

    [Fact]
    public void A_package_in_the_kernel_is_seen() =>
        Broken.Just(PackagesOfKernel([new Project("Sortiment.Kernel", [], ["Newtonsoft.Json"])]), "Newtonsoft.Json");

    [Fact]
    public void Namespaces_follow_their_project() => Broken.Nowhere(Repository.Types.SelectMany(StrayNamespace));

    [Fact]
    public void A_stray_namespace_is_seen() =>
        Broken.Just(StrayNamespace(typeof(Elsewhere.PlantedStray)), nameof(Elsewhere.PlantedStray));

    private static IEnumerable<string> Upwards(string from, IEnumerable<string> references)
    {
        var place = Line.IndexOf(from);
        if (place < 0 && from is not (Host or LocalPostgres))
        {
            return [$"{from} has no place in the line: give it one in {nameof(ArrowTests)}."];
        }

        return references
            .Where(to => from != Host && (from == LocalPostgres || Line.IndexOf(to) < 0 || Line.IndexOf(to) >= place))
            .Select(to => $"{from} refers to {to}, which does not stand below it.");
    }

    private static IEnumerable<string> ReferencesOf(Assembly assembly) =>
        assembly
            .GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => name.StartsWith("Sortiment.", StringComparison.Ordinal));

    private static IEnumerable<string> PackagesOfKernel(IEnumerable<Project> projects) =>
        projects
            .Where(p => p.Name == "Sortiment.Kernel")
            .SelectMany(p => p.Packages)
            .Select(package => $"Sortiment.Kernel has the package {package}: value types need none.");

    // generated code has no namespace, or one of its generator's
    private static IEnumerable<string> StrayNamespace(Type type)
    {
        var project = type.Assembly.GetName().Name!;
        return
            type.Namespace?.StartsWith("Sortiment", StringComparison.Ordinal) == true
            && type.Namespace != project
            && !type.Namespace.StartsWith(project + ".", StringComparison.Ordinal)
            ? [$"{type.FullName} is in {project}."]
            : [];
    }
}

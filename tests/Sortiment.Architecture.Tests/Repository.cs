using System.Reflection;
using System.Xml.Linq;

namespace Sortiment.Architecture.Tests;

/// <summary>A file of the repository, or one made up to break a rule.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="Text">What it says.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>Its lines with their numbers, from 1.</summary>
    public IEnumerable<(int Number, string Text)> Lines =>
        Text.TrimEnd('\n').Split('\n').Select((line, index) => (index + 1, line));
}

/// <summary>A project under src, or one made up to break a rule.</summary>
internal sealed record Project(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages);

/// <summary>The repository that the tests were built from: found on disk, so that a new project or file is looked at too.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The projects under src.</summary>
    public static IReadOnlyList<Project> Projects { get; } = [.. ProjectFiles("src").Select(Read)];

    /// <summary>Their assemblies.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Projects.Select(p => Assembly.Load(p.Name))];

    /// <summary>Every type of ours.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. Assemblies.SelectMany(a => a.GetTypes())];

    /// <summary>The assembly of the module whose name is given without "Sortiment.".</summary>
    public static Assembly Module(string name) => Assemblies.Single(a => a.GetName().Name == "Sortiment." + name);

    /// <summary>What people have written below a folder, with one of these endings.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] endings) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => endings.Any(e => path.EndsWith(e, StringComparison.Ordinal)))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "Migrations"))
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n")));

    /// <summary>The project files below a folder.</summary>
    public static IEnumerable<SourceFile> ProjectFiles(string folder) => Files(folder, ".csproj");

    /// <summary>Reads a project file.</summary>
    public static Project Read(SourceFile file)
    {
        var xml = XDocument.Parse(file.Text);
        return new Project(
            Path.GetFileNameWithoutExtension(file.Path),
            [.. Included("ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/')))],
            [.. Included("PackageReference")]
        );

        IEnumerable<string> Included(string element) =>
            xml.Descendants(element).Select(e => e.Attribute("Include")?.Value ?? "");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sortiment.sln")))
        {
            folder =
                folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Sortiment.Architecture.Tests;

/// <summary>What files must look like.</summary>
public sealed partial class FileTests
{
    private const int Longest = 300;

    [Fact]
    public void No_file_is_long() => Broken.Nowhere(Repository.Files("src", ".cs", ".razor").SelectMany(TooLong));

    [Fact]
    public void A_long_file_is_seen()
    {
        Broken.Nowhere(TooLong(File("a.cs", string.Concat(Enumerable.Repeat("x\n", Longest)))));
        Broken.Just(TooLong(File("a.cs", string.Concat(Enumerable.Repeat("x\n", Longest + 1)))), "a.cs");
    }

    [Fact]
    public void Pages_have_no_inline_style_or_script() =>
        Broken.Nowhere(Repository.Files("src", ".razor").SelectMany(Inline));

    [Theory]
    [InlineData("""<p style="color:red">""")]
    [InlineData("""<p style='color:red'>""")]
    [InlineData("<p style=@Colour>")]
    [InlineData("<style>")]
    [InlineData("<script>")]
    [InlineData("""<script type="module">import "x"</script>""")]
    [InlineData("""<button onclick="go()">""")]
    [InlineData("""<form onSubmit="go()">""")]
    [InlineData("""<a href="javascript:go()">""")]
    public void Inline_style_or_script_is_seen(string line) =>
        Broken.Just(Inline(File("A.razor", $"<h1>A</h1>\n{line}\n")), "A.razor:2");

    [Theory]
    [InlineData("""<script type="module" src="@Asset("sortiment.js")"></script>""")]
    [InlineData("""<form method="post" @onsubmit="Save">""")]
    public void What_the_content_security_policy_allows_passes(string line) =>
        Broken.Nowhere(Inline(File("A.razor", line)));

    [Fact]
    public void Files_for_browsers_lie_where_they_are_served_from() =>
        Broken.Nowhere(Repository.ProjectFiles("src").SelectMany(p => Unserved(p, FilesBeside(p))));

    [Theory]
    [InlineData("src/A/wwwroot/a.css")]
    [InlineData("src/A/wwwroot/images/a.webp")]
    [InlineData("src/A/Pages/A.razor.css")]
    [InlineData("src/A/Pages/A.razor.js")]
    public void A_file_that_no_browser_would_get_is_seen(string path)
    {
        var project = File("src/A/A.csproj", "<StaticWebAssetsEnabled>false</StaticWebAssetsEnabled>");
        Broken.Just(Unserved(project, [path, "src/A/A.razor", "src/A/A.razor.cs"]), path);
        Broken.Nowhere(Unserved(File("src/A/A.csproj", "<Project />"), [path]));
    }

    [Fact]
    public void Pages_that_ask_for_a_file_take_one() =>
        Broken.Nowhere(Repository.Files("src", ".razor").SelectMany(TooSmall));

    [Fact]
    public void A_page_that_would_not_take_its_file_is_seen()
    {
        const string page = "@page \"/a\"\n<FileField Name=\"Input.File\" />\n";
        Broken.Just(TooSmall(File("A.razor", page)), "A.razor");
        Broken.Nowhere(TooSmall(File("A.razor", "@attribute [AcceptsFiles]\n" + page)));
    }

    [Fact]
    public void Suppressions_say_why() => Broken.Nowhere(Written().SelectMany(Unexplained));

    [Theory]
    [InlineData("#pragma warning disable CA1822")]
    [InlineData("#pragma warning disable CA1822 //")]
    [InlineData("#nullable disable")]
    [InlineData("[SuppressMessage(\"Design\", \"CA1002\")]")]
    public void An_unexplained_suppression_is_seen(string line) =>
        Broken.Just(Unexplained(File("a.cs", line)), "a.cs:1");

    [Theory]
    [InlineData("#pragma warning disable CA1822 // the framework calls it on an instance")]
    [InlineData("[SuppressMessage(\"Design\", \"CA1002\", Justification = \"the format has a list\")]")]
    public void An_explained_one_passes(string line) => Broken.Nowhere(Unexplained(File("a.cs", line)));

    [Fact]
    public void Nothing_is_left_for_later() => Broken.Nowhere(Written().SelectMany(Unfinished));

    [Theory]
    [InlineData("// TODO: the rest")]
    [InlineData("throw new NotImplementedException();")]
    [InlineData("[Fact(Skip = \"slow\")]")]
    public void What_is_left_for_later_is_seen(string line) => Broken.Just(Unfinished(File("a.cs", line)), "a.cs:1");

    [Fact]
    public void Versions_are_kept_in_one_place() => Broken.Nowhere(ProjectFiles().SelectMany(OwnVersion));

    [Theory]
    [InlineData("""<Project><ItemGroup><PackageReference Include="Quartz" Version="1.0.0" /></ItemGroup></Project>""")]
    [InlineData(
        """<Project><ItemGroup><PackageReference Include="Quartz" VersionOverride="1.0.0" /></ItemGroup></Project>"""
    )]
    [InlineData("<Project><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><NoWarn>CS8618</NoWarn></PropertyGroup></Project>")]
    public void A_version_of_its_own_is_seen(string project) =>
        Broken.Just(OwnVersion(File("a.csproj", project)), "a.csproj");

    [Fact]
    public void Package_versions_are_exact_and_used()
    {
        var central = Repository.Files("", "Directory.Packages.props").Single();
        Broken.Nowhere(LooseOrUnused(central, ProjectFiles()));
    }

    [Theory]
    [InlineData("""<PackageVersion Include="Quartz" Version="4.*" />""")]
    [InlineData("""<PackageVersion Include="Quartz" Version="[4.0,5.0)" />""")]
    [InlineData("""<PackageVersion Include="Unused" Version="1.0.0" />""")]
    public void A_loose_or_unused_version_is_seen(string version) =>
        Broken.Just(
            LooseOrUnused(
                File("p.props", $"<Project><ItemGroup>{version}</ItemGroup></Project>"),
                [File("a.csproj", """<Project><PackageReference Include="Quartz" /></Project>""")]
            ),
            "p.props"
        );

    [Fact]
    public void Every_project_locks_what_it_restores() => Broken.Nowhere(ProjectFiles().SelectMany(Unlocked));

    [Fact]
    public void A_project_without_a_lock_file_is_seen() =>
        Broken.Just(Unlocked(File("src/Unheard/Unheard.csproj", "<Project />")), "Unheard.csproj");

    [Fact]
    public void The_solution_has_every_project()
    {
        var solution = Repository.Files("", "Sortiment.sln").Single();
        Broken.Nowhere(Forgotten(solution, ProjectFiles()));
    }

    [Fact]
    public void A_forgotten_project_is_seen() =>
        Broken.Just(Forgotten(File("Sortiment.sln", ""), [File("src/A/A.csproj", "<Project />")]), "A.csproj");

    // all but this file, which plants what it looks for
    private static IEnumerable<SourceFile> Written() =>
        Repository
            .Files("src", ".cs", ".razor")
            .Concat(Repository.Files("tests", ".cs"))
            .Where(file => Path.GetFileName(file.Path) != $"{nameof(FileTests)}.cs");

    private static IEnumerable<SourceFile> ProjectFiles() =>
        Repository.ProjectFiles("src").Concat(Repository.ProjectFiles("tests"));

    private static IEnumerable<string> FilesBeside(SourceFile project) =>
        Repository.Files(project.Path[..project.Path.LastIndexOf('/')], "").Select(f => f.Path);

    // a project without static web assets takes what would be one without a word, and no browser gets it
    private static IEnumerable<string> Unserved(SourceFile project, IEnumerable<string> files) =>
        project.Text.Contains("<StaticWebAssetsEnabled>false<", StringComparison.Ordinal)
            ? files
                .Where(f =>
                    f.Contains("/wwwroot/", StringComparison.Ordinal)
                    || f.EndsWith(".razor.css", StringComparison.Ordinal)
                    || f.EndsWith(".razor.js", StringComparison.Ordinal)
                )
                .Select(f => $"{f}: its project has no static web assets")
            : [];

    private static SourceFile File(string path, string text) => new(path, text);

    private static IEnumerable<string> TooLong(SourceFile file) =>
        file.Lines.Count() is var lines and > Longest
            ? [$"{file.Path} has {lines} lines, more than {Longest}: it does more than one thing."]
            : [];

    // without it, the answer to a file of more than 1 MiB is 413
    private static IEnumerable<string> TooSmall(SourceFile file)
    {
        if (
            file.Text.Contains("@page \"", StringComparison.Ordinal)
            && file.Text.Contains("<FileField", StringComparison.Ordinal)
            && !file.Text.Contains("AcceptsFiles", StringComparison.Ordinal)
            && !file.Text.Contains("RequestSizeLimit", StringComparison.Ordinal)
        )
        {
            yield return file.Path;
        }
    }

    private static IEnumerable<string> Inline(SourceFile file) =>
        Matching(file, InlineCode(), "the content security policy stops it; use a class, or a file of its own");

    private static IEnumerable<string> Unexplained(SourceFile file) =>
        Matching(file, Suppression(), "say why on the line, or mend it");

    private static IEnumerable<string> Unfinished(SourceFile file) =>
        Matching(file, LeftForLater(), "finish it, or leave it out");

    private static IEnumerable<string> Matching(SourceFile file, Regex what, string advice) =>
        file.Lines.Where(line => what.IsMatch(line.Text)).Select(line => $"{file.Path}:{line.Number}: {advice}.");

    private static IEnumerable<string> OwnVersion(SourceFile file)
    {
        var xml = XDocument.Parse(file.Text);
        return xml.Descendants("PackageReference")
            .SelectMany(e => e.Attributes())
            .Where(a => a.Name.LocalName is "Version" or "VersionOverride")
            .Select(a =>
                $"{file.Path}: {a.Parent!.Attribute("Include")?.Value} has its version in Directory.Packages.props."
            )
            .Concat(
                xml.Descendants()
                    .Where(e =>
                        e.Name.LocalName
                            is "TargetFramework"
                                or "LangVersion"
                                or "Nullable"
                                or "NoWarn"
                                or "TreatWarningsAsErrors"
                    )
                    .Select(e => $"{file.Path}: {e.Name.LocalName} is the same for all, in Directory.Build.props.")
            );
    }

    private static IEnumerable<string> LooseOrUnused(SourceFile central, IEnumerable<SourceFile> projects)
    {
        var used = projects.SelectMany(p => Repository.Read(p).Packages).ToHashSet();
        return XDocument
            .Parse(central.Text)
            .Descendants("PackageVersion")
            .Select(e => (Name: e.Attribute("Include")!.Value, Version: e.Attribute("Version")!.Value, e.Parent))
            .Where(p =>
                !ExactVersion().IsMatch(p.Version) || (p.Parent!.Attribute("Label") is null && !used.Contains(p.Name))
            )
            .Select(p => $"{central.Path}: {p.Name} {p.Version} is not exact, or no project uses it.");
    }

    private static IEnumerable<string> Unlocked(SourceFile project) =>
        System.IO.File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(project.Path)!, "packages.lock.json"))
            ? []
            : [$"{project.Path} has no packages.lock.json: dotnet restore writes it."];

    private static IEnumerable<string> Forgotten(SourceFile solution, IEnumerable<SourceFile> projects) =>
        projects
            .Where(p => !solution.Text.Contains(Path.GetFileName(p.Path), StringComparison.Ordinal))
            .Select(p => $"{p.Path} is not in {solution.Path}: dotnet test would pass it by.");

    [GeneratedRegex("""\sstyle=|<style[\s>]|<script(?![^>]*\ssrc=)|\son[a-zA-Z]+=|javascript:""")]
    private static partial Regex InlineCode();

    [GeneratedRegex(
        """#pragma warning disable(?!.*//\s*\w)|#nullable disable|\[.*SuppressMessage\((?!.*Justification)"""
    )]
    private static partial Regex Suppression();

    [GeneratedRegex("""\bTODO\b|\bFIXME\b|NotImplementedException|\bSkip\s*=\s*""")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[\w.]+)?$")]
    private static partial Regex ExactVersion();
}

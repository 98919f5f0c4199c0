namespace Sortiment.Funding.Tests.BankFiles;

/// <summary>
/// Samples and schemas that others made. They lie beside the repository and never in it, so where they are absent a test
/// says that it was not run.
/// </summary>
internal static class Shared
{
    /// <summary>A sample, from the folder in SORTIMENT_SAMPLES or ../shared/data/samples.</summary>
    public static FileStream Sample(string name) => File.OpenRead(Existing(Samples(), name));

    /// <summary>A schema, from the folder in SORTIMENT_SCHEMAS or the one beside the samples.</summary>
    public static string Schema(string name) =>
        Existing(
            Environment.GetEnvironmentVariable("SORTIMENT_SCHEMAS") ?? Path.Combine(Samples(), "..", "schemas"),
            name
        );

    private static string Samples() =>
        Environment.GetEnvironmentVariable("SORTIMENT_SAMPLES")
        ?? Path.Combine(Root(), "..", "shared", "data", "samples");

    private static string Existing(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        Assert.SkipUnless(Directory.Exists(folder), $"Not run: there is no folder {Path.GetFullPath(folder)}.");
        return path;
    }

    private static string Root()
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

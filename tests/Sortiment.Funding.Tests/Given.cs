namespace Sortiment.Funding.Tests;

/// <summary>Files that lie beside the project and are never part of it: a test that reads one is reported as not run without.</summary>
internal static class Given
{
    /// <summary>A sample's path.</summary>
    public static string Sample(string name) => Existing(Path.Combine(Samples, name));

    /// <summary>A schema's path.</summary>
    public static string Schema(string name) =>
        Existing(Path.Combine(Path.GetDirectoryName(Samples)!, "schemas", name));

    private static string Samples { get; } =
        Path.GetFullPath(
            Environment.GetEnvironmentVariable("SORTIMENT_SAMPLES") is { Length: > 0 } folder
                ? folder
                : Path.Combine(Root(), "../shared/data/samples")
        );

    private static string Existing(string path)
    {
        Assert.SkipUnless(
            Path.Exists(path),
            $"{path} finns inte. Sätt SORTIMENT_SAMPLES till mappen med exempelfiler."
        );
        return path;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Sortiment.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Sortiment.sln above.");
        }

        return folder;
    }
}

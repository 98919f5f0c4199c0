using System.Security.Cryptography;
using System.Text.Json;

namespace Sortiment.LocalPostgres;

/// <summary>A cluster's generated passwords and the user that its files belong to. Written once, readable by its owner only.</summary>
internal sealed record Credentials(string Superuser, string Owner, string App, string? RunAs)
{
    private const string _fileName = "credentials.json";

    public static Credentials Generate(string? runAs) => new(Password(), Password(), Password(), runAs);

    /// <summary>Null when the home holds no cluster yet.</summary>
    public static async Task<Credentials?> ReadAsync(string home, CancellationToken cancellation)
    {
        var path = Path.Combine(home, _fileName);
        return File.Exists(path)
            ? JsonSerializer.Deserialize<Credentials>(await File.ReadAllTextAsync(path, cancellation))
                ?? throw new LocalClusterException($"{path} is empty. Delete {home} to begin afresh.")
            : null;
    }

    public Task WriteAsync(string home, CancellationToken cancellation) =>
        WriteSecretAsync(Path.Combine(home, _fileName), JsonSerializer.Serialize(this), cancellation);

    /// <summary>Writes a file that only its owner may read, from the first byte on.</summary>
    public static async Task WriteSecretAsync(string path, string text, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        // A file that is already there would keep its own mode.
        File.Delete(path);
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(text.AsMemory(), cancellation);
    }

    private static string Password() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}

using System.Globalization;

namespace Sortiment.LocalPostgres;

/// <summary>
/// Says that this process owns a cluster. The operating system holds the lock and lets go of it when the process dies, also by
/// kill -9, so there is never a stale one. The file itself stays: to delete a lock file is to race with the next owner.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    public const string FileName = "owner.lock";

    private readonly FileStream _file;

    private OwnerLock(FileStream file) => _file = file;

    /// <exception cref="LocalClusterInUseException">Another process, or another cluster in this one, holds it.</exception>
    public static OwnerLock Take(string home)
    {
        // The pid stands in a file of its own, since a locked file cannot be read everywhere.
        var pidPath = Path.Combine(home, "owner.pid");
        FileStream file;
        try
        {
            file = new FileStream(
                Path.Combine(home, FileName),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            throw new LocalClusterInUseException(home, ReadPid(pidPath));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LocalClusterException(
                $"{home} belongs to another user (was it made by root?). Start as that user, or delete {home} to begin afresh.",
                e
            );
        }
        File.WriteAllText(pidPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new OwnerLock(file);
    }

    public void Dispose() => _file.Dispose();

    private static int? ReadPid(string path) =>
        File.Exists(path) && int.TryParse(File.ReadAllText(path), CultureInfo.InvariantCulture, out var pid)
            ? pid
            : null;
}

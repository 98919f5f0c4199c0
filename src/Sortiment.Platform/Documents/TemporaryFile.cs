namespace Sortiment.Platform.Documents;

/// <summary>What is too large for memory and is not to be kept.</summary>
public static class TemporaryFile
{
    /// <summary>
    /// A file that only the app's own user may read, at its beginning; it goes with its stream, also when the app is killed.
    /// </summary>
    /// <param name="fill">Writes what is to be in it. When it fails, no file is left.</param>
    /// <exception cref="IOException">The disk for temporary files is full or cannot be written.</exception>
    public static async Task<FileStream> CreateAsync(Func<Stream, Task> fill)
    {
        var file = Empty();
        try
        {
            await fill(file);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static FileStream Empty()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"sortiment-{Guid.NewGuid():N}"), options);
        if (!OperatingSystem.IsWindows())
        {
            // without a name it lives as long as it is open, whatever happens to the process
            File.Delete(file.Name);
        }

        return file;
    }
}

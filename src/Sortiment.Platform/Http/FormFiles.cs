using Microsoft.AspNetCore.Http;

namespace Sortiment.Platform.Http;

/// <summary>Files that come with a form.</summary>
public static class FormFiles
{
    /// <summary>
    /// The file's bytes; none when no file was chosen, which the command that takes them says in its own words. How large the
    /// file may be is limited before it is read, by <c>AcceptsFilesAttribute</c>.
    /// </summary>
    public static async Task<byte[]> BytesAsync(this IFormFile? file, CancellationToken cancellationToken = default)
    {
        using var bytes = new MemoryStream();
        if (file is not null)
        {
            await file.CopyToAsync(bytes, cancellationToken);
        }

        return bytes.ToArray();
    }
}

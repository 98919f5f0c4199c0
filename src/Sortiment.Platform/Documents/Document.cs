using Sortiment.Platform.Audit;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Documents;

/// <summary>What is known of an uploaded file; its bytes are in an <see cref="IDocumentContent"/>.</summary>
public abstract class DocumentBase : IAudited
{
    /// <summary>Its id, and the key of its bytes.</summary>
    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <summary>The file's name, without a path.</summary>
    public string Name { get; protected init; } = "";

    /// <summary>The media type as checked from the content.</summary>
    public string MediaType { get; protected init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; protected init; }

    /// <summary>SHA-256 of the bytes in hexadecimal.</summary>
    public string Sha256 { get; protected init; } = "";

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset CreatedAt { get; protected init; }

    /// <summary>Who uploaded it.</summary>
    public string CreatedBy { get; protected init; } = "";
}

/// <summary>A principal's document: its own until it is released to the joint organs with what it belongs to.</summary>
public sealed class Document : DocumentBase, ITenantOwned
{
    private Document() { }

    internal Document(string tenantId, CheckedFile file, DateTimeOffset now, string by, bool released)
    {
        TenantId = tenantId;
        Name = file.Name;
        MediaType = file.MediaType;
        Size = file.Bytes.LongLength;
        Sha256 = file.Sha256;
        CreatedAt = now;
        CreatedBy = by;
        Released = released;
    }

    /// <inheritdoc />
    public string TenantId { get; private init; } = "";

    /// <summary>Whether joint organs may read it: true once the proposal it belongs to is submitted.</summary>
    public bool Released { get; private set; }

    /// <summary>Lets the joint organs read it.</summary>
    public void Release() => Released = true;
}

/// <summary>A document of the joint organs that every signed-in person may read: minutes, for one.</summary>
public sealed class SharedDocument : DocumentBase
{
    private SharedDocument() { }

    internal SharedDocument(CheckedFile file, DateTimeOffset now, string by)
    {
        Name = file.Name;
        MediaType = file.MediaType;
        Size = file.Bytes.LongLength;
        Sha256 = file.Sha256;
        CreatedAt = now;
        CreatedBy = by;
    }
}

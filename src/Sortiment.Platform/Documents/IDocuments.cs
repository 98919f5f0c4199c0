using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Documents;

/// <summary>Keeps and gives out documents, in the command's transaction.</summary>
public interface IDocuments
{
    /// <summary>Keeps a principal's document.</summary>
    /// <param name="tenantId">Whose it is.</param>
    /// <param name="file">The checked file.</param>
    /// <param name="released">Whether joint organs may read it from the start.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Document> AddAsync(string tenantId, CheckedFile file, bool released, CancellationToken cancellationToken);

    /// <summary>Keeps a document that everybody signed in may read.</summary>
    Task<SharedDocument> AddSharedAsync(CheckedFile file, CancellationToken cancellationToken);

    /// <summary>The shared documents that have the very same bytes.</summary>
    Task<IReadOnlyList<Guid>> SharedLikeAsync(CheckedFile file, CancellationToken cancellationToken);

    /// <summary>The document, if the acting person may see it.</summary>
    /// <exception cref="NotFoundProblem">None, or not for this actor.</exception>
    Task<DocumentBase> GetAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Its bytes.</summary>
    Task<byte[]> ReadAsync(DocumentBase document, CancellationToken cancellationToken);
}

/// <summary>Where the bytes are. PostgreSQL by default; a blob store can take its place.</summary>
public interface IDocumentContent
{
    /// <summary>Keeps the bytes under a new key; written once, never changed. The tenant is "" for a shared document.</summary>
    Task WriteAsync(Guid key, string tenantId, byte[] bytes, CancellationToken cancellationToken);

    /// <summary>Reads them.</summary>
    Task<byte[]> ReadAsync(Guid key, CancellationToken cancellationToken);
}

internal sealed class DocumentStore(
    PlatformDbContext context,
    IDocumentContent content,
    ITenantContext tenant,
    TimeProvider clock
) : IDocuments
{
    public async Task<Document> AddAsync(string tenantId, CheckedFile file, bool released, CancellationToken ct)
    {
        var document = new Document(tenantId, file, clock.GetUtcNow(), By, released);
        context.Add(document);
        await context.SaveChangesAsync(ct);
        await content.WriteAsync(document.Id, tenantId, file.Bytes, ct);
        return document;
    }

    public async Task<SharedDocument> AddSharedAsync(CheckedFile file, CancellationToken ct)
    {
        var document = new SharedDocument(file, clock.GetUtcNow(), By);
        context.Add(document);
        await context.SaveChangesAsync(ct);
        await content.WriteAsync(document.Id, "", file.Bytes, ct);
        return document;
    }

    public async Task<IReadOnlyList<Guid>> SharedLikeAsync(CheckedFile file, CancellationToken ct) =>
        await context.SharedDocuments.Where(d => d.Sha256 == file.Sha256).Select(d => d.Id).ToListAsync(ct);

    public async Task<DocumentBase> GetAsync(Guid id, CancellationToken ct) =>
        await context.Documents.SingleOrDefaultAsync(d => d.Id == id, ct)
        ?? (DocumentBase?)await context.SharedDocuments.SingleOrDefaultAsync(d => d.Id == id, ct)
        ?? throw new NotFoundProblem("Dokumentet finns inte, eller så får du inte se det.");

    public Task<byte[]> ReadAsync(DocumentBase document, CancellationToken ct) => content.ReadAsync(document.Id, ct);

    private string By => tenant.Actor?.PersonName ?? Actor.System.PersonName;
}

/// <summary>Bytes beside the rest, in the same transaction and the same backup.</summary>
internal sealed class PostgresDocumentContent(DbSession session) : IDocumentContent
{
    public async Task WriteAsync(Guid key, string tenantId, byte[] bytes, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            tenantId.Length == 0
                ? "INSERT INTO platform.shared_document_contents (id, content) VALUES ($1, $2)"
                : "INSERT INTO platform.document_contents (id, content, tenant_id) VALUES ($1, $2, $3)",
            session.Connection,
            session.Transaction
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = bytes });
        if (tenantId.Length > 0)
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenantId });
        }

        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<byte[]> ReadAsync(Guid key, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "SELECT content FROM platform.document_contents WHERE id = $1 "
                + "UNION ALL SELECT content FROM platform.shared_document_contents WHERE id = $1",
            session.Connection,
            session.Transaction
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key });
        return (byte[])(
            await command.ExecuteScalarAsync(ct) ?? throw new NotFoundProblem("Dokumentets innehåll saknas.")
        );
    }
}

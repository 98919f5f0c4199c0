using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Persistence;

namespace Sortiment.Introduction.Read;

/// <summary>What is known of these documents, those that the actor may see.</summary>
[AllowSignedIn]
internal sealed record ListDocuments(IReadOnlyCollection<Guid> Ids) : IQuery<IReadOnlyDictionary<Guid, DocumentRow>>;

/// <summary>A document.</summary>
/// <param name="Size">Bytes.</param>
internal sealed record DocumentRow(Guid Id, string Name, long Size, DateTimeOffset CreatedAt, string CreatedBy);

internal sealed class ListDocumentsHandler(PlatformDbContext platform)
    : IQueryHandler<ListDocuments, IReadOnlyDictionary<Guid, DocumentRow>>
{
    public async ValueTask<IReadOnlyDictionary<Guid, DocumentRow>> Handle(
        ListDocuments query,
        CancellationToken cancellationToken
    ) =>
        await platform
            .Documents.AsNoTracking()
            .Where(d => query.Ids.Contains(d.Id))
            .Select(d => new DocumentRow(d.Id, d.Name, d.Size, d.CreatedAt, d.CreatedBy))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
}

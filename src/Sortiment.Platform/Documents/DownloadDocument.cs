using Mediator;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Platform.Documents;

/// <summary>A document with its bytes, if the acting person may see it.</summary>
[AllowSignedIn]
internal sealed record DownloadDocument(Guid Id) : IQuery<DownloadedDocument>;

/// <summary>A file to give out.</summary>
internal sealed record DownloadedDocument(string Name, string MediaType, byte[] Bytes);

internal sealed class DownloadDocumentHandler(IDocuments documents)
    : IQueryHandler<DownloadDocument, DownloadedDocument>
{
    public async ValueTask<DownloadedDocument> Handle(DownloadDocument query, CancellationToken cancellationToken)
    {
        var document = await documents.GetAsync(query.Id, cancellationToken);
        var bytes = await documents.ReadAsync(document, cancellationToken);
        return new DownloadedDocument(document.Name, document.MediaType, bytes);
    }
}

using Sortiment.Catalogue.Data;

namespace Sortiment.Catalogue.Read;

/// <summary>
/// The latest snapshot of the assortment. Every reader asks the database for the version first, so that what is served is never
/// older than the last commit on any node; the rows are read anew only when the version is another.
/// </summary>
internal sealed class AssortmentCache : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile AssortmentSnapshot? _latest;

    public async Task<AssortmentSnapshot> GetAsync(CatalogueDbContext context, CancellationToken ct)
    {
        var version = await AssortmentVersion.NowAsync(context, ct);
        if (_latest is { } latest && latest.Version == version)
        {
            return latest;
        }

        await _loading.WaitAsync(ct);
        try
        {
            return _latest is { } loaded && loaded.Version >= version ? loaded : _latest = await LoadAsync(context, ct);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    private static async Task<AssortmentSnapshot> LoadAsync(CatalogueDbContext context, CancellationToken ct)
    {
        while (true)
        {
            var version = await AssortmentVersion.NowAsync(context, ct);
            var products = await SnapshotRows.ReadAsync(context, ct);
            // A commit between the reads would mix two versions; it is rare, and reading once more is cheap.
            if (await AssortmentVersion.NowAsync(context, ct) == version)
            {
                return new AssortmentSnapshot(version, products);
            }
        }
    }
}

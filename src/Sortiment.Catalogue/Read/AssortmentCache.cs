using Microsoft.EntityFrameworkCore;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Orderability;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;

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
            var products = await ReadAsync(context, ct);
            // A commit between the reads would mix two versions; it is rare, and reading once more is cheap.
            if (await AssortmentVersion.NowAsync(context, ct) == version)
            {
                return new AssortmentSnapshot(version, products);
            }
        }
    }

    private static async Task<IReadOnlyList<ListedProduct>> ReadAsync(CatalogueDbContext context, CancellationToken ct)
    {
        var products = await context
            .Products.AsNoTracking()
            .Where(Shown.InAssortment)
            .Include(product => product.Articles)
                .ThenInclude(article => article.Offers)
            .AsSplitQuery()
            .ToListAsync(ct);
        var suppliers = await context.Suppliers.ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        var areas = await context.Areas.ToDictionaryAsync(a => a.Code, a => a.Name, ct);
        var classes = await context.IsoClasses.ToDictionaryAsync(c => (c.Code, c.Edition), c => c.Title, ct);
        var periods = await context
            .Handbook.SelectMany(
                entry => entry.Versions,
                (entry, version) =>
                    new HandbookPeriod(entry.ProductId, entry.AreaCode, version.ValidFrom, version.ValidTo)
            )
            .ToListAsync(ct);
        var own = periods.Where(p => p.ProductId.HasValue).ToLookup(p => p.ProductId!.Value, p => p.Valid);
        var ofArea = periods.Where(p => p.AreaCode is not null).ToLookup(p => p.AreaCode!, p => p.Valid);
        return
        [
            .. products
                .Select(product =>
                    Listed(
                        product,
                        suppliers[product.SupplierId],
                        product.AreaCode is null ? null : areas[product.AreaCode],
                        classes[(product.IsoClassCode, product.IsoEdition)],
                        own.Contains(product.Id) ? own[product.Id] : ofArea[product.AreaCode ?? ""]
                    )
                )
                .OrderBy(product => product.Name, SwedishCulture.Order),
        ];
    }

    private static ListedProduct Listed(
        ProductSeries product,
        string supplier,
        string? area,
        string isoTitle,
        IEnumerable<Period> handbook
    ) =>
        new(
            product.Id,
            product.Name,
            product.SupplierId,
            supplier,
            product.AreaCode,
            area,
            product.IsoCode,
            isoTitle,
            product.Needs,
            product.Laws,
            product.MedicalDeviceClass.HasValue,
            product.Lifecycle,
            product.IsExample,
            [
                .. product
                    .Articles.Where(article => article.IsPublished)
                    .Select(article => new ListedArticle(article.Number, article.Name, article.Gtin?.Digits)),
            ],
            OrderableProduct.From(product, [.. handbook])
        )
        {
            SearchText =
                $"{product.Name} {supplier} {area} {product.IsoClassCode} {isoTitle} {product.Description}".ToLower(
                    SwedishCulture.Sv
                ),
        };

    private sealed record HandbookPeriod(Guid? ProductId, string? AreaCode, DateOnly ValidFrom, DateOnly? ValidTo)
    {
        public Period Valid => new(ValidFrom, ValidTo);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Sortiment.Catalogue.Data;

/// <summary>
/// The one row that says how many times the shared assortment has changed. Whoever has read a version and sees the same number
/// again has the same assortment: pages and the read API cache by it.
/// </summary>
internal sealed class AssortmentVersion
{
    private const int TheOnlyRow = 1;

    private AssortmentVersion() { }

    public int Id { get; private set; } = TheOnlyRow;

    public long Number { get; private set; }

    /// <summary>
    /// Adds one. The row stays locked until the transaction ends, so two changes get two numbers; and as it is
    /// locked before they write anything else, they cannot lock each other out.
    /// </summary>
    public static Task RaiseAsync(CatalogueDbContext context, CancellationToken ct) =>
        context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO catalogue.assortment_version (id, number) VALUES ({TheOnlyRow}, 1)
            ON CONFLICT (id) DO UPDATE SET number = assortment_version.number + 1
            """,
            ct
        );

    /// <summary>The number now; nought before anything was there.</summary>
    public static Task<long> NowAsync(CatalogueDbContext context, CancellationToken ct) =>
        context.Versions.Select(version => version.Number).SingleOrDefaultAsync(ct);

    /// <summary>The number as the read API marks its answers with it.</summary>
    public static async Task<string> MarkAsync(IServiceProvider services, CancellationToken ct) =>
        (await NowAsync(services.GetRequiredService<CatalogueDbContext>(), ct)).ToString(CultureInfo.InvariantCulture);
}

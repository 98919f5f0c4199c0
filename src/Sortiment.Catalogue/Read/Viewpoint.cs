using Microsoft.EntityFrameworkCore;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Orderability;
using Sortiment.Platform;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Tenants;

namespace Sortiment.Catalogue.Read;

/// <summary>
/// From whose side orderability is told: the acting principal's own or, for joint organs and suppliers, both a
/// municipality's and the region's.
/// </summary>
/// <param name="Orderers">One with no label, or several labelled.</param>
/// <param name="Day">Today in Sweden.</param>
internal sealed record Viewpoint(IReadOnlyList<LabelledOrderer> Orderers, DateOnly Day)
{
    private const int RegionCodeLength = 2;

    /// <summary>SCB's codes: a region has two digits, a municipality four.</summary>
    public static PrincipalKind KindOf(string tenantId) =>
        tenantId.Length == RegionCodeLength ? PrincipalKind.Region : PrincipalKind.Municipality;

    public static async Task<Viewpoint> OfAsync(
        ITenantContext tenant,
        CatalogueDbContext context,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var today = clock.StockholmToday();
        if (tenant.Actor?.TenantId is not { } code)
        {
            return new Viewpoint(
                [
                    new("Kommuner", new OrderingPrincipal(PrincipalKind.Municipality)),
                    new("Regionen", new OrderingPrincipal(PrincipalKind.Region)),
                ],
                today
            );
        }

        var contracts = await context.LocalContracts.AsNoTracking().ToListAsync(ct);
        return new Viewpoint([new(null, new OrderingPrincipal(KindOf(code), contracts))], today);
    }
}

/// <summary>A principal, or a kind of principal, that would order.</summary>
/// <param name="Label">"Kommuner"; null for the acting principal itself.</param>
/// <param name="Principal">Kind and contracts.</param>
internal sealed record LabelledOrderer(string? Label, OrderingPrincipal Principal);

/// <summary>What one of them may do.</summary>
public sealed record LabelledVerdict(string? Label, Verdict Verdict);

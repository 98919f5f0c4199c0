using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Read;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue.Areas;

/// <summary>The product areas in the order of their names, to choose from.</summary>
[AllowSignedIn]
public sealed record ListAreas : IQuery<IReadOnlyList<AreaName>>;

/// <summary>A product area.</summary>
/// <param name="Code">Stable, in lower case: "mobila-larm".</param>
/// <param name="Name">In Swedish.</param>
public sealed record AreaName(string Code, string Name);

internal sealed class ListAreasHandler(CatalogueDbContext context) : IQueryHandler<ListAreas, IReadOnlyList<AreaName>>
{
    public async ValueTask<IReadOnlyList<AreaName>> Handle(ListAreas query, CancellationToken cancellationToken) =>
        [
            .. (
                await context.Areas.Select(area => new AreaName(area.Code, area.Name)).ToListAsync(cancellationToken)
            ).OrderBy(area => area.Name, SwedishCulture.Order),
        ];
}

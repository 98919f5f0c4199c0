using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Handbook;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue.Read;

/// <summary>Every handbook entry, for the handbook's table of contents.</summary>
/// <param name="Text">Words that all must occur in the title, the area or the text in force.</param>
[AllowSignedIn]
internal sealed record ListHandbook(string? Text = null) : IQuery<IReadOnlyList<HandbookListing>>;

/// <summary>An entry in the table of contents.</summary>
/// <param name="About">The area or the product it is for.</param>
/// <param name="InForce">The version in force today; null when none is.</param>
/// <param name="Next">The version that comes after today; null when none is decided.</param>
internal sealed record HandbookListing(
    Guid Id,
    string Title,
    string About,
    bool IsExample,
    HandbookVersion? InForce,
    HandbookVersion? Next
);

internal sealed class ListHandbookHandler(CatalogueDbContext context, TimeProvider clock)
    : IQueryHandler<ListHandbook, IReadOnlyList<HandbookListing>>
{
    public async ValueTask<IReadOnlyList<HandbookListing>> Handle(
        ListHandbook query,
        CancellationToken cancellationToken
    )
    {
        var today = clock.StockholmToday();
        var rows = await (
            from entry in context.Handbook.AsNoTracking()
            join product in context.Products.Where(Shown.InAssortment)
                on entry.ProductId equals product.Id
                into products
            from product in products.DefaultIfEmpty()
            join area in context.Areas on entry.AreaCode equals area.Code into areas
            from area in areas.DefaultIfEmpty()
            // the entry of a product that is not shown is not either
            where entry.ProductId == null || product != null
            select new
            {
                Entry = entry,
                Versions = entry.Versions.Where(v => v.ValidTo == null || v.ValidTo >= today).ToList(),
                About = area != null ? area.Name : product!.Name,
            }
        ).ToListAsync(cancellationToken);
        var words = query.Text?.ToLower(SwedishCulture.Sv).Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return
        [
            .. rows.Select(row => new HandbookListing(
                    row.Entry.Id,
                    row.Entry.Title,
                    row.About,
                    row.Entry.IsExample,
                    row.Versions.Find(version => version.Valid.Contains(today)),
                    row.Versions.Where(version => version.ValidFrom > today).MinBy(version => version.ValidFrom)
                ))
                .Where(listing => Contains(listing, words))
                .OrderBy(listing => listing.Title, SwedishCulture.Order),
        ];
    }

    private static bool Contains(HandbookListing listing, string[] words)
    {
        if (words.Length == 0)
        {
            return true;
        }

        var sections = (listing.InForce ?? listing.Next)?.Text.Sections.Select(section => section.Text) ?? [];
        var text = string.Join(' ', [listing.Title, listing.About, .. sections]).ToLower(SwedishCulture.Sv);
        return words.All(word => text.Contains(word, StringComparison.Ordinal));
    }
}

/// <summary>A handbook entry with all its versions and the products it governs.</summary>
/// <exception cref="NotFoundProblem">There is no such entry.</exception>
[AllowSignedIn]
internal sealed record SeeHandbookEntry(Guid Id) : IQuery<HandbookView>;

/// <summary>A handbook entry as its page shows it.</summary>
/// <param name="Governs">The products that it governs, by id and name.</param>
internal sealed record HandbookView(
    HandbookEntry Entry,
    string About,
    IReadOnlyList<(Guid Id, string Name)> Governs,
    DateOnly Day
);

internal sealed class SeeHandbookEntryHandler(CatalogueDbContext context, TimeProvider clock)
    : IQueryHandler<SeeHandbookEntry, HandbookView>
{
    public async ValueTask<HandbookView> Handle(SeeHandbookEntry query, CancellationToken cancellationToken)
    {
        var entry =
            await context
                .Handbook.AsNoTracking()
                .Include(e => e.Versions.OrderBy(v => v.Number))
                .SingleOrDefaultAsync(e => e.Id == query.Id, cancellationToken)
            ?? throw Missing();
        var own = context.Handbook.Where(e => e.ProductId != null).Select(e => e.ProductId);
        var governs = await context
            .Products.Where(Shown.InAssortment)
            .Where(p =>
                entry.ProductId == p.Id
                || (entry.AreaCode != null && p.AreaCode == entry.AreaCode && !own.Contains(p.Id))
            )
            .OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(cancellationToken);
        if (entry.ProductId is not null && governs.Count == 0)
        {
            throw Missing();
        }

        var area = await context
            .Areas.Where(a => a.Code == entry.AreaCode)
            .Select(a => a.Name)
            .SingleOrDefaultAsync(cancellationToken);
        return new HandbookView(
            entry,
            area ?? governs[0].Name,
            [.. governs.Select(product => (product.Id, product.Name))],
            clock.StockholmToday()
        );
    }

    private static NotFoundProblem Missing() => new("Produktanvisningen finns inte.");
}

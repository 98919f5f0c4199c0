using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Audit;

/// <summary>
/// A page of the trail, the latest first. The steward reads what joint organs may see, a coordinator its own principal's:
/// row-level security sees to that.
/// </summary>
/// <param name="Person">Part of a name; null: everybody.</param>
/// <param name="Entity">A kind of thing ("Person"); null: every kind.</param>
/// <param name="From">The first day; null: from the beginning.</param>
/// <param name="To">The last day; null: until now.</param>
/// <param name="Text">Part of a reason, an id, a value before or after; null: anything.</param>
/// <param name="Page">From 1.</param>
[AllowedRoles(Roles.Steward, Roles.Coordinator)]
public sealed record ReadAuditTrail(
    string? Person,
    string? Entity,
    DateOnly? From,
    DateOnly? To,
    string? Text,
    int Page = 1
) : IQuery<AuditPage>
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 50;
}

/// <summary>A page of the trail.</summary>
/// <param name="Lines">The entries.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Entities">The kinds that can be chosen: code and Swedish name.</param>
public sealed record AuditPage(
    IReadOnlyList<AuditLine> Lines,
    int Total,
    IReadOnlyList<(string Code, string Name)> Entities
);

/// <summary>An entry in words.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
/// <param name="Who">The person.</param>
/// <param name="As">Role and principal or organ.</param>
/// <param name="Address">From which network address.</param>
/// <param name="Act">The use case: "Förslaget inlämnat".</param>
/// <param name="What">"Ändrade: Person".</param>
/// <param name="Which">The thing; null when it is gone, or is not for the reader to see.</param>
/// <param name="Reason">Why, in the person's own words.</param>
/// <param name="Changes">The fields that changed.</param>
public sealed record AuditLine(
    Guid Id,
    DateTimeOffset At,
    string Who,
    string As,
    string? Address,
    string Act,
    string What,
    AuditThing? Which,
    string? Reason,
    IReadOnlyList<AuditChange> Changes
);

/// <summary>One field before and after; null: there was or is nothing.</summary>
public sealed record AuditChange(string Field, string? Before, string? After);

internal sealed class ReadAuditTrailHandler(
    PlatformDbContext context,
    AuditWords words,
    IEnumerable<AuditNames> names,
    IServiceProvider services
) : IQueryHandler<ReadAuditTrail, AuditPage>
{
    private static readonly Dictionary<string, string> Verbs = new()
    {
        ["Added"] = "Lade till",
        ["Modified"] = "Ändrade",
        ["Deleted"] = "Tog bort",
    };

    private readonly Dictionary<string, AuditNames> _names = names.ToDictionary(n => n.Entity);

    public async ValueTask<AuditPage> Handle(ReadAuditTrail query, CancellationToken cancellationToken)
    {
        var entries = Matching(query);
        var total = await entries.CountAsync(cancellationToken);
        var page = await entries
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Skip((Math.Max(query.Page, 1) - 1) * ReadAuditTrail.PageSize)
            .Take(ReadAuditTrail.PageSize)
            .ToListAsync(cancellationToken);
        var read = page.ConvertAll(entry =>
            (Entry: entry, Changes: AuditChanges.Of(entry.Changes, words.Term(entry.Entity)))
        );
        var things = await ThingsAsync(read.SelectMany(line => SpokenOf(line.Entry, line.Changes)), cancellationToken);
        return new AuditPage(
            [.. read.Select(line => InWords(line.Entry, line.Changes, things))],
            total,
            [.. words.Terms.OrderBy(t => t.Name, SwedishCulture.Order).Select(t => (t.Entity, t.Name))]
        );
    }

    private static IEnumerable<(string Entity, string Id)> SpokenOf(
        AuditEntry entry,
        IReadOnlyList<AuditChanges.Difference> changes
    ) =>
        changes
            .Where(change => change.Field.Thing is not null)
            .SelectMany(change => change.Before.Concat(change.After).Select(id => (change.Field.Thing!, id)))
            .Prepend((entry.Entity, OwnId(entry)));

    private IQueryable<AuditEntry> Matching(ReadAuditTrail query)
    {
        var entries = query.Text is { Length: > 0 } text
            ? context.Audit.FromSql(
                $"""
                SELECT * FROM platform.audit_entries
                WHERE concat_ws(' ', reason, message, entity_id, changes::text) ILIKE {Containing(text)}
                """
            )
            : context.Audit;
        if (query.Person is { Length: > 0 } person)
        {
            entries = entries.Where(e => EF.Functions.ILike(e.PersonName, Containing(person)));
        }

        if (query.Entity is { Length: > 0 } entity)
        {
            entries = entries.Where(e => e.Entity == entity);
        }

        if (query.From is { } from)
        {
            var first = from.StockholmStart();
            entries = entries.Where(e => e.At >= first);
        }

        if (query.To is { } to)
        {
            var after = to.AddDays(1).StockholmStart();
            entries = entries.Where(e => e.At < after);
        }

        return entries.AsNoTracking();
    }

    private static string Containing(string text) =>
        $"%{text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";

    // the things that the page speaks of, by name: one question for each kind
    private async Task<Dictionary<(string, string), AuditThing>> ThingsAsync(
        IEnumerable<(string Entity, string Id)> spokenOf,
        CancellationToken ct
    )
    {
        var found = new Dictionary<(string, string), AuditThing>();
        foreach (var kind in spokenOf.GroupBy(thing => thing.Entity, thing => thing.Id))
        {
            if (_names.TryGetValue(kind.Key, out var names))
            {
                foreach (var thing in await names.Find(services, [.. kind.Distinct()]).ToListAsync(ct))
                {
                    found[(kind.Key, thing.Id)] = thing;
                }
            }
        }

        return found;
    }

    private AuditLine InWords(
        AuditEntry entry,
        IReadOnlyList<AuditChanges.Difference> changes,
        Dictionary<(string, string), AuditThing> things
    )
    {
        var role =
            entry.Role == Roles.System || Roles.All.Contains(entry.Role) ? Roles.SwedishName(entry.Role) : entry.Role;
        return new AuditLine(
            entry.Id,
            entry.At,
            entry.PersonName,
            role == entry.OnBehalfOf ? role : $"{role}, {entry.OnBehalfOf}",
            entry.Address,
            words.Message(entry.Message),
            $"{Verbs.GetValueOrDefault(entry.Change, entry.Change)}: {words.Term(entry.Entity).Name}",
            things.GetValueOrDefault((entry.Entity, OwnId(entry))),
            entry.Reason,
            [
                .. changes.Select(change => new AuditChange(
                    change.Place.Length == 0 ? change.Field.Name : $"{change.Field.Name} ({change.Place})",
                    Shown(change.Field, change.Before, things),
                    Shown(change.Field, change.After, things)
                )),
            ]
        );
    }

    // "1444/6f3a…": a tenant's row has the principal's code before its own id
    private static string OwnId(AuditEntry entry) => entry.EntityId[(entry.EntityId.LastIndexOf('/') + 1)..];

    private static string? Shown(
        AuditField field,
        IReadOnlyList<string> values,
        Dictionary<(string, string), AuditThing> things
    ) =>
        values.Count == 0
            ? null
            : string.Join(
                ", ",
                values.Select(value =>
                    field.Thing is { } kind && things.TryGetValue((kind, value), out var thing)
                        ? thing.Name
                        : field.Word?.Invoke(value) ?? value
                )
            );
}

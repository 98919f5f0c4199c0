using System.Globalization;
using System.Text.Json;
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
/// <param name="What">"Ändrade: Person".</param>
/// <param name="Which">The id of the thing.</param>
/// <param name="Reason">Why, in the person's own words.</param>
/// <param name="Message">The use case's code name.</param>
/// <param name="Changes">The fields that changed.</param>
public sealed record AuditLine(
    Guid Id,
    DateTimeOffset At,
    string Who,
    string As,
    string? Address,
    string What,
    string Which,
    string? Reason,
    string Message,
    IReadOnlyList<AuditChange> Changes
);

/// <summary>One field before and after; null: there was or is nothing.</summary>
public sealed record AuditChange(string Field, string? Before, string? After);

internal sealed class ReadAuditTrailHandler(PlatformDbContext context, IEnumerable<AuditTerm> terms)
    : IQueryHandler<ReadAuditTrail, AuditPage>
{
    private static readonly Dictionary<string, string> Verbs = new()
    {
        ["Added"] = "Lade till",
        ["Modified"] = "Ändrade",
        ["Deleted"] = "Tog bort",
    };

    private readonly Dictionary<string, AuditTerm> _terms = terms.DistinctBy(t => t.Entity).ToDictionary(t => t.Entity);

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
        return new AuditPage(
            [.. page.Select(InWords)],
            total,
            [
                .. _terms
                    .Values.OrderBy(t => t.Name, StringComparer.Create(Swedish, ignoreCase: true))
                    .Select(t => (t.Entity, t.Name)),
            ]
        );
    }

    private static CultureInfo Swedish => CultureInfo.GetCultureInfo("sv-SE");

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

    private AuditLine InWords(AuditEntry entry)
    {
        var term = _terms.GetValueOrDefault(entry.Entity);
        var role =
            entry.Role == Roles.System || Roles.All.Contains(entry.Role) ? Roles.SwedishName(entry.Role) : entry.Role;
        return new AuditLine(
            entry.Id,
            entry.At,
            entry.PersonName,
            $"{role}, {entry.OnBehalfOf}",
            entry.Address,
            $"{Verbs.GetValueOrDefault(entry.Change, entry.Change)}: {term?.Name ?? entry.Entity}",
            entry.EntityId,
            entry.Reason,
            entry.Message,
            ChangesOf(entry.Changes, term)
        );
    }

    private static List<AuditChange> ChangesOf(string json, AuditTerm? term)
    {
        using var changes = JsonDocument.Parse(json);
        return
        [
            .. changes
                .RootElement.EnumerateObject()
                .Select(c => new AuditChange(
                    term?.Fields.GetValueOrDefault(c.Name) ?? c.Name,
                    Shown(c.Value[0]),
                    Shown(c.Value[1])
                )),
        ];
    }

    private static string? Shown(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => "Ja",
            JsonValueKind.False => "Nej",
            JsonValueKind.String when value.TryGetDateTimeOffset(out var time) && value.GetString()!.Length > 10 =>
                time.ToStockholm().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
}

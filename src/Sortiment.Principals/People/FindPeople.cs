using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.People;

/// <summary>A page of the people whom the acting person looks after, with what they may do today.</summary>
/// <param name="Search">A part of the name or the address.</param>
/// <param name="TenantId">Only those with a role at this principal; for a steward.</param>
/// <param name="Show">One of <see cref="PeopleShown"/>'s words; null shows all.</param>
/// <param name="Sort">"name", "email", with "-" before it for falling.</param>
/// <param name="Page">From 1.</param>
[AllowedRoles(Roles.Steward, Roles.Coordinator)]
internal sealed record FindPeople(string? Search, string? TenantId, string? Show, string? Sort, int Page)
    : IQuery<PeoplePageRows>
{
    public const int PageSize = 50;
}

/// <summary>What can be filtered on besides the text; the words stand in the address.</summary>
internal static class PeopleShown
{
    public const string Active = "aktiva";
    public const string Closed = "avstangda";
    public const string NotLinked = "utan-konto";
}

internal sealed record PeoplePageRows(IReadOnlyList<PersonRow> Rows, int Total);

internal sealed record PersonRow(
    Guid Id,
    string Name,
    string Email,
    bool Active,
    bool Linked,
    IReadOnlyList<string> Duties
);

internal sealed class FindPeopleHandler(PrincipalsDbContext context, ITenantContext tenant, TimeProvider clock)
    : IQueryHandler<FindPeople, PeoplePageRows>
{
    public async ValueTask<PeoplePageRows> Handle(FindPeople query, CancellationToken cancellationToken)
    {
        var people = Filtered(query);
        var total = await people.CountAsync(cancellationToken);
        var sorted = query.Sort switch
        {
            "-name" => people.OrderByDescending(p => p.Name),
            "email" => people.OrderBy(p => p.Email),
            "-email" => people.OrderByDescending(p => p.Email),
            _ => people.OrderBy(p => p.Name),
        };
        var found = await sorted
            .ThenBy(p => p.Id)
            .Skip((Math.Max(query.Page, 1) - 1) * FindPeople.PageSize)
            .Take(FindPeople.PageSize)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Email,
                p.Active,
                Linked = p.ExternalId != null,
            })
            .ToListAsync(cancellationToken);
        var duties = await DutiesAsync([.. found.Select(p => p.Id)], cancellationToken);
        return new PeoplePageRows(
            [.. found.Select(p => new PersonRow(p.Id, p.Name, p.Email, p.Active, p.Linked, [.. duties[p.Id]]))],
            total
        );
    }

    private IQueryable<Person> Filtered(FindPeople query)
    {
        var people = context.PeopleInSightOf(tenant.Actor!).AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var text = $"%{query.Search.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
            people = people.Where(p => EF.Functions.ILike(p.Name, text) || EF.Functions.ILike(p.Email, text));
        }

        if (!string.IsNullOrEmpty(query.TenantId))
        {
            people = people.Where(p =>
                context.RoleAssignments.Any(a => a.PersonId == p.Id && a.TenantId == query.TenantId)
            );
        }

        return query.Show switch
        {
            PeopleShown.Active => people.Where(p => p.Active),
            PeopleShown.Closed => people.Where(p => !p.Active),
            PeopleShown.NotLinked => people.Where(p => p.ExternalId == null),
            _ => people,
        };
    }

    private async Task<ILookup<Guid, string>> DutiesAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var today = clock.StockholmToday();
        var roles = await (
            from role in context.RoleAssignments
            join principal in context.Principals on role.TenantId equals principal.Code
            where ids.Contains(role.PersonId) && role.From <= today && (role.To == null || role.To >= today)
            orderby principal.Name, role.Role
            select new
            {
                role.PersonId,
                role.Role,
                At = principal.Name,
            }
        ).ToListAsync(cancellationToken);
        var seats = tenant.Actor!.Is(Roles.Steward)
            ? await (
                from seat in context.Seats
                join organ in context.Organs on seat.OrganCode equals organ.Code
                where ids.Contains(seat.PersonId) && seat.From <= today && (seat.To == null || seat.To >= today)
                orderby organ.Order
                select new
                {
                    seat.PersonId,
                    seat.Role,
                    At = organ.Name,
                }
            ).ToListAsync(cancellationToken)
            : [];
        var own = tenant.Actor.TenantId is not null;
        return roles
            .Select(r => (r.PersonId, Text: own ? Roles.SwedishName(r.Role) : $"{r.At}: {Roles.SwedishName(r.Role)}"))
            .Concat(seats.Select(s => (s.PersonId, Text: s.At)))
            .ToLookup(d => d.PersonId, d => d.Text);
    }
}

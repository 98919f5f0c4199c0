using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.SignIn;

/// <summary>Every way in which the acting person may act today, own principals first; null when the session was ended by signing
/// out. Read anew at every request, so that what is taken away is gone at once.</summary>
[AllowSignedIn]
internal sealed record FindActors(Guid PersonId, Guid? Session) : IQuery<IReadOnlyList<Actor>?>;

internal sealed class FindActorsHandler(PrincipalsDbContext context, PlatformDbContext platform, TimeProvider clock)
    : IQueryHandler<FindActors, IReadOnlyList<Actor>?>
{
    public async ValueTask<IReadOnlyList<Actor>?> Handle(FindActors query, CancellationToken cancellationToken)
    {
        if (
            query.Session is { } session
            && await platform.EndedSessions.AnyAsync(ended => ended.Id == session, cancellationToken)
        )
        {
            return null;
        }

        var today = clock.StockholmToday();

        // the tenant filter is off on purpose: row-level security shows a person its own roles, whatever the tenant
        var atPrincipals = await (
            from role in context.RoleAssignments.IgnoreQueryFilters([ModuleDbContext.TenantFilter])
            join person in context.People on role.PersonId equals person.Id
            join principal in context.Principals on role.TenantId equals principal.Code
            where person.Id == query.PersonId && person.Active
            where role.From <= today && (role.To == null || role.To >= today)
            orderby principal.Name, role.Role
            select new Actor(person.Id, person.Name, role.Id, role.Role, role.TenantId, principal.Name, null)
        ).ToListAsync(cancellationToken);
        var inOrgans = await (
            from seat in context.Seats
            join person in context.People on seat.PersonId equals person.Id
            join organ in context.Organs on seat.OrganCode equals organ.Code
            where person.Id == query.PersonId && person.Active
            where seat.From <= today && (seat.To == null || seat.To >= today)
            orderby organ.Order, seat.From
            select new Actor(person.Id, person.Name, seat.Id, seat.Role, null, organ.Name, seat.SupplierId)
        ).ToListAsync(cancellationToken);
        return [.. atPrincipals, .. inOrgans];
    }
}

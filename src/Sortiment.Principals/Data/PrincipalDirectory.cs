using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Sortiment.Platform;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Organs;
using Sortiment.Principals.Tenants;

namespace Sortiment.Principals.Data;

internal sealed class PrincipalDirectory(
    PrincipalsDbContext context,
    ITenantContext tenant,
    TimeProvider clock,
    IOptions<CouncilRules> council
) : IPrincipalDirectory
{
    // fifty rows, asked for over and over in one unit of work: fetched once
    private IReadOnlyList<Principal>? all;

    public async Task<Principal?> GetAsync(string code, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(principal => principal.Code == code);

    public async Task<IReadOnlyList<Principal>> AllAsync(CancellationToken cancellationToken) =>
        all ??= await context
            .Principals.AsNoTracking()
            .Include(p => p.Populations)
            .OrderBy(p => p.Name)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(
        string role,
        string? tenantId,
        CancellationToken cancellationToken
    )
    {
        var today = clock.StockholmToday();
        var holders = Roles.AtPrincipal.Contains(role)
            ? HoldersAt(role, Visible(tenantId), today)
            : context
                .Seats.Where(s => s.Role == role && s.From <= today && (s.To == null || s.To >= today))
                .Select(s => s.PersonId);
        return await context
            .People.Where(p => p.Active && holders.Contains(p.Id))
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new Recipient(p.Id, p.Name, p.Email))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<CouncilMember>> CouncilSeatsAsync(
        DateOnly date,
        CancellationToken cancellationToken
    )
    {
        var seats = await (
            from seat in context.Seats.AsNoTracking()
            join person in context.People on seat.PersonId equals person.Id
            where seat.OrganCode == OrganCodes.SteeringCouncil && seat.Side != null
            where seat.From <= date && (seat.To == null || seat.To >= date)
            select new
            {
                Seat = seat,
                person.Name,
                person.Email,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. seats
                .Select(held => new CouncilMember(
                    held.Seat.Id,
                    held.Seat.PersonId,
                    held.Name,
                    held.Email,
                    held.Seat.Side!.Value,
                    held.Seat.AppointedBy ?? "",
                    held.Seat.Position,
                    council.Value.ChairOf(held.Seat.Side.Value, held.Seat.Position, date.Year)
                ))
                .OrderBy(member => member.Side)
                .ThenByDescending(member => member.Position == SeatPosition.SideLeader)
                .ThenBy(member => member.AppointedBy, StringComparer.Ordinal)
                .ThenBy(member => member.Name, StringComparer.Ordinal),
        ];
    }

    private IQueryable<Guid> HoldersAt(string role, string? tenantId, DateOnly today) =>
        context
            .RoleAssignments.Where(a => a.Role == role && (tenantId == null || a.TenantId == tenantId))
            .Where(a => a.From <= today && (a.To == null || a.To >= today))
            .Select(a => a.PersonId);

    private string? Visible(string? tenantId) =>
        tenant.Actor is { } actor && (actor.IsJoint || (tenantId is not null && tenantId == actor.TenantId))
            ? tenantId
            : throw new InvalidOperationException(
                $"{tenant.Actor?.OnBehalfOf ?? "Nobody"} may not see who works at {tenantId ?? "every principal"}."
            );
}

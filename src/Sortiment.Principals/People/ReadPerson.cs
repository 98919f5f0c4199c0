using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.People;

/// <summary>One person with roles, seats and what has been changed. A coordinator sees the own principal's part of it.</summary>
[AllowedRoles(Roles.Steward, Roles.Coordinator)]
internal sealed record ReadPerson(Guid PersonId) : IQuery<PersonDetails>;

internal sealed record PersonDetails(
    Guid Id,
    uint Version,
    string Name,
    string Email,
    bool Active,
    string? ExternalId,
    string? HomeName,
    bool MayChange,
    IReadOnlyList<HeldRole> Roles,
    IReadOnlyList<HeldSeat> Seats,
    IReadOnlyList<PersonChange> Changes
);

internal sealed record HeldRole(
    Guid Id,
    uint Version,
    string TenantId,
    string At,
    string Role,
    DateOnly From,
    DateOnly? To
);

internal sealed record HeldSeat(Guid Id, string OrganCode, string Organ, string Role, DateOnly From, DateOnly? To);

internal sealed record PersonChange(DateTimeOffset At, string By, string What, string? Reason);

internal sealed class ReadPersonHandler(
    PrincipalsDbContext context,
    PlatformDbContext platform,
    ITenantContext tenant,
    AuditWords words
) : IQueryHandler<ReadPerson, PersonDetails>
{
    private const int ChangesShown = 50;

    public async ValueTask<PersonDetails> Handle(ReadPerson query, CancellationToken cancellationToken)
    {
        var actor = tenant.Actor!;
        var person = await context.PersonAsync(actor, query.PersonId, cancellationToken);
        var roles = await (
            from role in context.RoleAssignments.AsNoTracking()
            join principal in context.Principals on role.TenantId equals principal.Code
            where role.PersonId == person.Id
            orderby role.From descending, principal.Name
            select new HeldRole(role.Id, role.Version, role.TenantId, principal.Name, role.Role, role.From, role.To)
        ).ToListAsync(cancellationToken);
        var steward = actor.Is(Roles.Steward);
        return new PersonDetails(
            person.Id,
            person.Version,
            person.Name,
            person.Email,
            person.Active,
            steward ? person.ExternalId : null,
            await HomeNameAsync(person, cancellationToken),
            ChangePersonHandler.MayChange(actor, person),
            roles,
            steward ? await SeatsAsync(person, cancellationToken) : [],
            await ChangesAsync(person, cancellationToken)
        );
    }

    // where else a person is registered is not for other principals to see
    private async Task<string?> HomeNameAsync(Person person, CancellationToken cancellationToken) =>
        tenant.Actor!.Is(Roles.Steward) || tenant.Actor.TenantId == person.HomePrincipal
            ? await context
                .Principals.Where(p => p.Code == person.HomePrincipal)
                .Select(p => p.Name)
                .SingleOrDefaultAsync(cancellationToken)
            : null;

    private async Task<List<HeldSeat>> SeatsAsync(Person person, CancellationToken cancellationToken) =>
        await (
            from seat in context.Seats
            join organ in context.Organs on seat.OrganCode equals organ.Code
            where seat.PersonId == person.Id
            orderby seat.From descending, organ.Order
            select new HeldSeat(seat.Id, seat.OrganCode, organ.Name, seat.Role, seat.From, seat.To)
        ).ToListAsync(cancellationToken);

    // a role's entry names the person in what was added; what happens to it later, by the role's own id
    private async Task<List<PersonChange>> ChangesAsync(Person person, CancellationToken cancellationToken)
    {
        var id = person.Id.ToString();
        var added = $"{{\"personId\": [null, \"{id}\"]}}";
        var removed = $"{{\"personId\": [\"{id}\", null]}}";
        var entries = platform.Audit.AsNoTracking();
        var things = entries.Where(e => EF.Functions.JsonContains(e.Changes, added)).Select(e => e.EntityId);
        var changes = await entries
            .Where(e =>
                (e.Entity == nameof(Person) && e.EntityId == id)
                || things.Contains(e.EntityId)
                || EF.Functions.JsonContains(e.Changes, removed)
            )
            .OrderByDescending(e => e.Id)
            .Take(ChangesShown)
            .Select(e => new PersonChange(e.At, e.PersonName, words.Message(e.Message), e.Reason))
            .ToListAsync(cancellationToken);

        // a person and the role that came with it are two entries of one act
        return [.. changes.DistinctBy(c => (c.At.ToUnixTimeSeconds(), c.By, c.What, c.Reason))];
    }
}

using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.People;

/// <summary>Whom the acting person may look after: a steward everybody, a coordinator those of its own principal.</summary>
internal static class PeopleInSight
{
    /// <summary>Those who hold, will hold or have held a role at the coordinator's principal; all for a steward.</summary>
    public static IQueryable<Person> PeopleInSightOf(this PrincipalsDbContext context, Actor actor) =>
        actor.Is(Roles.Steward, Roles.System)
            ? context.People
            : context.People.Where(p =>
                context.RoleAssignments.Any(a => a.PersonId == p.Id && a.TenantId == actor.TenantId)
            );

    /// <summary>One of them.</summary>
    /// <exception cref="NotFoundProblem">There is no such person, or not for this actor.</exception>
    public static async Task<Person> PersonAsync(
        this PrincipalsDbContext context,
        Actor actor,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await context.PeopleInSightOf(actor).SingleOrDefaultAsync(p => p.Id == id, cancellationToken)
        ?? throw new NotFoundProblem("Personen finns inte, eller så får den du agerar för inte se den.");

    /// <summary>A coordinator works at its own principal only.</summary>
    /// <exception cref="NotFoundProblem">Another principal, or none.</exception>
    public static async Task CheckPrincipalAsync(
        this PrincipalsDbContext context,
        Actor actor,
        string code,
        CancellationToken cancellationToken
    )
    {
        var mayActThere = actor.Is(Roles.Steward, Roles.System) || actor.TenantId == code;
        if (!mayActThere || !await context.Principals.AnyAsync(p => p.Code == code, cancellationToken))
        {
            throw new NotFoundProblem("Huvudmannen finns inte, eller så får den du agerar för inte ändra där.");
        }
    }
}

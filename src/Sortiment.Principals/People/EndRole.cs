using FluentValidation;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.People;

/// <summary>
/// Ends a role on a day: yesterday ends it at once. A role that thereby never begins is taken away; the trail keeps it.
/// </summary>
[AllowedRoles(Roles.Steward, Roles.Coordinator)]
internal sealed record EndRole(Guid RoleId, uint Version, DateOnly? LastDay, string? Reason)
    : ICommand<Guid>,
        IHasReason;

internal sealed class EndRoleValidator : AbstractValidator<EndRole>
{
    public EndRoleValidator()
    {
        RuleFor(c => c.LastDay).NotNull().WithMessage("Ange sista dagen.").LastDay(_ => null);
        RuleFor(c => c.Reason).Reason();
    }
}

internal sealed class EndRoleHandler(PrincipalsDbContext context, ITenantContext tenant, TimeProvider clock)
    : ICommandHandler<EndRole, Guid>
{
    public async ValueTask<Guid> Handle(EndRole command, CancellationToken cancellationToken)
    {
        var actor = tenant.Actor!;

        // the filter and row-level security leave a coordinator the own principal's roles only
        var role =
            await context.RoleAssignments.SingleOrDefaultAsync(a => a.Id == command.RoleId, cancellationToken)
            ?? throw new NotFoundProblem("Rollen finns inte, eller så får den du agerar för inte se den.");
        await context.OneAtATimeAsync("roles:" + role.TenantId, cancellationToken);
        if (role.Version != command.Version)
        {
            throw ConflictProblem.Stale();
        }

        var lastDay = command.LastDay!.Value;
        var neverBegins = FieldRules.NeverBegins(role.From, role.To, lastDay, clock.StockholmToday());
        if (lastDay > role.To)
        {
            throw new InvalidProblem(
                "lastDay",
                $"Rollen slutar redan {role.To:yyyy-MM-dd}. Ge en ny roll från dagen efter."
            );
        }

        if (role.Role == Roles.Coordinator && !actor.Is(Roles.Steward))
        {
            await CheckSuccessorAsync(role, lastDay.AddDays(1), cancellationToken);
        }

        if (neverBegins)
        {
            context.Remove(role);
        }
        else
        {
            role.EndOn(lastDay);
        }

        return role.PersonId;
    }

    // a principal without a coordinator could let nobody in any more: only a steward may leave it so, with the reason
    private async Task CheckSuccessorAsync(RoleAssignment role, DateOnly day, CancellationToken cancellationToken)
    {
        var successor = await (
            from other in context.RoleAssignments
            join person in context.People on other.PersonId equals person.Id
            where other.TenantId == role.TenantId && other.Role == Roles.Coordinator && other.Id != role.Id
            where person.Active && other.From <= day && (other.To == null || other.To >= day)
            select other.Id
        ).AnyAsync(cancellationToken);
        if (!successor)
        {
            throw new ConflictProblem(
                "last-coordinator",
                $"Huvudmannen skulle stå utan samordnare från {day:yyyy-MM-dd}. Utse en efterträdare först, eller "
                    + "vänd dig till förvaltaren."
            );
        }
    }
}

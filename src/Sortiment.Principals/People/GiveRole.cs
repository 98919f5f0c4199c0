using FluentValidation;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.People;

/// <summary>Gives a person whom the acting one already looks after a role at a principal for a period.</summary>
[AllowedRoles(Roles.Steward, Roles.Coordinator)]
internal sealed record GiveRole(
    Guid PersonId,
    string? TenantId,
    string? Role,
    DateOnly? From,
    DateOnly? To,
    string? Reason
) : ICommand<Guid>, IHasReason;

internal sealed class GiveRoleValidator : AbstractValidator<GiveRole>
{
    public GiveRoleValidator()
    {
        RuleFor(c => c.TenantId).NotEmpty().WithMessage("Välj huvudman.");
        RuleFor(c => c.Role).Must(GivenRole.IsOne).WithMessage(GivenRole.Choose);
        RuleFor(c => c.From).FirstDay();
        RuleFor(c => c.To).LastDay(c => c.From);
        RuleFor(c => c.Reason).Reason();
    }
}

internal sealed class GiveRoleHandler(PrincipalsDbContext context, ITenantContext tenant)
    : ICommandHandler<GiveRole, Guid>
{
    public async ValueTask<Guid> Handle(GiveRole command, CancellationToken cancellationToken)
    {
        var person = await context.PersonAsync(tenant.Actor!, command.PersonId, cancellationToken);
        await context.CheckPrincipalAsync(tenant.Actor!, command.TenantId!, cancellationToken);
        var period = new Period(command.From!.Value, command.To);
        return await context.GiveRoleAsync(person, command.TenantId!, command.Role!, period, cancellationToken);
    }
}

/// <summary>The rule of a role that is given.</summary>
internal static class GivenRole
{
    public const string Choose = "Välj roll: samordnare, ekonom eller förskrivare.";

    public static bool IsOne(string? role) => role is not null && Roles.AtPrincipal.Contains(role);

    /// <summary>Gives the role unless the person holds it there on any of the days.</summary>
    public static async Task<Guid> GiveRoleAsync(
        this PrincipalsDbContext context,
        Person person,
        string tenantId,
        string role,
        Period period,
        CancellationToken cancellationToken
    )
    {
        await context.OneAtATimeAsync("roles:" + tenantId, cancellationToken);
        var held = await context
            .RoleAssignments.Where(a => a.PersonId == person.Id && a.TenantId == tenantId && a.Role == role)
            .Select(a => new { a.From, a.To })
            .ToListAsync(cancellationToken);
        if (held.FirstOrDefault(h => new Period(h.From, h.To).Overlaps(period)) is { } other)
        {
            throw new ConflictProblem(
                "overlapping-period",
                $"{person.Name} har redan rollen {Roles.SwedishName(role).ToLowerInvariant()} under en del av tiden: "
                    + $"{new Period(other.From, other.To)}. Ändra första eller sista dagen."
            );
        }

        var assignment = new RoleAssignment(tenantId, person.Id, role, period);
        context.Add(assignment);
        return assignment.Id;
    }
}

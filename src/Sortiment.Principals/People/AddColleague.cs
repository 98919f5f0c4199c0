using FluentValidation;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.People;

/// <summary>
/// Gives somebody a role at a principal by mail address. Somebody whom another principal has registered before is the same
/// person here too: nothing about them is shown but the name, and that only once they have the role.
/// </summary>
[AllowedRoles(Roles.Steward, Roles.Coordinator)]
internal sealed record AddColleague(
    string? TenantId,
    string? Email,
    string? Name,
    string? Role,
    DateOnly? From,
    DateOnly? To,
    string? Reason
) : ICommand<AddedColleague>, IHasReason;

/// <summary>Who got the role.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">The name that the person is registered by.</param>
/// <param name="WasKnown">The address was registered before; the name that was typed is not used.</param>
internal sealed record AddedColleague(Guid PersonId, string Name, bool WasKnown);

internal sealed class AddColleagueValidator : AbstractValidator<AddColleague>
{
    public AddColleagueValidator()
    {
        RuleFor(c => c.TenantId).NotEmpty().WithMessage("Välj huvudman.");
        RuleFor(c => c.Email).Email();
        RuleFor(c => c.Name).PersonName();
        RuleFor(c => c.Role).Must(GivenRole.IsOne).WithMessage(GivenRole.Choose);
        RuleFor(c => c.From).FirstDay();
        RuleFor(c => c.To).LastDay(c => c.From);
        RuleFor(c => c.Reason).Reason();
    }
}

internal sealed class AddColleagueHandler(PrincipalsDbContext context, ITenantContext tenant)
    : ICommandHandler<AddColleague, AddedColleague>
{
    public async ValueTask<AddedColleague> Handle(AddColleague command, CancellationToken cancellationToken)
    {
        var code = command.TenantId!;
        await context.CheckPrincipalAsync(tenant.Actor!, code, cancellationToken);
        var email = Person.Normal(command.Email!);
        var known = await context.People.SingleOrDefaultAsync(p => p.Email == email, cancellationToken);
        if (known is { Active: false })
        {
            throw new ConflictProblem(
                "inactive-person",
                "Kontot med den adressen är avstängt. Vänd dig till förvaltaren."
            );
        }

        var person = known ?? new Person(command.Name!, email, null, code);
        if (known is null)
        {
            context.Add(person);
        }

        await context.GiveRoleAsync(
            person,
            code,
            command.Role!,
            new Period(command.From!.Value, command.To),
            cancellationToken
        );
        return new AddedColleague(person.Id, person.Name, known is not null);
    }
}

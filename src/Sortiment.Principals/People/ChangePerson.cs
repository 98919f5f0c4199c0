using FluentValidation;
using Mediator;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.People;

/// <summary>Changes a person's name and mail address. A coordinator may do it for those whose home is its principal.</summary>
[AllowedRoles(Roles.Steward, Roles.Coordinator)]
internal sealed record ChangePerson(Guid PersonId, uint Version, string? Name, string? Email, string? Reason)
    : ICommand<Guid>,
        IHasReason;

internal sealed class ChangePersonValidator : AbstractValidator<ChangePerson>
{
    public ChangePersonValidator()
    {
        RuleFor(c => c.Name).PersonName();
        RuleFor(c => c.Email).Email();
        RuleFor(c => c.Reason).Reason();
    }
}

internal sealed class ChangePersonHandler(PrincipalsDbContext context, ITenantContext tenant)
    : ICommandHandler<ChangePerson, Guid>
{
    public async ValueTask<Guid> Handle(ChangePerson command, CancellationToken cancellationToken)
    {
        var actor = tenant.Actor!;
        var person = await context.PersonAsync(actor, command.PersonId, cancellationToken);
        if (!MayChange(actor, person))
        {
            throw new ForbiddenProblem("Personens uppgifter sköts av en annan huvudman eller av förvaltaren.");
        }

        if (person.Version != command.Version)
        {
            throw ConflictProblem.Stale();
        }

        await context.CheckEmailIsFreeAsync(command.Email!, person.Id, cancellationToken);
        person.Change(command.Name!, command.Email!);
        return person.Id;
    }

    internal static bool MayChange(Actor actor, Person person) =>
        actor.Is(Roles.Steward) || (actor.Is(Roles.Coordinator) && person.HomePrincipal == actor.TenantId);
}

using FluentValidation;
using Mediator;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.People;

/// <summary>Closes a person's way in, or opens it again. Takes effect at the person's next request; roles and seats stay.</summary>
[AllowedRoles(Roles.Steward)]
internal sealed record SetPersonActive(Guid PersonId, uint Version, bool Active, string? Reason)
    : ICommand<Guid>,
        IHasReason;

internal sealed class SetPersonActiveValidator : AbstractValidator<SetPersonActive>
{
    public SetPersonActiveValidator() => RuleFor(c => c.Reason).Reason();
}

internal sealed class SetPersonActiveHandler(PrincipalsDbContext context, ITenantContext tenant)
    : ICommandHandler<SetPersonActive, Guid>
{
    public async ValueTask<Guid> Handle(SetPersonActive command, CancellationToken cancellationToken)
    {
        var person = await context.PersonAsync(tenant.Actor!, command.PersonId, cancellationToken);
        if (person.Version != command.Version || person.Active == command.Active)
        {
            throw ConflictProblem.Stale();
        }

        // whoever closes the own account locks the door from outside
        if (!command.Active && person.Id == tenant.Actor!.PersonId)
        {
            throw new ConflictProblem("own-account", "Du kan inte stänga av dig själv. Be en annan förvaltare.");
        }

        person.SetActive(command.Active);
        return person.Id;
    }
}

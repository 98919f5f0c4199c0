using FluentValidation;
using Mediator;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.People;

/// <summary>
/// Says which account at the identity provider is this person's. Only a steward may: whoever sets it decides who gets in as
/// whom. Empty takes the link away.
/// </summary>
[AllowedRoles(Roles.Steward)]
internal sealed record LinkAccount(Guid PersonId, uint Version, string? ExternalId, string? Reason)
    : ICommand<Guid>,
        IHasReason;

internal sealed class LinkAccountValidator : AbstractValidator<LinkAccount>
{
    public LinkAccountValidator()
    {
        RuleFor(c => c.ExternalId).MaximumLength(200).WithMessage("Kontot får vara högst 200 tecken.");
        RuleFor(c => c.Reason).Reason();
    }
}

internal sealed class LinkAccountHandler(PrincipalsDbContext context, ITenantContext tenant)
    : ICommandHandler<LinkAccount, Guid>
{
    public async ValueTask<Guid> Handle(LinkAccount command, CancellationToken cancellationToken)
    {
        var person = await context.PersonAsync(tenant.Actor!, command.PersonId, cancellationToken);
        if (person.Version != command.Version)
        {
            throw ConflictProblem.Stale();
        }

        await context.CheckAccountIsFreeAsync(command.ExternalId, person.Id, cancellationToken);
        person.Link(command.ExternalId);
        return person.Id;
    }
}

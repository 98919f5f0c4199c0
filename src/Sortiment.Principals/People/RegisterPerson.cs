using FluentValidation;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.People;

/// <summary>Registers a person without any role yet: for the joint organs, whose people a steward looks after.</summary>
[AllowedRoles(Roles.Steward)]
internal sealed record RegisterPerson(string? Name, string? Email, string? ExternalId, string? Reason)
    : ICommand<Guid>,
        IHasReason;

internal sealed class RegisterPersonValidator : AbstractValidator<RegisterPerson>
{
    public RegisterPersonValidator()
    {
        RuleFor(c => c.Name).PersonName();
        RuleFor(c => c.Email).Email();
        RuleFor(c => c.ExternalId).MaximumLength(200).WithMessage("Kontot får vara högst 200 tecken.");
        RuleFor(c => c.Reason).Reason();
    }
}

internal sealed class RegisterPersonHandler(PrincipalsDbContext context) : ICommandHandler<RegisterPerson, Guid>
{
    public async ValueTask<Guid> Handle(RegisterPerson command, CancellationToken cancellationToken)
    {
        await context.CheckEmailIsFreeAsync(command.Email!, null, cancellationToken);
        await context.CheckAccountIsFreeAsync(command.ExternalId, null, cancellationToken);
        var person = new Person(command.Name!, command.Email!, null, homePrincipal: null);
        person.Link(command.ExternalId);
        context.Add(person);
        return person.Id;
    }
}

/// <summary>What no two people may share. The database holds it too; asked first, the answer can name the field.</summary>
internal static class UniquePeople
{
    public static async Task CheckEmailIsFreeAsync(
        this PrincipalsDbContext context,
        string email,
        Guid? besides,
        CancellationToken cancellationToken
    )
    {
        var normal = Person.Normal(email);
        if (await context.People.AnyAsync(p => p.Email == normal && p.Id != besides, cancellationToken))
        {
            throw new InvalidProblem("email", "E-postadressen hör redan till en annan person.");
        }
    }

    public static async Task CheckAccountIsFreeAsync(
        this PrincipalsDbContext context,
        string? externalId,
        Guid? besides,
        CancellationToken cancellationToken
    )
    {
        var account = externalId?.Trim();
        if (
            !string.IsNullOrEmpty(account)
            && await context.People.AnyAsync(p => p.ExternalId == account && p.Id != besides, cancellationToken)
        )
        {
            throw new InvalidProblem("externalId", "Kontot är redan kopplat till en annan person.");
        }
    }
}

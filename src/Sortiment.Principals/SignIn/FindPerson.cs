using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;

namespace Sortiment.Principals.SignIn;

/// <summary>Finds the person that an identity provider (or a persona in Development) names; null when unknown.</summary>
[AllowedRoles(Roles.System)]
internal sealed record FindPerson(string ExternalId) : IQuery<SignedInPerson?>;

/// <summary>A person who was found at sign-in.</summary>
internal sealed record SignedInPerson(Guid Id, string Name);

internal sealed class FindPersonHandler(PrincipalsDbContext context) : IQueryHandler<FindPerson, SignedInPerson?>
{
    public async ValueTask<SignedInPerson?> Handle(FindPerson query, CancellationToken cancellationToken) =>
        await context
            .People.Where(p => p.ExternalId == query.ExternalId && p.Active)
            .Select(p => new SignedInPerson(p.Id, p.Name))
            .SingleOrDefaultAsync(cancellationToken);
}

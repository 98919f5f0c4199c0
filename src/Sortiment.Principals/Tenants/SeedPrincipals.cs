using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;
using Sortiment.Principals.Organs;

namespace Sortiment.Principals.Tenants;

/// <summary>
/// Sees to it that the 50 principals, their populations and the joint organs are there. Runs at each build's first start.
/// </summary>
[AllowedRoles(Roles.System)]
internal sealed record SeedPrincipals : ICommand<int>;

internal sealed class SeedPrincipalsHandler(PrincipalsDbContext context) : ICommandHandler<SeedPrincipals, int>
{
    public async ValueTask<int> Handle(SeedPrincipals command, CancellationToken cancellationToken)
    {
        var there = await context
            .Principals.Include(p => p.Populations)
            .ToDictionaryAsync(p => p.Code, cancellationToken);
        foreach (var principal in PrincipalSource.Read())
        {
            if (!there.TryGetValue(principal.Code, out var known))
            {
                context.Add(principal);
                continue;
            }

            foreach (var population in principal.Populations)
            {
                known.Counted(population.Date, population.Inhabitants);
            }
        }

        var organs = await context.Organs.Select(o => o.Code).ToListAsync(cancellationToken);
        context.AddRange(OrganCodes.All.Where(o => !organs.Contains(o.Code)).Select(o => o.Copy()));
        return there.Count;
    }
}

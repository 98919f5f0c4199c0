using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Funding.Contributions;

/// <summary>Counts an instalment's contributions from the populations, as far as they are known and not yet invoiced.</summary>
internal sealed class ContributionCount(FundingDbContext context, IPrincipalDirectory directory)
{
    /// <summary>Adds what is missing and recounts what is not invoiced.</summary>
    /// <returns>How many were added or changed; none while the populations are not known, or amounts are given.</returns>
    /// <exception cref="ConflictProblem">"amounts-missing": amounts are given, and none is.</exception>
    public async Task<int> CountAsync(FundingScheme scheme, Instalment instalment, CancellationToken ct)
    {
        var there = await context
            .AllContributions.Where(c => c.SchemeId == scheme.Id && c.Instalment == instalment.Number)
            .ToDictionaryAsync(c => c.TenantId, ct);
        if (scheme.Basis == ContributionBasis.GivenAmounts)
        {
            return there.Count > 0
                ? 0
                : throw new ConflictProblem(
                    "amounts-missing",
                    $"Ange beloppen för delbetalningen {instalment.Title} innan finansieringen erbjuds."
                );
        }

        var principals = await directory.AllAsync(ct);
        var names = principals.ToDictionary(p => p.Code, p => p.Name);
        var changed = 0;
        foreach (var share in ContributionRule.PerInhabitant(scheme, instalment, principals) ?? [])
        {
            if (!there.TryGetValue(share.PrincipalCode, out var known))
            {
                context.Add(Contribution.Of(scheme, instalment, share, names[share.PrincipalCode]));
                changed++;
            }
            else if (known.InvoicedAt is null && known.Inhabitants != share.Inhabitants)
            {
                known.Recount(share, instalment.Vat);
                changed++;
            }
        }

        return changed;
    }
}

/// <summary>Counts an instalment of an offered scheme anew: after SCB's figures have come, or were corrected.</summary>
/// <returns>How many contributions were added or changed.</returns>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record CountInstalment(Guid SchemeId, int Instalment) : ICommand<int>;

internal sealed class CountInstalmentHandler(FundingDbContext context, ContributionCount count)
    : ICommandHandler<CountInstalment, int>
{
    public async ValueTask<int> Handle(CountInstalment command, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(command.SchemeId, cancellationToken);
        scheme.Demand(SchemeStatus.Offered, SchemeStatus.Active);
        return await count.CountAsync(scheme, scheme.InstalmentOf(command.Instalment), cancellationToken);
    }
}

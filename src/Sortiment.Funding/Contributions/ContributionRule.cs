using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Principals.Tenants;

namespace Sortiment.Funding.Contributions;

/// <summary>What a principal's share of an instalment comes to.</summary>
/// <param name="PrincipalCode">Whose.</param>
/// <param name="Inhabitants">What the rate was multiplied by; null when amounts are given.</param>
/// <param name="Amount">Without VAT.</param>
internal sealed record Share(string PrincipalCode, int? Inhabitants, Money Amount);

/// <summary>How the shares come about (DOMAIN 7: 10 kr per inhabitant and principal, once).</summary>
internal static class ContributionRule
{
    /// <summary>
    /// Each municipality the rate times its inhabitants on the instalment's day; the region, when it takes part, the rate
    /// times the inhabitants of all municipalities. Exact: öre times whole persons leaves nothing to round.
    /// </summary>
    /// <returns>The shares by name, or null while the population of any municipality on that day is not known.</returns>
    public static IReadOnlyList<Share>? PerInhabitant(
        FundingScheme scheme,
        Instalment instalment,
        IReadOnlyList<Principal> principals
    )
    {
        var shares = new List<Share>();
        var all = 0;
        foreach (var municipality in principals.Where(p => p.Kind == PrincipalKind.Municipality))
        {
            // that very day: an older figure would be a guess that looks like a fact
            if (InhabitantsOn(municipality, instalment.PopulationDate!.Value) is not { } inhabitants)
            {
                return null;
            }

            all += inhabitants;
            shares.Add(new Share(municipality.Code, inhabitants, scheme.Rate * inhabitants));
        }

        if (scheme.RegionPaysForAll)
        {
            var region = principals.Single(p => p.Kind == PrincipalKind.Region);
            shares.Add(new Share(region.Code, all, scheme.Rate * all));
        }

        return shares;
    }

    private static int? InhabitantsOn(Principal principal, DateOnly day) =>
        principal.Populations.SingleOrDefault(p => p.Date == day)?.Inhabitants;
}

using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Data;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Funding.Seed;

/// <summary>
/// Sees to it that the funding of the establishment period is there, offered to all 50 (DOMAIN 7); in Development also an example of
/// each of the two other kinds. What is there is left as it is.
/// </summary>
[AllowedRoles(Roles.System)]
internal sealed record SeedFunding(bool Examples) : ICommand<int>;

internal sealed class SeedFundingHandler(
    FundingDbContext context,
    ContributionCount count,
    ExampleAddresses addresses,
    IPrincipalDirectory directory,
    TimeProvider clock
) : ICommandHandler<SeedFunding, int>
{
    private const string Organisation = "Västra Götalandsregionen, Hjälpmedelscentralen";
    private const string OrganisationNumber = "232100-0131";
    private const long Million = 1_000_000_00;

    public async ValueTask<int> Handle(SeedFunding command, CancellationToken cancellationToken)
    {
        var there = await context.Schemes.Select(s => s.Name).ToListAsync(cancellationToken);
        var added = 0;
        foreach (var terms in command.Examples ? [Establishment, EachYear, TwoInvoices] : new[] { Establishment })
        {
            if (!there.Contains(terms.Name!))
            {
                await AddAsync(terms, cancellationToken);
                added++;
            }
        }

        if (command.Examples)
        {
            await addresses.AddAsync(Kernel.OrganisationNumber.Parse(OrganisationNumber), cancellationToken);
        }

        return added;
    }

    private async Task AddAsync(SchemeTerms terms, CancellationToken ct)
    {
        var scheme = FundingScheme.Draft(terms);
        context.Add(scheme);
        if (scheme.Basis == ContributionBasis.GivenAmounts)
        {
            await GiveExampleAmountsAsync(scheme, ct);
        }

        await context.SaveChangesAsync(ct);
        scheme.Offer(new SchemeAct(Actor.System, clock.GetUtcNow(), clock.StockholmToday(), "Samverkansavtalet"));
        foreach (var instalment in scheme.Instalments)
        {
            await count.CountAsync(scheme, instalment, ct);
        }

        await context.SaveChangesAsync(ct);
    }

    // made up: a fixed part and one by size, in whole hundreds of kronor
    private async Task GiveExampleAmountsAsync(FundingScheme scheme, CancellationToken ct)
    {
        const long fixedPart = 50_000_00;
        const long hundred = 100_00;
        foreach (var principal in await directory.AllAsync(ct))
        {
            var inhabitants = principal.InhabitantsOn(new DateOnly(2021, 12, 31)) ?? 0;
            foreach (var instalment in scheme.Instalments)
            {
                var ore = fixedPart / instalment.Number + inhabitants / 100 * hundred;
                var share = new Share(principal.Code, null, new Money(ore));
                context.Add(Contribution.Of(scheme, instalment, share, principal.Name));
            }
        }
    }

    private static SchemeTerms Establishment { get; } =
        new(
            "Etableringsperioden 2022–2025",
            Organisation,
            OrganisationNumber,
            ContributionBasis.PerInhabitant,
            RateOre: 10_00,
            RegionPaysForAll: true,
            new DateOnly(2022, 1, 1),
            new DateOnly(2025, 6, 30),
            TotalCostOre: 51 * Million,
            ExpectedIncomeOre: 17 * Million
        )
        {
            Instalments = [new("Hela bidraget", new DateOnly(2020, 12, 31), new DateOnly(2022, 1, 1))],
            Budget = [new("Löner"), new("Produkter och utrustning"), new("Test- och demonstrationsmiljöer")],
        };

    private static SchemeTerms EachYear { get; } =
        new(
            "Exempel: en krona per invånare och år",
            Organisation,
            OrganisationNumber,
            ContributionBasis.PerInhabitant,
            RateOre: 1_00,
            RegionPaysForAll: false,
            new DateOnly(2021, 1, 1),
            new DateOnly(2023, 12, 31),
            MinimumSumOre: 3 * Million,
            TotalCostOre: 5 * Million
        )
        {
            Instalments =
            [
                new("2021", new DateOnly(2020, 12, 31), new DateOnly(2021, 1, 1)),
                new("2022", new DateOnly(2021, 12, 31), new DateOnly(2022, 1, 1)),
                new("2023", new DateOnly(2022, 12, 31), new DateOnly(2023, 1, 1)),
            ],
            Budget = [new("Projektledning", 3 * Million), new("Utvärdering", 2 * Million)],
        };

    private static SchemeTerms TwoInvoices { get; } =
        new(
            "Exempel: två fakturor, en utan och en med moms",
            Organisation,
            OrganisationNumber,
            ContributionBasis.GivenAmounts,
            RateOre: null,
            RegionPaysForAll: false,
            new DateOnly(2022, 1, 1),
            new DateOnly(2022, 12, 31),
            TotalCostOre: 20 * Million
        )
        {
            Instalments =
            [
                new("Gemensam kunskapsstyrning", null, new DateOnly(2022, 1, 1)),
                new("Tjänster", null, new DateOnly(2022, 1, 1), VatRule.Standard),
            ],
            Budget = [new("Kunskapsstyrning", 12 * Million), new("Tjänster", 8 * Million)],
        };
}

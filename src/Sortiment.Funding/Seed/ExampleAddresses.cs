using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Organisations;
using Sortiment.Kernel;
using Sortiment.Principals;
using Sortiment.Principals.Tenants;

namespace Sortiment.Funding.Seed;

/// <summary>Made-up senders and addresses for Development, so that invoices can be tried at once. Nobody receives anything there.</summary>
internal sealed class ExampleAddresses(FundingDbContext context, IPrincipalDirectory directory)
{
    // the example numbers of their registers, which lead to nobody
    private const string Bankgiro = "5050-1055";
    private const string Iban = "SE4550000000058398257466";

    /// <summary>Adds those that are missing.</summary>
    public async Task AddAsync(OrganisationNumber organisation, CancellationToken ct)
    {
        if (!await context.Organisations.AnyAsync(ct))
        {
            context.Add(Organisation.Of(organisation, ordinal: 1, Sender));
        }

        var said = await context.Billing.Select(b => b.TenantId).ToHashSetAsync(ct);
        foreach (var principal in await directory.AllAsync(ct))
        {
            if (!said.Contains(principal.Code))
            {
                context.Add(BillingDetails.Of(principal.Code, Of(principal)));
            }
        }
    }

    private static OrganisationFacts Sender { get; } =
        new(
            "Västra Götalandsregionen",
            "Regionens Hus",
            "462 80",
            "Vänersborg",
            Bankgiro,
            Iban,
            "ESSESESS",
            "Ekonomi, Hjälpmedelscentralen",
            null,
            "ekonomi@exempel.sortiment.test"
        );

    private static BillingFacts Of(Principal principal) =>
        new(
            principal.Kind == PrincipalKind.Region ? "Västra Götalandsregionen" : null,
            "Exempelbox 1",
            "450 00",
            principal.Name,
            $"faktura.{principal.Code}@exempel.sortiment.test",
            BankgiroOf(principal)
        );

    // the only number that begins so and has a right check digit
    private static string BankgiroOf(Principal principal) =>
        Enumerable
            .Range(0, 10)
            .Select(digit => $"990{principal.Code.PadLeft(4, '0')}{digit}")
            .Single(number => BankgiroNumber.TryParse(number, out _));
}

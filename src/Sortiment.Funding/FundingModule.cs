using Mediator;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Data;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Payments;
using Sortiment.Funding.Read;
using Sortiment.Funding.Seed;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.ReadApi;
using Sortiment.Platform.Tenancy;
using Sortiment.Ui;

namespace Sortiment.Funding;

/// <summary>Joint funding: schemes, contributions, and the principals' answers.</summary>
public static class FundingModule
{
    /// <summary>Adds the module.</summary>
    public static IServiceCollection AddFunding(this IServiceCollection services)
    {
        services.AddModuleDbContext<FundingDbContext>(FundingDbContext.SchemaName);
        services.AddScoped<ContributionCount>();
        services.AddScoped<ExampleAddresses>();
        services.AddInvoices();
        services.AddBooks();
        services.AddReadSet(
            "FundingSchemes",
            (FundingSchemeRow row) => row.Id,
            p => FundingSchemeRow.All(p.GetRequiredService<FundingDbContext>())
        );
        services.AddReadSet(
            "Contributions",
            (ContributionRow row) => row.Id,
            p => ContributionRow.All(p.GetRequiredService<FundingDbContext>())
        );
        services.AddAuditTerms();
        services.AddInvoiceTerms();
        services.AddPayments();
        services.AddPages(typeof(FundingModule).Assembly);
        services.AddNavigation(new NavigationItem("Finansiering", "finansiering", 50));
        return services;
    }

    /// <summary>Maps its API.</summary>
    public static void MapFunding(this IEndpointRouteBuilder endpoints) => FundingApi.Map(endpoints);

    /// <summary>The first rows: the establishment period's scheme always, examples in Development.</summary>
    public static async Task SeedFundingAsync(ISender sender, bool development, CancellationToken cancellationToken)
    {
        using var acting = AmbientActor.Act(Actor.System);
        await sender.Send(new SeedFunding(development), cancellationToken);
    }
}

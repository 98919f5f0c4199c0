using Microsoft.Extensions.DependencyInjection;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Read;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.ReadApi;

namespace Sortiment.Funding.Invoices;

/// <summary>What invoicing needs.</summary>
internal static class InvoicesServices
{
    public static IServiceCollection AddInvoices(this IServiceCollection services)
    {
        services.AddScoped<Books>();
        services.AddScoped<IOutboxHandler, InvoiceRunHandler>();
        services.AddReadSet(
            "Invoices",
            (InvoiceRow row) => row.Id,
            p => InvoiceRow.All(p.GetRequiredService<FundingDbContext>())
        );
        return services;
    }
}

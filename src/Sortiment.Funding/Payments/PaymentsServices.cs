using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Read;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.ReadApi;

namespace Sortiment.Funding.Payments;

/// <summary>What payments need.</summary>
internal static class PaymentsServices
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.TryAddScoped<Books>();
        services.AddScoped<IOutboxHandler, ImportRunHandler>();
        services.AddReadSet(
            "Payments",
            (PaymentRow row) => row.Id,
            p => PaymentRow.All(p.GetRequiredService<FundingDbContext>())
        );
        services.AddAuditTerm("ImportedFile", "Bankfil", ("name", "Namn"), ("payments", "Antal betalningar"));
        return services.AddAuditTerm("Payment", "Betalning", ("left", "Kvar att placera (öre)"));
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Read;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.ReadApi;
using Sortiment.Platform.Tenancy;

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
        services.AddReadSet(
            "UnplacedPayments",
            (UnplacedPaymentRow row) => row.Id,
            p => UnplacedPaymentRow.All(p.GetRequiredService<FundingDbContext>()),
            set => set.OnlyFor(Roles.AtCentreFinance)
        );
        services.AddAuditTerm(nameof(ImportedFile), "Bankfil", ("name", "Namn"), ("payments", "Antal betalningar"));
        services.AddAuditTerm(nameof(Payment), "Betalning", ("left", "Kvar att placera"));
        services.AddAuditNames(
            nameof(ImportedFile),
            (FundingDbContext context, Guid[] ids) =>
                context
                    .ImportedFiles.Where(f => ids.Contains(f.Id))
                    .Select(f => new AuditThing(f.Id.ToString(), f.Name, null))
        );
        services.AddAuditNames(
            nameof(Payment),
            (FundingDbContext context, Guid[] ids) =>
                context
                    .Payments.Where(p => ids.Contains(p.Id))
                    .Select(p => new AuditThing(p.Id.ToString(), p.PayerName ?? "Okänd betalare", null))
        );
        return services.AddAuditMessages(
            (nameof(TakeBankFile), "Bankfil inläst"),
            (nameof(ImportPortion), "Bankfil bokförd"),
            (nameof(MatchPayment), "Betalning placerad"),
            (nameof(OffsetPayment), "Betalning kvittad"),
            (nameof(ReturnPayment), "Betalning avslutad"),
            (nameof(UndoAllocation), "Placering tagen tillbaka"),
            (nameof(UndoDecision), "Kvittning eller återbetalning tagen tillbaka")
        );
    }
}

using Microsoft.Extensions.DependencyInjection;
using Sortiment.Funding.Data;
using Sortiment.Funding.Read;
using Sortiment.Funding.Settlement;
using Sortiment.Funding.Statements;
using Sortiment.Platform.ReadApi;

namespace Sortiment.Funding.Ledger;

/// <summary>What the books need: spending, ledger, statements and settlement.</summary>
internal static class BooksServices
{
    public static IServiceCollection AddBooks(this IServiceCollection services)
    {
        services.AddScoped<SchemeAccounts>();
        services.AddScoped<SettlementBasis>();
        services.AddReadSet(
            "Statements",
            (StatementRow row) => row.Id,
            p => StatementRow.All(p.GetRequiredService<FundingDbContext>())
        );
        services.AddReadSet(
            "LedgerEntries",
            (LedgerEntryRow row) => row.Id,
            p => LedgerEntryRow.All(p.GetRequiredService<FundingDbContext>())
        );
        return services;
    }
}

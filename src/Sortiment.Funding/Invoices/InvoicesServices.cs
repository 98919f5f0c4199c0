using Microsoft.Extensions.DependencyInjection;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Read;
using Sortiment.Platform.Audit;
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
        services.AddAuditTerm(
            "Invoice",
            "Faktura",
            ("tenantId", "Huvudman"),
            ("number", "Nummer"),
            ("kind", "Slag"),
            ("issued", "Fakturadag"),
            ("due", "Förfallodag"),
            ("ocr", "OCR-nummer"),
            ("buyerName", "Köpare"),
            ("net", "Belopp"),
            ("vat", "Moms"),
            ("paid", "Betalt"),
            ("credited", "Krediterat"),
            ("open", "Kvar att betala"),
            ("byName", "Av")
        );
        services.AddAuditTerm(
            "Organisation",
            "Fakturaavsändare",
            ("name", "Namn"),
            ("street", "Gata eller box"),
            ("postalCode", "Postnummer"),
            ("city", "Ort"),
            ("bankgiro", "Bankgiro"),
            ("iban", "IBAN"),
            ("bic", "BIC"),
            ("contactName", "Kontakt"),
            ("contactPhone", "Telefon"),
            ("contactEmail", "E-postadress")
        );
        return services.AddAuditTerm(
            "BillingDetails",
            "Faktureringsuppgifter",
            ("tenantId", "Huvudman"),
            ("name", "Namn på fakturan"),
            ("street", "Gata eller box"),
            ("postalCode", "Postnummer"),
            ("city", "Ort"),
            ("email", "E-postadress för fakturor"),
            ("bankgiro", "Bankgiro")
        );
    }
}

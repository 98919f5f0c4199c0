using Microsoft.Extensions.DependencyInjection;
using Sortiment.Funding.Data;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Organisations;
using Sortiment.Funding.Settlement;
using Sortiment.Funding.Spending;
using Sortiment.Funding.Statements;
using Sortiment.Platform.Audit;
using static Sortiment.Platform.Audit.AuditField;

namespace Sortiment.Funding.Read;

/// <summary>What invoicing's things, fields and use cases are called in the trail.</summary>
internal static class AuditTermsOfInvoices
{
    public static void AddInvoiceTerms(this IServiceCollection services)
    {
        services.AddAuditTerm(
            nameof(Organisation),
            "Fakturaavsändare",
            ("number", "Organisationsnummer"),
            ("ordinal", "Nummer i OCR"),
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
        services.AddAuditTerm(
            nameof(BillingDetails),
            "Faktureringsuppgifter",
            ("tenantId", To("Huvudman", "Principal")),
            ("name", "Namn på fakturan"),
            ("street", "Gata eller box"),
            ("postalCode", "Postnummer"),
            ("city", "Ort"),
            ("email", "E-postadress för fakturor"),
            ("bankgiro", "Bankgiro")
        );
        services.AddAuditNamesByCode(
            nameof(Organisation),
            (FundingDbContext context, string[] numbers) =>
                context
                    .Organisations.Where(o => numbers.Contains((string)(object)o.Number))
                    .Select(o => new AuditThing((string)(object)o.Number, o.Name, null))
        );
        services.AddAuditNames(
            nameof(BillingDetails),
            (FundingDbContext context, Guid[] ids) =>
                context
                    .Billing.Where(b => ids.Contains(b.Id))
                    .Select(b => new AuditThing(b.Id.ToString(), b.Name ?? b.TenantId, null))
        );
        services.AddAuditMessages(
            (nameof(SetOrganisation), "Avsändare ändrad"),
            (nameof(SetBilling), "Faktureringsuppgifter ändrade"),
            (nameof(InvoiceInstalment), "Delbetalning fakturerad"),
            (nameof(CreditInvoice), "Faktura krediterad"),
            (nameof(MailInvoices), "Fakturor skickade"),
            (nameof(RemindInvoices), "Påminnelser skickade"),
            (nameof(EnterSpending), "Kostnad bokförd"),
            (nameof(ImportSpending), "Kostnader inlästa"),
            (nameof(EnterMarkUp), "Påslag på hyror bokfört"),
            (nameof(ReverseVoucher), "Verifikation rättad"),
            (nameof(PublishStatement), "Redovisning publicerad"),
            (nameof(SettleScheme), "Finansiering slutavräknad")
        );
    }
}

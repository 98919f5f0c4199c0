using Microsoft.Extensions.DependencyInjection;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Data;
using Sortiment.Funding.Grants;
using Sortiment.Funding.Schemes;
using Sortiment.Funding.Seed;
using Sortiment.Platform.Audit;
using static Sortiment.Platform.Audit.AuditField;

namespace Sortiment.Funding.Read;

/// <summary>What the module's things, fields and use cases are called in the trail.</summary>
internal static class AuditTermsOfFunding
{
    public static void AddAuditTerms(this IServiceCollection services)
    {
        services.AddAuditTerm(
            nameof(FundingScheme),
            "Gemensam finansiering",
            ("name", "Namn"),
            ("organisationName", "Ansvarig organisation"),
            ("organisationNumber", "Organisationsnummer"),
            (
                "basis",
                Of<ContributionBasis>(
                    "Bidragen räknas",
                    basis => basis == ContributionBasis.PerInhabitant ? "Per invånare" : "Givna belopp"
                )
            ),
            ("rate", Ore("Belopp per invånare")),
            ("regionPaysForAll", "Regionen betalar för alla kommuners invånare"),
            ("from", "Första dag"),
            ("to", "Sista dag"),
            ("minimumSum", Ore("Minsta summa för att starta")),
            ("totalCost", Ore("Kostnad")),
            ("expectedIncome", Ore("Väntad intäkt")),
            ("status", Of<SchemeStatus>("Läge", SchemeWords.InSwedish))
        );
        services.AddAuditTerm(
            nameof(Contribution),
            "Bidrag",
            ("principalName", "Huvudman"),
            ("schemeId", To("Finansiering", nameof(FundingScheme))),
            ("instalment", "Delbetalning"),
            ("inhabitants", "Invånare"),
            ("amount", Ore("Belopp")),
            ("vat", Ore("Moms")),
            ("answer", Of<ContributionAnswer>("Svar", AnswerWords.InSwedish)),
            ("answeredOn", "Svarsdag"),
            ("answeredBy", "Svarat av"),
            ("decisionReference", "Beslut"),
            ("documentId", To("Undertecknat dokument", "Document")),
            ("invoiceReference", "Fakturareferens"),
            ("electronicAddress", "Adress för e-faktura"),
            ("invoicedAt", "Fakturerat")
        );
        services.AddAuditTerm(
            nameof(Grant),
            "Statsbidrag",
            ("tenantId", To("Huvudman", "Principal")),
            ("schemeId", To("Finansiering", nameof(FundingScheme))),
            ("name", "Namn"),
            ("amount", Ore("Belopp"))
        );
        // what is a draft has no page for those who read the trail
        services.AddAuditNames(
            nameof(FundingScheme),
            (FundingDbContext context, Guid[] ids) =>
                context
                    .Schemes.Where(s => ids.Contains(s.Id) && s.Status != SchemeStatus.Draft)
                    .Select(s => new AuditThing(s.Id.ToString(), s.Name, $"/finansiering/{s.Id}"))
        );
        services.AddAuditNames(
            nameof(Contribution),
            (FundingDbContext context, Guid[] ids) =>
                from contribution in context.AllContributions
                join scheme in context.Schemes on contribution.SchemeId equals scheme.Id
                where ids.Contains(contribution.Id) && scheme.Status != SchemeStatus.Draft
                select new AuditThing(
                    contribution.Id.ToString(),
                    contribution.PrincipalName,
                    $"/finansiering/{scheme.Id}"
                )
        );
        services.AddAuditNames(
            nameof(Grant),
            (FundingDbContext context, Guid[] ids) =>
                context.Grants.Where(g => ids.Contains(g.Id)).Select(g => new AuditThing(g.Id.ToString(), g.Name, null))
        );
        services.AddAuditMessages(
            (nameof(CreateScheme), "Finansiering upplagd"),
            (nameof(OfferScheme), "Finansiering erbjuden"),
            (nameof(StartScheme), "Finansiering startad"),
            (nameof(CloseScheme), "Finansiering avslutad"),
            (nameof(CountInstalment), "Delbetalning beräknad"),
            (nameof(GiveAmounts), "Belopp angivna"),
            (nameof(GiveAmountsFile), "Belopp inlästa"),
            (nameof(AnswerContribution), "Svar lämnat"),
            (nameof(NoteAnswers), "Svar noterade"),
            (nameof(NoteGrant), "Statsbidrag noterat"),
            (nameof(RemoveGrant), "Statsbidrag borttaget"),
            (nameof(SeedFunding), "Grunduppgifter upplagda")
        );
    }
}

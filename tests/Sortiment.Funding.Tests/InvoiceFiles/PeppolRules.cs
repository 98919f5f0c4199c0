using System.Globalization;
using System.Text.RegularExpressions;

namespace Sortiment.Funding.Tests.InvoiceFiles;

/// <summary>What Peppol BIS Billing 3 asks beyond the norm, and its rules for Swedish sellers.</summary>
internal static partial class PeppolRules
{
    private const string Specification = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    private const string Seller = "cac:AccountingSupplierParty/cac:Party";

    private const string SwedishSeller = Seller + "[cac:PostalAddress/cac:Country/cbc:IdentificationCode='SE']";
    private const string VatNumber = SwedishSeller + "/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID";
    private const string LegalNumber = SwedishSeller + "/cac:PartyLegalEntity/cbc:CompanyID";

    public static IReadOnlyList<UblRule> All { get; } =
    [
        new("PEPPOL-EN16931-R001", d => d.Has("cbc:ProfileID")),
        new("PEPPOL-EN16931-R002", d => d.All("cbc:Note").Count <= 1),
        new("PEPPOL-EN16931-R003", d => d.Has("cbc:BuyerReference|cac:OrderReference/cbc:ID")),
        new(
            "PEPPOL-EN16931-R004",
            d => d.Text("cbc:CustomizationID").StartsWith(Specification, StringComparison.Ordinal)
        ),
        new(
            "PEPPOL-EN16931-R005",
            d => !d.Has("cbc:TaxCurrencyCode") || d.Text("cbc:TaxCurrencyCode") != d.Text("cbc:DocumentCurrencyCode")
        ),
        new("PEPPOL-EN16931-R007", d => Process().IsMatch(d.Text("cbc:ProfileID"))),
        new("PEPPOL-EN16931-R008", d => d.All("//*[not(*)]").All(element => element.Own != "")),
        new("PEPPOL-EN16931-R010", d => d.Has("cac:AccountingCustomerParty/cac:Party/cbc:EndpointID")),
        new("PEPPOL-EN16931-R020", d => d.Has($"{Seller}/cbc:EndpointID")),
        new("PEPPOL-EN16931-R043", d => d.All("//cbc:ChargeIndicator").All(c => c.Own is "true" or "false")),
        new(
            "PEPPOL-EN16931-R051",
            d => d.All("//*[@currencyID]").All(a => a.Attribute("currencyID") == d.Text("cbc:DocumentCurrencyCode"))
        ),
        new("PEPPOL-EN16931-R053", d => d.All("cac:TaxTotal[cac:TaxSubtotal]").Count == 1),
        new(
            "PEPPOL-EN16931-R054",
            d => d.All("cac:TaxTotal[not(cac:TaxSubtotal)]").Count == d.All("cbc:TaxCurrencyCode").Count
        ),
        new(
            "PEPPOL-EN16931-R061",
            d =>
                d.All("cac:PaymentMeans[cbc:PaymentMeansCode='49' or cbc:PaymentMeansCode='59']")
                    .All(m => m.Has("cac:PaymentMandate/cbc:ID"))
        ),
        new(
            "PEPPOL-EN16931-R110",
            d =>
                d.All("//cac:InvoicePeriod/cbc:StartDate")
                    .All(s => string.CompareOrdinal(s.Own, d.Text("cac:InvoicePeriod/cbc:StartDate")) >= 0)
        ),
        new("PEPPOL-EN16931-R120", d => d.Lines.All(line => IsPriceTimesQuantity(d, line))),
        new("PEPPOL-EN16931-R121", d => d.All("//cac:Price/cbc:BaseQuantity").All(q => q.Value > 0)),
        new(
            "PEPPOL-EN16931-P0100",
            d => d.IsCredit || d.Text("cbc:InvoiceTypeCode") is "380" or "383" or "386" or "393"
        ),
        new(
            "PEPPOL-EN16931-P0101",
            d => !d.IsCredit || d.Text("cbc:CreditNoteTypeCode") is "381" or "396" or "81" or "83" or "532"
        ),
        new(
            "PEPPOL-EN16931-P0105",
            d => d.All("//cac:TaxCategory[cbc:TaxExemptionReasonCode='VATEX-EU-O']").All(c => c.Text("cbc:ID") == "O")
        ),
        new(
            "PEPPOL-EN16931-F001",
            d => d.All("//cbc:IssueDate|//cbc:DueDate|//cbc:StartDate|//cbc:EndDate").All(IsDate)
        ),
        new(
            "PEPPOL-COMMON-R049",
            d =>
                d.All(
                        "//cbc:EndpointID[@schemeID='0007']|//cac:PartyIdentification/cbc:ID[@schemeID='0007']|//cbc:CompanyID[@schemeID='0007']"
                    )
                    .All(id => UblRules.IsOrganisationNumber(id.Own))
        ),
        new("SE-R-001", d => d.All(VatNumber).All(id => !IsSwedish(id) || id.Own.Length == 14)),
        new("SE-R-002", d => d.All(VatNumber).All(id => !IsSwedish(id) || Digits().IsMatch(id.Own[2..]))),
        new("SE-R-003", d => d.All(LegalNumber).All(id => Digits().IsMatch(id.Own))),
        new("SE-R-004", d => d.All(LegalNumber).All(id => id.Own.Length == 10)),
        new(
            "SE-R-005",
            d =>
                d.All(
                        $"{SwedishSeller}[cac:PartyLegalEntity/cbc:CompanyID]/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID!='VAT']/cbc:CompanyID"
                    )
                    .All(id => id.Own.ToUpperInvariant() == "GODKÄND FÖR F-SKATT")
        ),
        new(
            "SE-R-006",
            d =>
                !d.All(VatNumber).Any(IsSwedish)
                || d.All("//cac:TaxCategory[cbc:ID='S']|//cac:ClassifiedTaxCategory[cbc:ID='S']")
                    .All(c => c.Number("cbc:Percent") is 25 or 12 or 6)
        ),
        new("SE-R-007", d => Accounts(d, "SE:PLUSGIRO").All(id => Digits().IsMatch(id.Own))),
        new("SE-R-008", d => Accounts(d, "SE:BANKGIRO").All(id => Digits().IsMatch(id.Own))),
        new("SE-R-009", d => Accounts(d, "SE:BANKGIRO").All(id => id.Own.Length is 7 or 8)),
        new("SE-R-010", d => Accounts(d, "SE:PLUSGIRO").All(id => id.Own.Length is >= 2 and <= 8)),
        new(
            "SE-R-011",
            d => !d.Has(SwedishSeller) || d.Text("cac:PaymentMeans/cbc:PaymentMeansCode") is not ("50" or "56")
        ),
        new(
            "SE-R-012",
            d =>
                !d.Has(SwedishSeller)
                || !d.Has(
                    "cac:AccountingCustomerParty/cac:Party/cac:PostalAddress/cac:Country[cbc:IdentificationCode='SE']"
                )
                || d.Text("cac:PaymentMeans/cbc:PaymentMeansCode") != "31"
        ),
        new("SE-R-013", d => d.All(LegalNumber).All(id => UblRules.IsOrganisationNumber(id.Own))),
    ];

    private static IEnumerable<UblPart> Accounts(UblDocument d, string scheme) =>
        d.Has(SwedishSeller)
            ? d.All(
                $"cac:PaymentMeans[cbc:PaymentMeansCode='30']/cac:PayeeFinancialAccount[cac:FinancialInstitutionBranch/cbc:ID='{scheme}']/cbc:ID"
            )
            : [];

    private static bool IsSwedish(UblPart vatNumber) => vatNumber.Own.StartsWith("SE", StringComparison.Ordinal);

    private static bool IsDate(UblPart day) =>
        DateOnly.TryParseExact(day.Own, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsPriceTimesQuantity(UblDocument d, UblPart line)
    {
        var unit = line.Number("cac:Price/cbc:BaseQuantity") is { } size and not 0 ? size : 1;
        var expected = (line.Number(d.QuantityName) ?? 1) * (line.Number("cac:Price/cbc:PriceAmount") ?? 0) / unit;
        return Math.Abs((line.Number("cbc:LineExtensionAmount") ?? 0) - expected) <= 0.02m;
    }

    [GeneratedRegex("^urn:fdc:peppol\\.eu:2017:poacc:billing:[0-9]{2}:1\\.0$")]
    private static partial Regex Process();

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Digits();
}

namespace Sortiment.Funding.Tests.InvoiceFiles;

/// <summary>The rules of EN 16931 on what must be there, how amounts add up and which codes there are.</summary>
internal static class NormRules
{
    private const string Seller = "cac:AccountingSupplierParty/cac:Party";
    private const string Buyer = "cac:AccountingCustomerParty/cac:Party";
    private const string Total = "cac:LegalMonetaryTotal/cbc:";

    // Of each code list, what Sortiment and the samples use: a code outside it is to be looked up before it is used.
    private static readonly string[] DocumentTypes = ["380", "381", "383", "384", "386", "389", "393", "396"];
    private static readonly string[] Currencies = ["SEK", "EUR", "NOK", "DKK"];
    private static readonly string[] Countries = ["SE", "NO", "DK", "FI", "GB", "DE"];
    private static readonly string[] PaymentMeans =
    [
        "10",
        "20",
        "30",
        "31",
        "42",
        "48",
        "49",
        "50",
        "56",
        "57",
        "58",
        "59",
    ];
    private static readonly string[] Categories = ["S", "Z", "E", "AE", "K", "G", "O", "L", "M"];
    private static readonly string[] Units = ["C62", "H87", "EA", "DAY", "HUR", "MON", "KGM"];
    private static readonly string[] Addresses = ["0007", "0088", "0002", "0192", "0096", "0184", "9955"];
    private static readonly string[] Exemptions =
    [
        "VATEX-EU-O",
        "VATEX-EU-G",
        "VATEX-EU-IC",
        "VATEX-EU-AE",
        "VATEX-EU-D",
    ];

    public static IReadOnlyList<UblRule> All { get; } =
    [
        new("BR-01", d => d.Text("cbc:CustomizationID") != ""),
        new("BR-02", d => d.Text("cbc:ID") != ""),
        new("BR-03", d => d.Text("cbc:IssueDate") != ""),
        new("BR-04", d => d.Text("cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode") != ""),
        new("BR-05", d => d.Text("cbc:DocumentCurrencyCode") != ""),
        new("BR-06", d => d.Text($"{Seller}/cac:PartyLegalEntity/cbc:RegistrationName") != ""),
        new("BR-07", d => d.Text($"{Buyer}/cac:PartyLegalEntity/cbc:RegistrationName") != ""),
        new("BR-08", d => d.Has($"{Seller}/cac:PostalAddress")),
        new("BR-09", d => d.All($"{Seller}/cac:PostalAddress").All(HasCountry)),
        new("BR-10", d => d.Has($"{Buyer}/cac:PostalAddress")),
        new("BR-11", d => d.All($"{Buyer}/cac:PostalAddress").All(HasCountry)),
        new("BR-12", d => d.Has(Total + "LineExtensionAmount")),
        new("BR-13", d => d.Has(Total + "TaxExclusiveAmount")),
        new("BR-14", d => d.Has(Total + "TaxInclusiveAmount")),
        new("BR-15", d => d.Has(Total + "PayableAmount")),
        new("BR-16", d => d.Lines.Count > 0),
        new("BR-21", d => d.Lines.All(line => line.Text("cbc:ID") != "")),
        new("BR-22", d => d.Lines.All(line => line.Has(d.QuantityName))),
        new("BR-23", d => d.Lines.All(line => line.All(d.QuantityName).All(q => q.Attribute("unitCode") != ""))),
        new("BR-24", d => d.Lines.All(line => line.Has("cbc:LineExtensionAmount"))),
        new("BR-25", d => d.Lines.All(line => line.Text("cac:Item/cbc:Name") != "")),
        new("BR-26", d => d.Lines.All(line => line.Has("cac:Price/cbc:PriceAmount"))),
        new("BR-27", d => d.All("//cac:Price/cbc:PriceAmount").All(price => price.Value >= 0)),
        new("BR-29", d => d.All("cac:InvoicePeriod").All(EndsAfterStart)),
        new("BR-45", d => Subtotals(d).All(s => s.Has("cbc:TaxableAmount"))),
        new("BR-46", d => Subtotals(d).All(s => s.Has("cbc:TaxAmount"))),
        new("BR-47", d => Subtotals(d).All(s => s.Has("cac:TaxCategory[cac:TaxScheme/cbc:ID='VAT']/cbc:ID"))),
        new(
            "BR-48",
            d => d.All("//cac:TaxSubtotal/cac:TaxCategory").All(c => c.Has("cbc:Percent") || c.Text("cbc:ID") == "O")
        ),
        new("BR-49", d => d.All("cac:PaymentMeans").All(means => means.Has("cbc:PaymentMeansCode"))),
        new("BR-50", d => d.All("//cac:PayeeFinancialAccount").All(account => account.Text("cbc:ID") != "")),
        new("BR-55", d => d.All("cac:BillingReference").All(r => r.Has("cac:InvoiceDocumentReference/cbc:ID"))),
        new(
            "BR-61",
            d =>
                d.All("cac:PaymentMeans[cbc:PaymentMeansCode='30' or cbc:PaymentMeansCode='58']")
                    .All(m => m.Has("cac:PayeeFinancialAccount/cbc:ID"))
        ),
        new("BR-62", d => d.All($"{Seller}/cbc:EndpointID").All(e => e.Attribute("schemeID") != "")),
        new("BR-63", d => d.All($"{Buyer}/cbc:EndpointID").All(e => e.Attribute("schemeID") != "")),
        new(
            "BR-CO-04",
            d => d.Lines.All(line => line.Has("cac:Item/cac:ClassifiedTaxCategory[cac:TaxScheme/cbc:ID='VAT']/cbc:ID"))
        ),
        new(
            "BR-CO-09",
            d =>
                d.All("//cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID")
                    .All(id => id.Own.Length > 2 && Countries.Contains(id.Own[..2]))
        ),
        new("BR-CO-10", d => d.Number(Total + "LineExtensionAmount") == d.Sum($"{d.LineName}/cbc:LineExtensionAmount")),
        new(
            "BR-CO-12",
            d =>
                (d.Number(Total + "ChargeTotalAmount") ?? 0)
                == d.Sum("cac:AllowanceCharge[cbc:ChargeIndicator='true']/cbc:Amount")
        ),
        new(
            "BR-CO-13",
            d =>
                d.Number(Total + "TaxExclusiveAmount")
                == Known(d, "LineExtensionAmount") - Known(d, "AllowanceTotalAmount") + Known(d, "ChargeTotalAmount")
        ),
        new(
            "BR-CO-14",
            d => d.Number("cac:TaxTotal/cbc:TaxAmount") == d.Sum("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount")
        ),
        new(
            "BR-CO-15",
            d =>
                d.Number(Total + "TaxInclusiveAmount")
                == Known(d, "TaxExclusiveAmount") + d.Number("cac:TaxTotal/cbc:TaxAmount")
        ),
        new(
            "BR-CO-16",
            d =>
                d.Number(Total + "PayableAmount")
                == Known(d, "TaxInclusiveAmount") - Known(d, "PrepaidAmount") + Known(d, "PayableRoundingAmount")
        ),
        new(
            "BR-CO-17",
            d =>
                Subtotals(d)
                    .All(s =>
                        s.Number("cbc:TaxAmount")
                        == UblRules.Rounded(
                            (s.Number("cbc:TaxableAmount") ?? 0) * (s.Number("cac:TaxCategory/cbc:Percent") ?? 0) / 100
                        )
                    )
        ),
        new("BR-CO-18", d => Subtotals(d).Count > 0),
        new(
            "BR-CO-19",
            d => d.All("cac:InvoicePeriod").All(p => p.Has("cbc:StartDate|cbc:EndDate|cbc:DescriptionCode"))
        ),
        new(
            "BR-CO-25",
            d => d.Number(Total + "PayableAmount") is not > 0 || d.Has("cbc:DueDate|cac:PaymentTerms/cbc:Note")
        ),
        new(
            "BR-CO-26",
            d =>
                d.Has(
                    $"{Seller}/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID|{Seller}/cac:PartyIdentification/cbc:ID|{Seller}/cac:PartyLegalEntity/cbc:CompanyID"
                )
        ),
        new("BR-DEC", d => d.All("//*[@currencyID][not(self::cbc:PriceAmount)]").All(amount => amount.HasDecimals(2))),
        new(
            "BR-CL-01",
            d => d.All("cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode").All(c => DocumentTypes.Contains(c.Own))
        ),
        new(
            "BR-CL-03",
            d => d.All("//*[@currencyID]").All(amount => Currencies.Contains(amount.Attribute("currencyID")))
        ),
        new("BR-CL-04", d => d.All("cbc:DocumentCurrencyCode").All(c => Currencies.Contains(c.Own))),
        new("BR-CL-14", d => d.All("//cac:Country/cbc:IdentificationCode").All(c => Countries.Contains(c.Own))),
        new("BR-CL-16", d => d.All("//cbc:PaymentMeansCode").All(c => PaymentMeans.Contains(c.Own))),
        new("BR-CL-17", d => d.All("//cac:TaxCategory/cbc:ID").All(c => Categories.Contains(c.Own))),
        new("BR-CL-18", d => d.All("//cac:ClassifiedTaxCategory/cbc:ID").All(c => Categories.Contains(c.Own))),
        new("BR-CL-22", d => d.All("//cbc:TaxExemptionReasonCode").All(c => Exemptions.Contains(c.Own))),
        new("BR-CL-23", d => d.All("//*[@unitCode]").All(q => Units.Contains(q.Attribute("unitCode")))),
        new("BR-CL-25", d => d.All("//cbc:EndpointID").All(e => Addresses.Contains(e.Attribute("schemeID")))),
    ];

    private static bool HasCountry(UblPart address) => address.Text("cac:Country/cbc:IdentificationCode") != "";

    private static bool EndsAfterStart(UblPart period) =>
        !period.Has("cbc:StartDate")
        || !period.Has("cbc:EndDate")
        || string.CompareOrdinal(period.Text("cbc:EndDate"), period.Text("cbc:StartDate")) >= 0;

    private static IReadOnlyList<UblPart> Subtotals(UblDocument d) => d.All("cac:TaxTotal/cac:TaxSubtotal");

    private static decimal Known(UblDocument d, string name) => d.Number(Total + name) ?? 0;
}

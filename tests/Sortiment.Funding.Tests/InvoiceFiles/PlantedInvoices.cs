using System.Xml.Linq;
using Sortiment.Funding.InvoiceFiles;

namespace Sortiment.Funding.Tests.InvoiceFiles;

/// <summary>For each rule a document that breaks it: one of ours with one thing spoilt.</summary>
internal static class PlantedInvoices
{
    private const string Seller = "cac:AccountingSupplierParty/cac:Party";
    private const string Buyer = "cac:AccountingCustomerParty/cac:Party";
    private const string Total = "cac:LegalMonetaryTotal/cbc:";
    private const string Line = "cac:InvoiceLine[1]";
    private const string LineVat = Line + "/cac:Item/cac:ClassifiedTaxCategory";
    private const string Group = "cac:TaxTotal/cac:TaxSubtotal";
    private const string GroupVat = Group + "/cac:TaxCategory";
    private const string Account = "cac:PaymentMeans/cac:PayeeFinancialAccount";

    public static IReadOnlyDictionary<string, Func<XDocument>> ByRule { get; } =
        new Dictionary<string, Func<XDocument>>
        {
            ["BR-01"] = Plain(d => d.Remove("cbc:CustomizationID")),
            ["BR-02"] = Plain(d => d.Remove("cbc:ID")),
            ["BR-03"] = Plain(d => d.Remove("cbc:IssueDate")),
            ["BR-04"] = Plain(d => d.Remove("cbc:InvoiceTypeCode")),
            ["BR-05"] = Plain(d => d.Remove("cbc:DocumentCurrencyCode")),
            ["BR-06"] = Plain(d => d.Remove($"{Seller}/cac:PartyLegalEntity/cbc:RegistrationName")),
            ["BR-07"] = Plain(d => d.Remove($"{Buyer}/cac:PartyLegalEntity/cbc:RegistrationName")),
            ["BR-08"] = Plain(d => d.Remove($"{Seller}/cac:PostalAddress")),
            ["BR-09"] = Plain(d => d.Remove($"{Seller}/cac:PostalAddress/cac:Country")),
            ["BR-10"] = Plain(d => d.Remove($"{Buyer}/cac:PostalAddress")),
            ["BR-11"] = Plain(d => d.Remove($"{Buyer}/cac:PostalAddress/cac:Country")),
            ["BR-12"] = Plain(d => d.Remove(Total + "LineExtensionAmount")),
            ["BR-13"] = Plain(d => d.Remove(Total + "TaxExclusiveAmount")),
            ["BR-14"] = Plain(d => d.Remove(Total + "TaxInclusiveAmount")),
            ["BR-15"] = Plain(d => d.Remove(Total + "PayableAmount")),
            ["BR-16"] = Plain(d => d.Remove(Line)),
            ["BR-21"] = Plain(d => d.Remove($"{Line}/cbc:ID")),
            ["BR-22"] = Plain(d => d.Remove($"{Line}/cbc:InvoicedQuantity")),
            ["BR-23"] = Plain(d => d.Mark($"{Line}/cbc:InvoicedQuantity", "unitCode", null)),
            ["BR-24"] = Plain(d => d.Remove($"{Line}/cbc:LineExtensionAmount")),
            ["BR-25"] = Plain(d => d.Remove($"{Line}/cac:Item/cbc:Name")),
            ["BR-26"] = Plain(d => d.Remove($"{Line}/cac:Price/cbc:PriceAmount")),
            ["BR-27"] = Plain(d => d.Set($"{Line}/cac:Price/cbc:PriceAmount", "-10.00")),
            ["BR-29"] = Plain(d => d.Set("cac:InvoicePeriod/cbc:EndDate", "2021-12-31")),
            ["BR-45"] = Plain(d => d.Remove($"{Group}/cbc:TaxableAmount")),
            ["BR-46"] = Plain(d => d.Remove($"{Group}/cbc:TaxAmount")),
            ["BR-47"] = Plain(d => d.Remove($"{GroupVat}/cbc:ID")),
            ["BR-48"] = WithVat(d => d.Remove($"{GroupVat}/cbc:Percent")),
            ["BR-49"] = Plain(d => d.Remove("cac:PaymentMeans/cbc:PaymentMeansCode")),
            ["BR-50"] = Plain(d => d.Remove($"{Account}/cbc:ID")),
            ["BR-55"] = Credit(d => d.Remove("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID")),
            ["BR-61"] = Plain(d => d.Remove(Account)),
            ["BR-62"] = Plain(d => d.Mark($"{Seller}/cbc:EndpointID", "schemeID", null)),
            ["BR-63"] = Plain(d => d.Mark($"{Buyer}/cbc:EndpointID", "schemeID", null)),
            ["BR-CO-04"] = Plain(d => d.Remove($"{LineVat}/cbc:ID")),
            ["BR-CO-09"] = WithVat(d => d.Set(VatNumber, "232100013101")),
            ["BR-CO-10"] = Plain(d => d.Set(Total + "LineExtensionAmount", "56650.01")),
            ["BR-CO-12"] = Plain(d => d.Plant("cac:LegalMonetaryTotal", Amount("ChargeTotalAmount", "1.00"))),
            ["BR-CO-13"] = Plain(d => d.Set(Total + "TaxExclusiveAmount", "56649.99")),
            ["BR-CO-14"] = WithVat(d => d.Set("cac:TaxTotal/cbc:TaxAmount", "333.63")),
            ["BR-CO-15"] = WithVat(d => d.Set(Total + "TaxInclusiveAmount", "1668.18")),
            ["BR-CO-16"] = Plain(d => d.Set(Total + "PayableAmount", "56650.50")),
            ["BR-CO-17"] = WithVat(d => d.Set($"{Group}/cbc:TaxAmount", "300.00")),
            ["BR-CO-18"] = Plain(d => d.Remove(Group)),
            ["BR-CO-19"] = Plain(d => d.Remove("cac:InvoicePeriod/*")),
            ["BR-CO-25"] = Plain(d => d.Remove("cbc:DueDate")),
            ["BR-CO-26"] = Plain(d => d.Remove($"{Seller}/cac:PartyLegalEntity/cbc:CompanyID")),
            ["BR-DEC"] = Plain(d => d.Set(Total + "PayableAmount", "56650.000")),
            ["BR-CL-01"] = Plain(d => d.Set("cbc:InvoiceTypeCode", "999")),
            ["BR-CL-03"] = Plain(d => d.Mark(Total + "PayableAmount", "currencyID", "SKR")),
            ["BR-CL-04"] = Plain(d => d.Set("cbc:DocumentCurrencyCode", "kr")),
            ["BR-CL-14"] = Plain(d => d.Set($"{Buyer}/cac:PostalAddress/cac:Country/*", "Sverige")),
            ["BR-CL-16"] = Plain(d => d.Set("cac:PaymentMeans/cbc:PaymentMeansCode", "BG")),
            ["BR-CL-17"] = Plain(d => d.Set($"{GroupVat}/cbc:ID", "X")),
            ["BR-CL-18"] = Plain(d => d.Set($"{LineVat}/cbc:ID", "X")),
            ["BR-CL-22"] = Plain(d => d.Set($"{GroupVat}/cbc:TaxExemptionReasonCode", "MOMSFRI")),
            ["BR-CL-23"] = Plain(d => d.Mark($"{Line}/cbc:InvoicedQuantity", "unitCode", "invånare")),
            ["BR-CL-25"] = Plain(d => d.Mark($"{Buyer}/cbc:EndpointID", "schemeID", "ORGNR")),
            ["BR-O-01"] = Plain(d => d.Set($"{GroupVat}/cbc:ID", "E")),
            ["BR-O-02"] = Plain(d => d.Set($"{Seller}/cac:PartyTaxScheme/cac:TaxScheme/cbc:ID", "VAT")),
            ["BR-O-05"] = Plain(d => d.Plant(LineVat, Value("Percent", "0"))),
            ["BR-O-08"] = Plain(d => d.Set($"{Group}/cbc:TaxableAmount", "0.00")),
            ["BR-O-09"] = Plain(d => d.Set($"{Group}/cbc:TaxAmount", "1.00")),
            ["BR-O-10"] = Plain(d =>
            {
                d.Remove($"{GroupVat}/cbc:TaxExemptionReason");
                d.Remove($"{GroupVat}/cbc:TaxExemptionReasonCode");
            }),
            ["BR-O-11"] = Plain(d => d.Root!.Part("cac:TaxTotal").Add(new XElement(WithVatRoot().Part(Group)))),
            ["BR-O-12"] = Plain(d => d.Set($"{LineVat}/cbc:ID", "S")),
            ["BR-S-01"] = WithVat(d => d.Set($"{GroupVat}/cbc:ID", "E")),
            ["BR-S-02"] = WithVat(d => d.Remove($"{Seller}/cac:PartyTaxScheme")),
            ["BR-S-05"] = WithVat(d => d.Set($"{LineVat}/cbc:Percent", "0")),
            ["BR-S-08"] = WithVat(d => d.Set($"{Group}/cbc:TaxableAmount", "1234.55")),
            ["BR-S-09"] = WithVat(d => d.Set($"{Group}/cbc:TaxAmount", "308.64")),
            ["BR-S-10"] = WithVat(d => d.Plant(GroupVat, Value("TaxExemptionReason", "Undantag"))),
            ["PEPPOL-EN16931-R001"] = Plain(d => d.Remove("cbc:ProfileID")),
            ["PEPPOL-EN16931-R002"] = Plain(d => d.Root!.Add(Value("Note", "En till"))),
            ["PEPPOL-EN16931-R003"] = Plain(d => d.Remove("cbc:BuyerReference")),
            ["PEPPOL-EN16931-R004"] = Plain(d => d.Set("cbc:CustomizationID", "urn:cen.eu:en16931:2017")),
            ["PEPPOL-EN16931-R005"] = Plain(d => d.Root!.Add(Value("TaxCurrencyCode", "SEK"))),
            ["PEPPOL-EN16931-R007"] = Plain(d => d.Set("cbc:ProfileID", "urn:www.cenbii.eu:profile:bii05:ver2.0")),
            ["PEPPOL-EN16931-R008"] = Plain(d => d.Set("cbc:Note", "")),
            ["PEPPOL-EN16931-R010"] = Plain(d => d.Remove($"{Buyer}/cbc:EndpointID")),
            ["PEPPOL-EN16931-R020"] = Plain(d => d.Remove($"{Seller}/cbc:EndpointID")),
            ["PEPPOL-EN16931-R043"] = Plain(d =>
                d.Plant(Line, new XElement(Cac("AllowanceCharge"), Value("ChargeIndicator", "1")))
            ),
            ["PEPPOL-EN16931-R051"] = Plain(d => d.Mark($"{Line}/cbc:LineExtensionAmount", "currencyID", "EUR")),
            ["PEPPOL-EN16931-R053"] = Plain(d => d.Root!.Add(new XElement(d.Root!.Part("cac:TaxTotal")))),
            ["PEPPOL-EN16931-R054"] = Plain(d =>
                d.Root!.Add(new XElement(Cac("TaxTotal"), Amount("TaxAmount", "0.00")))
            ),
            ["PEPPOL-EN16931-R061"] = Plain(d => d.Set("cac:PaymentMeans/cbc:PaymentMeansCode", "49")),
            ["PEPPOL-EN16931-R110"] = Plain(d =>
                d.Plant(Line, new XElement(Cac("InvoicePeriod"), Value("StartDate", "2021-01-01")))
            ),
            ["PEPPOL-EN16931-R120"] = Plain(d => d.Set($"{Line}/cbc:InvoicedQuantity", "5664")),
            ["PEPPOL-EN16931-R121"] = Plain(d => d.Plant($"{Line}/cac:Price", Value("BaseQuantity", "0"))),
            ["PEPPOL-EN16931-P0100"] = Plain(d => d.Set("cbc:InvoiceTypeCode", "389")),
            ["PEPPOL-EN16931-P0101"] = Credit(d => d.Set("cbc:CreditNoteTypeCode", "380")),
            ["PEPPOL-EN16931-P0105"] = Plain(d => d.Set($"{GroupVat}/cbc:ID", "E")),
            ["PEPPOL-EN16931-F001"] = Plain(d => d.Set("cbc:DueDate", "2022-03-31+01:00")),
            ["PEPPOL-COMMON-R049"] = Plain(d => d.Set($"{Buyer}/cbc:EndpointID", "212000-1595")),
            ["SE-R-001"] = WithVat(d => d.Set(VatNumber, "SE2321000131")),
            ["SE-R-002"] = WithVat(d => d.Set(VatNumber, "SE232100-01310")),
            ["SE-R-003"] = Plain(d => d.Set($"{Seller}/cac:PartyLegalEntity/cbc:CompanyID", "232100-013")),
            ["SE-R-004"] = Plain(d => d.Set($"{Seller}/cac:PartyLegalEntity/cbc:CompanyID", "162321000131")),
            ["SE-R-005"] = Plain(d => d.Set($"{Seller}/cac:PartyTaxScheme/cbc:CompanyID", "Innehar F-skattsedel")),
            ["SE-R-006"] = WithVat(d => d.Set($"{LineVat}/cbc:Percent", "20")),
            ["SE-R-007"] = Plain(d => Plusgiro(d, "65 12-3")),
            ["SE-R-008"] = Plain(d => d.Set($"{Account}/cbc:ID", "5050-105")),
            ["SE-R-009"] = Plain(d => d.Set($"{Account}/cbc:ID", "505010")),
            ["SE-R-010"] = Plain(d => Plusgiro(d, "123456789")),
            ["SE-R-011"] = Plain(d => d.Set("cac:PaymentMeans/cbc:PaymentMeansCode", "56")),
            ["SE-R-012"] = Plain(d => d.Set("cac:PaymentMeans/cbc:PaymentMeansCode", "31")),
            ["SE-R-013"] = Plain(d => d.Set($"{Seller}/cac:PartyLegalEntity/cbc:CompanyID", "2321000132")),
        };

    private static string VatNumber => $"{Seller}/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID";

    private static Func<XDocument> Plain(Action<XDocument> spoil) => () => Spoilt(SampleInvoice.Contribution, spoil);

    private static Func<XDocument> WithVat(Action<XDocument> spoil) => () => Spoilt(SampleInvoice.WithVat, spoil);

    private static Func<XDocument> Credit(Action<XDocument> spoil) => () => Spoilt(SampleInvoice.Credit, spoil);

    private static XElement WithVatRoot() => Spoilt(SampleInvoice.WithVat, _ => { }).Root!;

    private static XDocument Spoilt(InvoiceFigures figures, Action<XDocument> spoil)
    {
        using var stream = new MemoryStream(EInvoice.Write(figures));
        var document = XDocument.Load(stream);
        spoil(document);
        return document;
    }

    private static void Plusgiro(XDocument d, string account)
    {
        d.Set($"{Account}/cac:FinancialInstitutionBranch/cbc:ID", "SE:PLUSGIRO");
        d.Set($"{Account}/cbc:ID", account);
    }

    private static XName Cac(string name) => XName.Get(name, UblDocument.Cac);

    private static XElement Value(string name, string text) => new(XName.Get(name, UblDocument.Cbc), text);

    private static XElement Amount(string name, string text) =>
        new(XName.Get(name, UblDocument.Cbc), new XAttribute("currencyID", "SEK"), text);

    private static XElement Part(this XElement root, string path) => UblDocument.Select(root, path).First();

    private static void Remove(this XDocument d, string path) =>
        UblDocument.Select(d.Root!, path).ToList().ForEach(e => e.Remove());

    private static void Set(this XDocument d, string path, string value) => d.Root!.Part(path).Value = value;

    private static void Mark(this XDocument d, string path, string attribute, string? value) =>
        d.Root!.Part(path).SetAttributeValue(attribute, value);

    private static void Plant(this XDocument d, string path, XElement part) => d.Root!.Part(path).Add(part);
}

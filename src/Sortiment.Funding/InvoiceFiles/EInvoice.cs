using System.Globalization;
using System.Text;
using System.Xml;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.InvoiceFiles;

/// <summary>
/// An invoice or credit invoice as Peppol BIS Billing 3: UBL 2.1, the European norm EN 16931 and the Swedish rules. Paid to
/// bankgiro with the OCR reference as payment id.
/// </summary>
/// <remarks>Elements stand in the order of the schema, which is the order they are written in here.</remarks>
internal static class EInvoice
{
    private const string Customization = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    private const string Profile = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    /// <summary>Writes the document; the same figures give the same bytes.</summary>
    /// <exception cref="InvalidProblem">Something is missing that the receiver's system would refuse it for.</exception>
    public static byte[] Write(InvoiceFigures figures)
    {
        using var stream = new MemoryStream();
        Write(figures, stream);
        return stream.ToArray();
    }

    /// <summary>Writes the document to a stream, which stays open.</summary>
    /// <exception cref="InvalidProblem">Something is missing that the receiver's system would refuse it for.</exception>
    public static void Write(InvoiceFigures figures, Stream to)
    {
        Check(figures);
        var root = figures.IsCredit ? "CreditNote" : "Invoice";
        var settings = new XmlWriterSettings
        {
            Indent = true,
            Encoding = new UTF8Encoding(false),
            NewLineChars = "\n",
        };
        using var xml = XmlWriter.Create(to, settings);
        xml.WriteStartElement(root, $"urn:oasis:names:specification:ubl:schema:xsd:{root}-2");
        xml.WriteAttributeString("xmlns", "cac", null, Ubl.Aggregate);
        xml.WriteAttributeString("xmlns", "cbc", null, Ubl.Basic);
        Head(xml, figures);
        Seller(xml, figures);
        Buyer(xml, figures.Buyer);
        Payment(xml, figures);
        Vat(xml, figures);
        Totals(xml, figures);
        foreach (var (index, line) in figures.Lines.Index())
        {
            Line(xml, figures, line, index + 1);
        }

        xml.WriteEndElement();
    }

    private static void Check(InvoiceFigures figures)
    {
        var errors = new Dictionary<string, string[]>();
        if (
            string.IsNullOrWhiteSpace(figures.Buyer.Reference)
            && string.IsNullOrWhiteSpace(figures.Buyer.OrderReference)
        )
        {
            errors["buyer.reference"] =
            [
                $"{figures.Buyer.Name} saknar fakturareferens. Ange köparens referens eller beställningsnummer: en e-faktura utan tas inte emot.",
            ];
        }

        if (figures.Lines.Count == 0)
        {
            errors["lines"] = [$"Faktura {figures.Number} har inga rader."];
        }

        if (figures.Lines.Any(line => line.Price < Money.Zero))
        {
            errors["lines"] = [$"Faktura {figures.Number} har ett negativt pris. Använd en kreditfaktura."];
        }

        if (errors.Count > 0)
        {
            throw new InvalidProblem(errors);
        }
    }

    private static void Head(XmlWriter xml, InvoiceFigures figures)
    {
        xml.Text("CustomizationID", Customization);
        xml.Text("ProfileID", Profile);
        xml.Text("ID", figures.Number);
        xml.Text("IssueDate", Ubl.Day(figures.Issued));
        if (figures.IsCredit)
        {
            xml.Text("CreditNoteTypeCode", "381");
        }
        else
        {
            xml.Text("DueDate", Ubl.Day(figures.Due));
            xml.Text("InvoiceTypeCode", "380");
        }

        xml.Text("Note", figures.Note);
        xml.Text("DocumentCurrencyCode", Ubl.Currency);
        xml.Text("BuyerReference", figures.Buyer.Reference);
        if (figures.Period is { } period)
        {
            xml.Group("InvoicePeriod");
            xml.Text("StartDate", Ubl.Day(period.From));
            xml.Text("EndDate", period.To is { } to ? Ubl.Day(to) : null);
            xml.WriteEndElement();
        }

        if (!string.IsNullOrWhiteSpace(figures.Buyer.OrderReference))
        {
            xml.Group("OrderReference");
            xml.Text("ID", figures.Buyer.OrderReference);
            xml.WriteEndElement();
        }

        if (figures.Credits is { } credited)
        {
            xml.Group("BillingReference", "InvoiceDocumentReference");
            xml.Text("ID", credited.Number);
            xml.Text("IssueDate", Ubl.Day(credited.Issued));
            xml.End(2);
        }
    }

    private static void Seller(XmlWriter xml, InvoiceFigures figures)
    {
        var seller = figures.Seller;
        xml.Group("AccountingSupplierParty", "Party");
        Endpoint(xml, seller.Peppol ?? PeppolAddress.Of(seller.Number));
        Address(xml, seller.Address);
        if (figures.Vat.Percent is not null)
        {
            TaxScheme(xml, seller.VatNumber, "VAT");
        }

        if (seller.ApprovedForFTax)
        {
            TaxScheme(xml, "Godkänd för F-skatt", "TAX");
        }

        Legal(xml, seller.Name, seller.Number);
        if (seller.Contact is { } contact)
        {
            xml.Group("Contact");
            xml.Text("Name", contact.Name);
            xml.Text("Telephone", contact.Phone);
            xml.Text("ElectronicMail", contact.Email);
            xml.WriteEndElement();
        }

        xml.End(2);
    }

    private static void Buyer(XmlWriter xml, InvoiceBuyer buyer)
    {
        xml.Group("AccountingCustomerParty", "Party");
        Endpoint(xml, buyer.Peppol ?? PeppolAddress.Of(buyer.Number));
        Address(xml, buyer.Address);
        Legal(xml, buyer.Name, buyer.Number);
        xml.End(2);
    }

    private static void Payment(XmlWriter xml, InvoiceFigures figures)
    {
        if (figures.Credits is { } credited)
        {
            xml.Group("PaymentTerms");
            xml.Text("Note", $"Krediterar faktura {credited.Number}. Beloppet ska inte betalas.");
            xml.WriteEndElement();
            return;
        }

        xml.Group("PaymentMeans");
        xml.Text("PaymentMeansCode", "30");
        xml.Text("PaymentID", figures.Ocr.Digits);
        xml.Group("PayeeFinancialAccount");
        xml.Text("ID", figures.Seller.Bankgiro.Digits);
        xml.Group("FinancialInstitutionBranch");
        xml.Text("ID", "SE:BANKGIRO");
        xml.End(3);
    }

    private static void Vat(XmlWriter xml, InvoiceFigures figures)
    {
        xml.Group("TaxTotal");
        xml.Amount("TaxAmount", figures.VatAmount);
        xml.Group("TaxSubtotal");
        xml.Amount("TaxableAmount", figures.Net);
        xml.Amount("TaxAmount", figures.VatAmount);
        Category(xml, "TaxCategory", figures.Vat, withReason: true);
        xml.End(2);
    }

    private static void Totals(XmlWriter xml, InvoiceFigures figures)
    {
        xml.Group("LegalMonetaryTotal");
        xml.Amount("LineExtensionAmount", figures.Net);
        xml.Amount("TaxExclusiveAmount", figures.Net);
        xml.Amount("TaxInclusiveAmount", figures.Total);
        xml.Amount("PayableAmount", figures.Total);
        xml.WriteEndElement();
    }

    private static void Line(XmlWriter xml, InvoiceFigures figures, InvoicedLine line, int number)
    {
        xml.Group(figures.IsCredit ? "CreditNoteLine" : "InvoiceLine");
        xml.Text("ID", number.ToString(CultureInfo.InvariantCulture));
        xml.Coded(
            figures.IsCredit ? "CreditedQuantity" : "InvoicedQuantity",
            "unitCode",
            line.Unit.Code,
            line.Quantity.ToString(CultureInfo.InvariantCulture)
        );
        xml.Amount("LineExtensionAmount", line.Net);
        xml.Group("Item");
        xml.Text("Description", line.Description);
        xml.Text("Name", line.Name);
        Category(xml, "ClassifiedTaxCategory", figures.Vat, withReason: false);
        xml.WriteEndElement();
        xml.Group("Price");
        xml.Amount("PriceAmount", line.Price);
        xml.End(2);
    }

    private static void Endpoint(XmlWriter xml, PeppolAddress address) =>
        xml.Coded("EndpointID", "schemeID", address.Scheme, address.Id);

    private static void Address(XmlWriter xml, PostalAddress? address)
    {
        xml.Group("PostalAddress");
        xml.Text("StreetName", address?.Street);
        xml.Text("CityName", address?.City);
        xml.Text("PostalZone", address?.PostalCode);
        xml.Group("Country");
        xml.Text("IdentificationCode", "SE");
        xml.End(2);
    }

    private static void Legal(XmlWriter xml, string name, OrganisationNumber number)
    {
        xml.Group("PartyLegalEntity");
        xml.Text("RegistrationName", name);
        xml.Coded("CompanyID", "schemeID", "0007", number.Digits);
        xml.WriteEndElement();
    }

    private static void TaxScheme(XmlWriter xml, string id, string scheme)
    {
        xml.Group("PartyTaxScheme");
        xml.Text("CompanyID", id);
        xml.Group("TaxScheme");
        xml.Text("ID", scheme);
        xml.End(2);
    }

    private static void Category(XmlWriter xml, string name, VatTreatment vat, bool withReason)
    {
        xml.Group(name);
        xml.Text("ID", vat.Code);
        xml.Text("Percent", vat.Percent?.ToString(CultureInfo.InvariantCulture));
        xml.Text("TaxExemptionReasonCode", withReason ? vat.ReasonCode : null);
        xml.Text("TaxExemptionReason", withReason ? vat.Reason : null);
        xml.Group("TaxScheme");
        xml.Text("ID", "VAT");
        xml.End(2);
    }
}

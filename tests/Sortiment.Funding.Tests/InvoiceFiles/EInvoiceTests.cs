using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Sortiment.Funding.InvoiceFiles;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.Tests.InvoiceFiles;

/// <summary>The e-invoice against UBL's schema, the norm, Peppol's and Sweden's rules.</summary>
public sealed class EInvoiceTests
{
    private static readonly IReadOnlyDictionary<string, InvoiceFigures> Kinds = new Dictionary<string, InvoiceFigures>
    {
        ["contribution"] = SampleInvoice.Contribution,
        ["with VAT"] = SampleInvoice.WithVat,
        ["credit"] = SampleInvoice.Credit,
        ["credit with VAT"] = SampleInvoice.WithVat with
        {
            Credits = new CreditedInvoice("2022-0018", new(2022, 3, 1)),
        },
        ["order number only"] = SampleInvoice.Contribution with
        {
            Buyer = SampleInvoice.Buyer with { Reference = null, OrderReference = "4500012345" },
            Note = null,
            Period = null,
            Seller = SampleInvoice.Seller with { Contact = null, ApprovedForFTax = false },
        },
        ["received at a GLN"] = SampleInvoice.Contribution with
        {
            Buyer = SampleInvoice.Buyer with { Peppol = new PeppolAddress("0088", "7300010000001") },
        },
    };

    public static TheoryData<string> KindNames => [.. Kinds.Keys];

    public static TheoryData<string> RuleIds => [.. UblRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(KindNames))]
    public void Is_valid_against_the_schema(string kind)
    {
        var schemas = Schemas();
        var faults = new List<string>();
        Read(EInvoice.Write(Kinds[kind])).Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.Empty(faults);
    }

    [Fact]
    public void The_schema_refuses_an_element_out_of_order()
    {
        var schemas = Schemas();
        var document = Read(EInvoice.Write(SampleInvoice.Contribution));
        var id = document.Root!.Element(XName.Get("ID", UblDocument.Cbc))!;
        id.Remove();
        document.Root.Add(id);
        var faults = new List<string>();
        document.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.NotEmpty(faults);
    }

    [Theory]
    [MemberData(nameof(KindNames))]
    public void Keeps_every_rule(string kind) => Assert.Empty(UblRules.BrokenBy(Read(EInvoice.Write(Kinds[kind]))));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_planted_document_breaks_the_rule(string rule) =>
        Assert.Contains(rule, UblRules.BrokenBy(PlantedInvoices.ByRule[rule]()));

    [Theory]
    [InlineData("peppol-invoice-base.xml")]
    [InlineData("peppol-invoice-outside-vat.xml")]
    public void Peppols_own_examples_keep_every_rule(string sample) =>
        Assert.Empty(UblRules.BrokenBy(XDocument.Load(Given.Sample(sample))));

    [Fact]
    public void Says_what_the_figures_say()
    {
        var invoice = new UblDocument(Read(EInvoice.Write(SampleInvoice.Contribution)));
        Assert.Equal("2022-0017", invoice.Text("cbc:ID"));
        Assert.Equal("1444-EKON", invoice.Text("cbc:BuyerReference"));
        Assert.Equal(SampleInvoice.Contribution.Ocr.Digits, invoice.Text("cac:PaymentMeans/cbc:PaymentID"));
        Assert.Equal("50501055", invoice.Text("cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"));
        Assert.Equal("5665", invoice.Text("cac:InvoiceLine/cbc:InvoicedQuantity"));
        Assert.Equal("56650.00", invoice.Text("cac:LegalMonetaryTotal/cbc:PayableAmount"));
        Assert.Equal("VATEX-EU-O", invoice.Text("//cbc:TaxExemptionReasonCode"));
        Assert.Equal(
            "2120001595",
            invoice.Text("cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID[@schemeID='0007']")
        );
    }

    [Fact]
    public void Vat_is_rounded_once_on_the_whole()
    {
        Assert.Equal(133_455, SampleInvoice.WithVat.Net.Ore);
        Assert.Equal(33_364, SampleInvoice.WithVat.VatAmount.Ore); // 333,6375 kr
        Assert.Equal(166_819, SampleInvoice.WithVat.Total.Ore);
    }

    [Fact]
    public void A_credit_invoice_names_what_it_credits_and_asks_for_no_payment()
    {
        var credit = new UblDocument(Read(EInvoice.Write(SampleInvoice.Credit)));
        Assert.True(credit.IsCredit);
        Assert.Equal("2022-0017", credit.Text("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"));
        Assert.Equal("56650.00", credit.Text("cac:LegalMonetaryTotal/cbc:PayableAmount"));
        Assert.False(credit.Has("cac:PaymentMeans"));
    }

    [Fact]
    public void Is_refused_without_a_reference_of_the_buyer()
    {
        var figures = SampleInvoice.Contribution with { Buyer = SampleInvoice.Buyer with { Reference = " " } };
        var problem = Assert.Throws<InvalidProblem>(() => EInvoice.Write(figures));
        Assert.Contains("Grästorps kommun saknar fakturareferens", problem.Message);
    }

    [Fact]
    public void Is_refused_without_lines_or_with_a_negative_price()
    {
        Assert.Throws<InvalidProblem>(() => EInvoice.Write(SampleInvoice.Contribution with { Lines = [] }));
        var line = SampleInvoice.Contribution.Lines[0] with { Price = new(-1) };
        Assert.Throws<InvalidProblem>(() => EInvoice.Write(SampleInvoice.Contribution with { Lines = [line] }));
    }

    private static XDocument Read(byte[] xml)
    {
        using var stream = new MemoryStream(xml);
        return XDocument.Load(stream);
    }

    private static XmlSchemaSet Schemas()
    {
        var ubl = Given.Schema("ubl-2.1");
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        var dtd = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = new XmlUrlResolver() };
        using var signature = XmlReader.Create(Path.Combine(ubl, "common/UBL-xmldsig-core-schema-2.1.xsd"), dtd);
        schemas.Add(null, signature);
        schemas.Add(null, Path.Combine(ubl, "maindoc/UBL-Invoice-2.1.xsd"));
        schemas.Add(null, Path.Combine(ubl, "maindoc/UBL-CreditNote-2.1.xsd"));
        return schemas;
    }
}

using Sortiment.Funding.InvoiceFiles;
using Sortiment.Funding.Tests.Pdf;
using Sortiment.Kernel;

namespace Sortiment.Funding.Tests.InvoiceFiles;

/// <summary>Invoice, credit invoice and reminder on paper, as another program reads them.</summary>
public sealed class InvoicePdfTests
{
    private static readonly ReminderFigures Reminder = new(
        SampleInvoice.Contribution,
        1,
        new DateOnly(2022, 4, 11),
        new Money(1_665_000),
        new DateOnly(2022, 4, 21)
    );

    [Fact]
    public void Says_who_what_how_much_and_when_in_Swedish()
    {
        using var pdf = new ReadPdf(InvoicePdf.Write(SampleInvoice.Contribution));
        var text = pdf.Text;
        Assert.Contains("Västra Götalandsregionen", text);
        Assert.Contains("Grästorps kommun", text);
        Assert.Contains("Åsa Öberg", text);
        Assert.Contains("Godkänd för F-skatt", text);
        Assert.Contains("Omfattas inte av mervärdesskatt", text);
        Assert.Contains("5 665", text);
        Assert.Contains("10,00 kr", text);
        Assert.Contains("56 650,00 kr", text);
        Assert.Contains("5050-1055", text);
        Assert.Contains(SampleInvoice.Contribution.Ocr.Digits, text);
        Assert.Contains("2022-03-31", text);
        Assert.DoesNotContain("Momsregistreringsnummer", text);
        Assert.Single(pdf.Pages);
    }

    [Fact]
    public void Shows_vat_and_the_vat_number_where_there_is_vat()
    {
        using var pdf = new ReadPdf(InvoicePdf.Write(SampleInvoice.WithVat));
        Assert.Contains("Moms 25 %", pdf.Text);
        Assert.Contains("333,64 kr", pdf.Text);
        Assert.Contains("1 668,19 kr", pdf.Text);
        Assert.Contains("SE232100013101", pdf.Text);
    }

    [Fact]
    public void A_credit_invoice_says_so_and_gives_nowhere_to_pay()
    {
        using var pdf = new ReadPdf(InvoicePdf.Write(SampleInvoice.Credit));
        Assert.Contains("Kreditfaktura", pdf.Text);
        Assert.Contains("Krediterar faktura 2022-0017", pdf.Text);
        Assert.Contains("Att kreditera", pdf.Text);
        Assert.DoesNotContain("OCR-nummer", pdf.Text);
    }

    [Fact]
    public void A_reminder_asks_for_what_is_left_with_the_invoices_own_reference()
    {
        using var pdf = new ReadPdf(ReminderPdf.Write(Reminder));
        Assert.Contains("Påminnelse", pdf.Text);
        Assert.Contains("−16 650,00 kr", pdf.Text);
        Assert.Contains("40 000,00 kr", pdf.Text);
        Assert.Contains(SampleInvoice.Contribution.Ocr.Digits, pdf.Text);
        Assert.Contains("2022-04-21", pdf.Text);
    }

    [Theory]
    [InlineData(1_734_443, 1_000)]
    [InlineData(1, 1_734_443_000)]
    public void The_regions_contribution_is_not_broken_over_two_lines(long quantity, long price)
    {
        var line = SampleInvoice.Contribution.Lines[0] with { Quantity = quantity, Price = new Money(price) };
        using var pdf = new ReadPdf(InvoicePdf.Write(SampleInvoice.Contribution with { Lines = [line] }));
        // line, sum, to pay, and to pay once more at the bankgiro; the price too when it is the whole
        Assert.Equal(quantity == 1 ? 5 : 4, pdf.Text.Split("17 344 430,00 kr").Length - 1);
    }

    public static TheoryData<string> Kinds => ["invoice", "VAT", "credit", "reminder"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_accessible(string kind)
    {
        using var pdf = new ReadPdf(Write(kind));
        Assert.Equal("sv-SE", pdf.Language);
        Assert.Contains("från Västra Götalandsregionen", pdf.Title);
        Assert.True(pdf.ShowsTitle);
        Assert.True(pdf.IsMarked);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", pdf.Metadata);
        Assert.Contains(pdf.Title!, pdf.Metadata);
        Assert.Single(pdf.Structure, line => line == "/Document/H1");
        Assert.Contains("/Document/P", pdf.Structure);
        Assert.Contains("/Document/Table/THead/TR/TH", pdf.Structure);
        Assert.Contains("/Document/Table/TBody/TR/TD", pdf.Structure);
        Assert.Equal(0, pdf.UnmarkedLetters);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Carries_its_fonts(string kind)
    {
        using var pdf = new ReadPdf(Write(kind));
        Assert.Equal(2, pdf.Fonts.Count);
        Assert.All(pdf.Fonts, font => Assert.Matches("^[A-Z]{6}\\+SourceSans3-(Regular|Semibold)$", font.Name));
        Assert.All(pdf.Fonts, font => Assert.InRange(font.File, 1000, 60_000));
        Assert.All(pdf.Fonts, font => Assert.True(font.Unicode > 0));
    }

    [Fact]
    public void The_same_figures_give_the_same_bytes() =>
        Assert.Equal(InvoicePdf.Write(SampleInvoice.Contribution), InvoicePdf.Write(SampleInvoice.Contribution));

    private static byte[] Write(string kind) =>
        kind switch
        {
            "VAT" => InvoicePdf.Write(SampleInvoice.WithVat),
            "credit" => InvoicePdf.Write(SampleInvoice.Credit),
            "reminder" => ReminderPdf.Write(Reminder),
            _ => InvoicePdf.Write(SampleInvoice.Contribution),
        };
}

using Sortiment.Funding.InvoiceFiles;
using Sortiment.Kernel;

namespace Sortiment.Funding.Tests.InvoiceFiles;

/// <summary>Made-up invoices of the kinds that there are.</summary>
internal static class SampleInvoice
{
    public static readonly InvoiceSeller Seller = new(
        "Västra Götalandsregionen",
        OrganisationNumber.Parse("232100-0131"),
        new PostalAddress("Regionens Hus", "462 80", "Vänersborg"),
        BankgiroNumber.Parse("5050-1055"),
        ApprovedForFTax: true,
        new InvoiceContact("Åsa Öberg", "010-441 00 00", "ekonomi@example.se")
    );

    public static readonly InvoiceBuyer Buyer = new(
        "Grästorps kommun",
        OrganisationNumber.Parse("212000-1595"),
        new PostalAddress("Box 1234", "467 80", "Grästorp"),
        "1444-EKON"
    );

    /// <summary>The contribution of a principal with 5 665 inhabitants: outside VAT, 56 650 kr.</summary>
    public static InvoiceFigures Contribution { get; } =
        new(
            "2022-0017",
            new DateOnly(2022, 3, 1),
            new DateOnly(2022, 3, 31),
            Seller,
            Buyer,
            OcrReference.Create("20220017"),
            VatTreatment.OutsideScope,
            [
                new InvoicedLine(
                    "Bidrag till uppbyggnad av sortimentet",
                    5665,
                    InvoiceUnit.Inhabitants,
                    new Money(1000),
                    "10 kr per invånare 2020-12-31"
                ),
            ],
            new Period(new DateOnly(2022, 1, 1), new DateOnly(2025, 6, 30)),
            "Gemensam finansiering av uppbyggnadsperioden, beslut SRO 2021-11-04 § 12."
        );

    /// <summary>With 25 per cent VAT, two lines and öre: 1 234,55 + 100 -> 1 668,19 kr.</summary>
    public static InvoiceFigures WithVat { get; } =
        Contribution with
        {
            Number = "2022-0018",
            Ocr = OcrReference.Create("20220018"),
            Vat = VatTreatment.Standard,
            Lines =
            [
                new InvoicedLine("Utbildning, halvdag", 1, InvoiceUnit.Pieces, new Money(123_455)),
                new InvoicedLine("Kursmaterial", 4, InvoiceUnit.Pieces, new Money(2_500)),
            ],
        };

    /// <summary>Credits the whole contribution.</summary>
    public static InvoiceFigures Credit { get; } =
        Contribution with
        {
            Number = "2022-0051",
            Issued = new DateOnly(2022, 4, 5),
            Ocr = OcrReference.Create("20220051"),
            Credits = new CreditedInvoice("2022-0017", new DateOnly(2022, 3, 1)),
        };
}

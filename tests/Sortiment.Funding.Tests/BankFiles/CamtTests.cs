using System.Text;
using System.Xml.Linq;
using Sortiment.Funding.BankFiles;
using Sortiment.Kernel;
using static Sortiment.Funding.Tests.BankFiles.CamtText;

namespace Sortiment.Funding.Tests.BankFiles;

public sealed class CamtTests
{
    private static readonly CamtText Two = Statement2;

    public static TheoryData<string, int> Messages =>
        new()
        {
            { "053", 2 },
            { "053", 8 },
            { "054", 2 },
            { "054", 8 },
        };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_statement_is_read_transaction_by_transaction(string type, int version)
    {
        var (summary, payments) = await Given.Read(CamtText.Of(type, version).Usual(), Encoding.UTF8);

        Given.AssertAgree(summary, payments);
        Assert.Equal($"Camt{type}V{version}", summary.Format.ToString());
        Assert.Equal([10000L, 150000, 25050, -4000], payments.Select(p => p.Amount.Ore));
        Assert.Equal(new Money(185050), summary.Credits);
        Assert.Equal(new Money(4000), summary.Debits);
        Assert.Equal(["SE4550000000058398257466"], summary.Accounts);
        Assert.Empty(summary.PassedOver);

        Assert.Equal("Insättning", payments[0].Text);
        Assert.Equal("E1", payments[0].BankId);
        var second = payments[1];
        Assert.Equal("T1", second.BankId);
        Assert.Equal([new PaymentReference("1234567897", ReferenceKind.Ocr)], second.References);
        Assert.Equal("Grästorps kommun", second.PayerName);
        Assert.Equal("212000-1595", second.PayerOrganisationNumber.ToString());
        Assert.Equal(new BankAccount("9912346", AccountKind.Bankgiro), second.PayerAccount);
        Assert.Equal("51234567", second.Bankgiro);
        Assert.Equal(new BankAccount("SE4550000000058398257466", AccountKind.Iban), second.Account);
        Assert.Equal(new DateOnly(2022, 3, 16), second.BookingDate);
        Assert.Equal("Faktura 2022-0017", payments[2].Text);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Any_prefix_and_any_order_of_elements_will_do(string type, int version)
    {
        var usual = CamtText.Of(type, version).Usual();
        var expected = await Given.Read(usual, Encoding.UTF8);
        var turned = XDocument.Parse(usual);
        Turn(turned.Root!);
        turned.Root!.Attribute("xmlns")!.Remove();
        turned.Root.Add(new XAttribute(XNamespace.Xmlns + "ns2", turned.Root.Name.NamespaceName));
        var text = turned.ToString();
        Assert.Contains("<ns2:Ntry>", text, StringComparison.Ordinal);

        var (summary, payments) = await Given.Read(text, Encoding.UTF8);
        Given.AssertAgree(summary, payments);
        Assert.Equal(expected.Summary.Net, summary.Net);
        Assert.Equal(expected.Summary.Accounts, summary.Accounts);
        Assert.Equivalent(
            expected.Payments.Select(p => p with { Ordinal = 0 }).OrderBy(p => p.Fingerprint, StringComparer.Ordinal),
            payments.Select(p => p with { Ordinal = 0 }).OrderBy(p => p.Fingerprint, StringComparer.Ordinal),
            strict: true
        );

        static void Turn(XElement element)
        {
            var children = element.Elements().Reverse().ToList();
            if (children.Count > 0)
            {
                element.RemoveNodes();
                children.ForEach(Turn);
                element.Add(children);
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task The_same_payment_has_the_same_fingerprint_in_statement_and_notification(int version)
    {
        var statement = await Given.Read(CamtText.Of("053", version).Usual(), Encoding.UTF8);
        var notification = await Given.Read(CamtText.Of("054", 10 - version).Usual(), Encoding.UTF8);
        Assert.Equal(statement.Payments.Select(p => p.Fingerprint), notification.Payments.Select(p => p.Fingerprint));
    }

    [Fact]
    public async Task Structured_references_keep_their_kind_and_amount()
    {
        var remittance =
            Invoice("2022-0001", 700m)
            + Invoice("2022-0002", 50m, "CREN", "CdtNoteAmt")
            + Invoice("X9", 50m, "DISP")
            + "<Strd><AddtlRmtInf>med tack</AddtlRmtInf></Strd>";
        var details = Two.Details(700m, "T1", remittance).Replace("NOTPROVIDED", "VÅR-17");
        var (_, payments) = await Given.Read(Statement(700m, Two.Entry(700m, details)), Encoding.UTF8);

        var payment = Assert.Single(payments);
        Assert.Equal(
            [
                new PaymentReference("2022-0001", ReferenceKind.InvoiceNumber, new Money(70000)),
                new PaymentReference("2022-0002", ReferenceKind.CreditNote, new Money(-5000)),
                new PaymentReference("X9", ReferenceKind.Free, new Money(5000)),
                new PaymentReference("VÅR-17", ReferenceKind.PayersOwn),
            ],
            payment.References
        );
        Assert.Equal("med tack", payment.Text);
    }

    [Fact]
    public async Task Entries_that_are_not_booked_are_passed_over()
    {
        var (summary, payments) = await Given.Read(
            Statement(
                100m,
                Two.Entry(100m),
                Two.Entry(77m, status: "PDNG"),
                Two.Entry(-5m, Two.Details(3m) + Two.Details(2m), status: "INFO")
            ),
            Encoding.UTF8
        );
        Given.AssertAgree(summary, payments);
        Assert.Single(payments);
        Assert.Equal(["Ntry", "Ntry"], summary.PassedOver.Select(p => p.Element));
        Assert.Contains(
            "77,00 kr är inte bokförd (PDNG)",
            summary.PassedOver[0].Reason.Plain(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("60", "39.99")]
    [InlineData("60", null)]
    public async Task Transactions_that_are_not_their_entry_are_taken_as_one(string first, string? second)
    {
        var details =
            Two.Details(decimal.Parse(first, System.Globalization.CultureInfo.InvariantCulture), "T1", Ocr("17"))
            + Two.Details(
                second is null ? null : decimal.Parse(second, System.Globalization.CultureInfo.InvariantCulture),
                "T2"
            );
        var (summary, payments) = await Given.Read(Statement(100m, Two.Entry(100m, details)), Encoding.UTF8);

        Given.AssertAgree(summary, payments);
        var payment = Assert.Single(payments);
        Assert.Equal(new Money(10000), payment.Amount);
        Assert.Empty(payment.References);
        Assert.Equal(2, payment.BatchOf);
        Assert.Equal("NtryDtls", Assert.Single(summary.PassedOver).Element);
    }

    [Fact]
    public async Task A_lone_transaction_is_its_entry_whatever_its_own_amount()
    {
        var details = Two.Details(9m, "T1", Ocr("17"), "EUR");
        var (summary, payments) = await Given.Read(Statement(100m, Two.Entry(100m, details)), Encoding.UTF8);
        Given.AssertAgree(summary, payments);
        Assert.Equal(new Money(10000), payments[0].Amount);
        Assert.Equal("17", payments[0].References[0].Value);
    }

    [Fact]
    public async Task A_batch_that_is_not_told_apart_says_of_how_many()
    {
        var (_, payments) = await Given.Read(Statement(100m, Two.Entry(100m, Batch(5))));
        Assert.Equal(5, Assert.Single(payments).BatchOf);
    }

    [Fact]
    public async Task A_transaction_may_go_the_other_way_than_its_entry()
    {
        var eight = Statement8;
        var back = eight.Details(20m, "T2").Replace("CRDT", "DBIT");
        var file = eight.File(
            eight.Statement(
                "S1",
                Account(),
                Balance("OPBD", 0m),
                Balance("CLBD", 80m),
                eight.Entry(80m, eight.Details(100m, "T1") + back)
            )
        );
        var (summary, payments) = await Given.Read(file, Encoding.UTF8);
        Given.AssertAgree(summary, payments);
        Assert.Equal([10000L, -2000], payments.Select(p => p.Amount.Ore));
    }

    [Fact]
    public async Task A_reversal_says_so_and_an_overdrawn_account_may_start_below_nought()
    {
        var entry = Two.Entry(-40m).Replace("<Sts>", "<RvslInd>true</RvslInd><Sts>");
        var file = Two.File(Two.Statement("S1", Account(), Balance("OPBD", -10m), Balance("CLBD", -50m), entry));
        var (_, payments) = await Given.Read(file);
        Assert.True(Assert.Single(payments).IsReversal);
    }

    [Fact]
    public async Task A_page_opens_and_closes_with_interim_balances()
    {
        var file = Two.File(
            Two.Statement("S1", Account(), Balance("OPBD", 10m), Balance("ITBD", 110m), Two.Entry(100m)),
            Two.Statement("S2", Account(), Balance("ITBD", 110m), Balance("CLBD", 60m), Two.Entry(-50m, id: "E2")),
            Two.Statement("S3", Account(), Balance("PRCD", 60m), Balance("CLBD", 60m))
        );
        var (summary, payments) = await Given.Read(file);
        Given.AssertAgree(summary, payments);
        Assert.Equal(2, payments.Count);
    }

    [Fact]
    public async Task Alike_payments_without_ids_are_two()
    {
        var alike = Two.Details(50m, "", Ocr("17"));
        var file = Statement(100m, Two.Entry(100m, alike + alike, id: "E1"));
        var (summary, payments) = await Given.Read(file, Encoding.UTF8);
        Given.AssertAgree(summary, payments);
        var again = await Given.Read(file, Encoding.UTF8);
        Assert.Equal(payments.Select(p => p.Fingerprint), again.Payments.Select(p => p.Fingerprint));
    }

    [Fact]
    public async Task Elements_of_other_namespaces_are_no_concern()
    {
        var own = "<x:Ntry xmlns:x=\"urn:own\"><x:Amt Ccy=\"SEK\">5</x:Amt></x:Ntry><Splm>1</Splm>";
        var (summary, payments) = await Given.Read(Statement(100m, own, Two.Entry(100m)));
        Given.AssertAgree(summary, payments);
        Assert.Single(payments);
    }

    /// <summary>A statement from nought to the sum.</summary>
    private static string Statement(decimal sum, params string[] parts) =>
        Two.File(Two.Statement("S1", [Account(), Balance("OPBD", 0m), Balance("CLBD", sum), .. parts]));
}

using Sortiment.Funding.BankFiles;
using Sortiment.Kernel;

namespace Sortiment.Funding.Tests.BankFiles;

/// <summary>What a person would say that the samples hold.</summary>
public sealed class SampleTests
{
    /// <summary>
    /// Bankgirot's example: two deposits in kronor and one in euro. Line 17 has lost its form, and five organisation
    /// numbers are made up.
    /// </summary>
    [Fact]
    public async Task Bankgirots_example_has_seven_payments_in_kronor()
    {
        using var file = Shared.Sample("bgmax-example.txt");
        var (summary, payments) = await Given.Read(file);

        Given.AssertAgree(summary, payments);
        Assert.Equal(BankFileFormat.BgMax, summary.Format);
        Assert.Equal([100000L, -50000, 140000, 110000, 120000, 70000, 500000], payments.Select(p => p.Amount.Ore));
        Assert.Equal(new Money(1_040_000), summary.Credits);
        Assert.Equal(new Money(50_000), summary.Debits);
        Assert.Equal(new Money(990_000), summary.Net);
        Assert.Equal(new Period(new DateOnly(2004, 5, 25), new DateOnly(2004, 5, 25)), summary.Period);
        Assert.Equal(["5841000001009823", "9912346"], summary.Accounts);

        Assert.Equal(
            [
                "655969",
                "89853",
                "657866 658765 657767, 657866, 658765, 657767",
                "650861",
                "",
                "659763",
                "658260, 658369, 658468",
            ],
            payments.Select(p => string.Join(", ", p.References.Select(r => r.Value)))
        );
        Assert.Equal("Betalning med extra refnr 657965", payments[2].Text);
        Assert.Equal(["Kalles Plåt AB", "Olles färg AB", "Berits Garn"], payments.Select(p => p.PayerName).Distinct());
        Assert.Equal(ReferenceKind.Ocr, payments[0].References[0].Kind);
        Assert.Equal("550000-1234", payments[0].PayerOrganisationNumber.ToString());

        Assert.Equal([17L, 29, 34, 39, 59, 64, 65], summary.PassedOver.Select(p => p.Line));
        Assert.Contains("skadad", summary.PassedOver[0].Reason, StringComparison.Ordinal);
        Assert.Contains("5500004322", summary.PassedOver[1].Reason, StringComparison.Ordinal);
        Assert.Contains("är i EUR", summary.PassedOver[6].Reason, StringComparison.Ordinal);
    }

    /// <summary>A day's statement with seven entries, two of which hold many payments, out of the schema's order.</summary>
    [Fact]
    public async Task The_statement_from_seb_has_twentythree_payments()
    {
        using var file = Shared.Sample("camt053.001.02-seb.xml");
        var (summary, payments) = await Given.Read(file);

        Given.AssertAgree(summary, payments);
        Assert.Equal(BankFileFormat.Camt053V2, summary.Format);
        Assert.Equal(23, summary.Payments);
        Assert.Equal(10, payments.Count(p => p.Amount > Money.Zero));
        Assert.Equal(Money.FromKronor(787_850m), summary.Credits);
        Assert.Equal(Money.FromKronor(244_901m), summary.Debits);
        Assert.Equal(Money.FromKronor(4_408_320.31m - 3_865_371.31m), summary.Net);
        Assert.Equal(new Period(new DateOnly(2018, 12, 17), new DateOnly(2018, 12, 17)), summary.Period);
        Assert.Equal(["54400001111"], summary.Accounts);
        Assert.Empty(summary.PassedOver);

        var incoming = payments.Where(p => p.Amount > Money.Zero).ToList();
        Assert.Equal(
            [8625m, 26500, 1313, 21875, 17900, 15625, 72690, 463000, 160222, 100],
            incoming.Select(p => p.Amount.Kronor)
        );
        Assert.Equal(
            ["50193999", "501998/", "10297999", "501999", "501991", "501997"],
            incoming.Take(6).Select(p => Assert.Single(p.References).Value)
        );
        Assert.All(incoming.Take(6), p => Assert.Equal(ReferenceKind.InvoiceNumber, p.References[0].Kind));
        Assert.Equal(["B81215944996", "8461468153", "JS2320361767", "84646156"], incoming.Skip(6).Select(p => p.Text));
        Assert.Equal("Debtor", incoming[0].PayerName);

        var first = payments[0];
        Assert.Equal(new Money(-2_500_000), first.Amount);
        Assert.Equal("Beneficiary", first.PayerName);
        Assert.Equal(new BankAccount("6767676", AccountKind.Bankgiro), first.PayerAccount);
        Assert.Contains(new PaymentReference("85858", ReferenceKind.Ocr, new Money(2_500_000)), first.References);
    }

    /// <summary>An entry in euro between an opening balance in euro and a closing one in kronor.</summary>
    [Fact]
    public async Task The_statement_that_mixes_currencies_is_refused()
    {
        using var file = Shared.Sample("camt053.001.08.xml");
        var problem = await Given.Refused(file);
        Assert.Contains("Valutorna EUR, SEK är blandade", problem.Message, StringComparison.Ordinal);
        Assert.Equal(30, problem.Line);
    }
}

using System.Text;
using Sortiment.Funding.BankFiles;
using Sortiment.Kernel;

namespace Sortiment.Funding.Tests.BankFiles;

public sealed class CsvTests
{
    private const string Usual =
        "datum;belopp;referens;avsändare;organisationsnummer;text\r\n"
        + "2022-03-16;1 500,00;1234567897;Grästorps kommun;212000-1595;\r\n"
        + "2022-03-15;-40;;\"Banken; avgifter\";;\"Avgift \"\"mars\"\"\"\r\n";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Fact]
    public async Task Rows_are_payments()
    {
        var (summary, payments) = await Given.Read(Usual, Encoding.UTF8);

        Given.AssertAgree(summary, payments);
        Assert.Equal(BankFileFormat.Csv, summary.Format);
        Assert.Empty(summary.PassedOver);
        Assert.Equal(new Money(150000), payments[0].Amount);
        Assert.Equal([new PaymentReference("1234567897", ReferenceKind.Free)], payments[0].References);
        Assert.Equal("Grästorps kommun", payments[0].PayerName);
        Assert.Equal("212000-1595", payments[0].PayerOrganisationNumber.ToString());
        Assert.Null(payments[0].Text);
        Assert.Equal(new Money(-4000), payments[1].Amount);
        Assert.Equal("Banken; avgifter", payments[1].PayerName);
        Assert.Equal("Avgift \"mars\"", payments[1].Text);
        Assert.Empty(payments[1].References);
    }

    [Fact]
    public async Task Encoding_line_ends_separator_order_and_case_do_not_matter()
    {
        var expected = (await Given.Read(Usual, Encoding.UTF8)).Payments;
        foreach (
            var (text, encoding) in new (string, Encoding)[]
            {
                (Usual, Windows1252),
                ('\uFEFF' + Usual, Encoding.UTF8),
                ('\uFEFF' + Usual, Encoding.Unicode),
                ('\uFEFF' + Usual, Encoding.BigEndianUnicode),
                (Usual.Replace("\r\n", "\n"), Encoding.UTF8),
                (Usual.TrimEnd() + "\r\n\r\n;;;;;\r\n", Encoding.UTF8),
                (
                    "TEXT,Avsändare,BELOPP, Organisationsnummer ,Datum,Referens,valuta\n"
                        + ",Grästorps kommun,\"1 500,00\",2120001595,20220316,1234567897,SEK\n"
                        + "\"Avgift \"\"mars\"\"\",Banken; avgifter,-40.00,,2022-03-15,,kr\n",
                    Encoding.UTF8
                ),
            }
        )
        {
            var (_, payments) = await Given.Read(text, encoding);

            // the number as written is part of the fingerprint, and the last file writes it otherwise
            Assert.Equivalent(
                expected.Select(p => p with { Fingerprint = "" }),
                payments.Select(p => p with { Fingerprint = "" }),
                strict: true
            );
        }
    }

    [Fact]
    public async Task What_is_not_needed_is_passed_over()
    {
        var (summary, payments) = await Given.Read("datum;belopp;kommentar;organisationsnummer\n2022-03-16;5;hej;17\n");
        Given.AssertAgree(summary, payments);
        Assert.Null(Assert.Single(payments).PayerOrganisationNumber);
        Assert.Equal([1L, 2], summary.PassedOver.Select(p => p.Line));
    }

    [Theory]
    [InlineData("datum;belopp\n2022-03-16;1\n16/3 2022;1\n", 3, "Datumet är ”16/3 2022”")]
    [InlineData("datum;belopp\n2022-03-16;en krona\n", 2, "Beloppet är ”en krona”")]
    [InlineData("datum;belopp\n2022-03-16;5 EUR\n", 2, "Beloppet är ”5 EUR”")]
    [InlineData("datum;belopp\n2022-03-16;99999999999999999999\n", 2, "Beloppet är")]
    [InlineData("datum;belopp;valuta\n2022-03-16;5;EUR\n", 2, "Valutan är ”EUR”")]
    [InlineData("datum,belopp,text\n2022-03-16,1 500,00,hej\n", 2, "Raden har 4 fält")]
    [InlineData("datum;belopp;text\n2022-03-16;1\n", 2, "Raden har 2 fält")]
    [InlineData("datum;summa av belopp\n2022-03-16;1\n", 1, "Kolumnen ”belopp” saknas")]
    [InlineData("datum;belopp;Datum\n2022-03-16;1;2022-03-16\n", 1, "finns två gånger")]
    [InlineData("datum;belopp;text\n2022-03-16;1;\"cut off\n2022-03-17;2;b\n", 2, "Citattecknen")]
    [InlineData("datum;belopp;text\n\n\n2022-03-16;1;a \"b\" c\n", 4, "Citattecknen")]
    public async Task A_row_that_is_not_right_is_refused_with_its_line(string file, int line, string reason)
    {
        var problem = await Given.Refused(file, Encoding.UTF8);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.Equal(line, problem.Line);
    }

    [Fact]
    public async Task An_endless_row_is_refused()
    {
        var problem = await Given.Refused("datum;belopp;text\n2022-03-16;1;" + new string('x', 3_000_000));
        Assert.NotNull(problem.Line);
    }

    [Fact]
    public async Task Sums_too_great_to_book_are_refused()
    {
        var rows = string.Concat(Enumerable.Repeat("2022-03-16;92233720368547758,07\n", 2));
        var problem = await Given.Refused("datum;belopp\n" + rows);
        Assert.Contains("större än vad som går att bokföra", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alike_rows_are_two_payments_and_the_same_two_in_another_file()
    {
        const string Rows = "datum;belopp;text\n2022-03-16;5;kaffe\n2022-03-16;5;kaffe\n";
        var (summary, payments) = await Given.Read(Rows);
        Given.AssertAgree(summary, payments);
        var (_, later) = await Given.Read(Rows + "2022-03-17;5;kaffe\n");
        Assert.Equal(payments.Select(p => p.Fingerprint), later.Take(2).Select(p => p.Fingerprint));
    }
}

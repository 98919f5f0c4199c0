using System.Text;
using Sortiment.Funding.BankFiles;
using Sortiment.Kernel;
using static Sortiment.Funding.Tests.BankFiles.CamtText;

namespace Sortiment.Funding.Tests.BankFiles;

public sealed class CamtRefusedTests
{
    private static readonly CamtText Two = Statement2;
    private static readonly CamtText News = Notification2;

    [Fact]
    public async Task Opening_and_entries_must_make_the_closing_balance()
    {
        var problem = await Given.Refused(Two.Usual().Replace("2810.5", "2810.49"), Encoding.UTF8);
        Assert.Contains(
            "Ingående saldo 1 000,00 kr plus insättningar 1 850,50 kr minus uttag 40,00 kr blir 2 810,50 kr, men utgående "
                + "saldo är 2 810,49 kr.",
            problem.Message.Plain(),
            StringComparison.Ordinal
        );
        Assert.NotNull(problem.Line);
    }

    [Theory]
    [InlineData("<NbOfNtries>3<", "<NbOfNtries>4<", "TtlNtries", "antal anges till 4, men de bokförda posterna ger 3")]
    [InlineData("<NbOfNtries>2<", "<NbOfNtries>1<", "TtlCdtNtries", "antal anges till 1")]
    [InlineData("<NbOfNtries>1<", "<NbOfNtries>x<", "TtlDbtNtries", "antal anges till x")]
    [InlineData("<Sum>1890.5<", "<Sum>1890.6<", "TtlNtries", "summa anges till 1 890,60 kr")]
    [InlineData("<Sum>1850.5<", "<Sum>1850<", "TtlCdtNtries", "summa anges till 1 850,00 kr")]
    [InlineData("<Sum>40<", "<Sum>41<", "TtlDbtNtries", "summa anges till 41,00 kr")]
    public async Task The_summary_must_be_its_entries(string right, string wrong, string element, string message)
    {
        foreach (var text in new[] { Two, Notification8 })
        {
            var problem = await Given.Refused(text.Usual().Replace(right, wrong), Encoding.UTF8);
            Assert.Equal(element, problem.Element);
            Assert.Contains(message, problem.Message.Plain(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_summary_may_count_entries_that_are_not_booked()
    {
        var file = News.File(
            News.Statement("S1", Account(), Totals(2, 177m, 0, 0m), News.Entry(100m), News.Entry(77m, status: "PDNG"))
        );
        Assert.Equal(new Money(10000), (await Given.Checked(file)).Summary.Net);
    }

    public static TheoryData<string, string> Broken =>
        new()
        {
            { In(Account(), Balance("OPBD", 0m), Two.Entry(1m)), "(OPBD, CLBD) saknas" },
            { In(Account(), Balance("CLBD", 0m), Two.Entry(1m)), "(OPBD, CLBD) saknas" },
            { Balanced(Two.Entry(1m).Replace("<Amt Ccy=\"SEK\">1</Amt>", "")), "saknar belopp" },
            { Balanced(Two.Entry(1m).Replace("<CdtDbtInd>CRDT</CdtDbtInd>", "")), "saknar riktning" },
            { Balanced(Two.Entry(1m).Replace("CRDT", "BOTH")), "varken CRDT eller DBIT" },
            { Balanced(Two.Entry(1m).Replace("BookgDt", "Other").Replace("ValDt", "Other")), "saknar bokföringsdag" },
            { Balanced(Two.Entry(1m).Replace("2022-03-16", "2022-02-31")), "saknar bokföringsdag" },
            { Balanced(Two.Entry(1.001m)), "inte ett belopp i hela ören" },
            { Balanced(Two.Entry(1m).Replace(">1<", ">-1<")), "inte ett belopp i hela ören" },
            { Balanced(Two.Entry(1m).Replace(">1<", ">1e3<")), "inte ett belopp i hela ören" },
            { Balanced(Two.Entry(1m).Replace(">1<", $">{new string('9', 18)}<")), "inte ett belopp i hela ören" },
            { Balanced(Two.Entry(1m).Replace(">1<", $">{new string('9', 5000)}<")), "inte ett belopp i hela ören" },
            { Balanced(Two.Entry(1m, currency: "NOK")), "Valutorna NOK, SEK är blandade" },
            { In(Account(currency: "EUR"), Two.Entry(1m, currency: "EUR")), "Alla betalningar är i EUR" },
            {
                News.File(News.Statement("S1", Account()), News.Statement("S1", Account())),
                "Kontobesked S1 för konto SE4550000000058398257466: det finns två gånger"
            },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_not_certain_is_refused(string file, string reason)
    {
        var problem = await Given.Refused(file, Encoding.UTF8);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('9', 100), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_in_another_currency_is_passed_over_beside_kronor()
    {
        var file = News.File(
            News.Statement("S1", Account("SE00", "EUR"), News.Entry(9m, currency: "EUR")),
            News.Statement("S2", Account(), News.Entry(1m))
        );
        var (summary, payments) = await Given.Read(file);
        Given.AssertAgree(summary, payments);
        Assert.Equal(new Money(100), Assert.Single(payments).Amount);
        Assert.Contains("är i EUR", Assert.Single(summary.PassedOver).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_is_refused()
    {
        var text = Two.Usual();
        for (var cut = 150; cut < text.Length - 1; cut += 37)
        {
            await Given.Refused(text[..cut], Encoding.UTF8);
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>", "DTD")]
    [InlineData("<!DOCTYPE Document SYSTEM \"file:///etc/passwd\">", "DTD")]
    [InlineData("<!DOCTYPE Document [<!ENTITY x SYSTEM \"http://127.0.0.1:1/x\">]>", "DTD")]
    public async Task A_document_type_is_refused(string type, string reason)
    {
        var hostile = Two.Usual().Replace("<Document ", type + "<Document ").Replace("Insättning", "&b;");
        var problem = await Given.Refused(hostile, Encoding.UTF8);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_entity_is_refused()
    {
        var problem = await Given.Refused(Two.Usual().Replace("Insättning", "&b;"), Encoding.UTF8);
        Assert.Contains("välformad", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<Acct><Id><IBAN>{0}</IBAN></Id></Acct>")]
    [InlineData("<Junk>{0}</Junk>")]
    [InlineData("<Junk a=\"{0}\"/>")]
    [InlineData("<!--{0}-->")]
    public async Task An_endless_element_is_refused(string element)
    {
        var endless = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            element,
            new string('x', 3_000_000)
        );
        var problem = await Given.Refused(In(endless));
        Assert.Contains("större än 1 MB", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bottomless_elements_are_refused()
    {
        foreach (var element in new[] { "<Acct>", "<Junk>" })
        {
            var problem = await Given.Refused(In(string.Concat(Enumerable.Repeat(element, 400_000))));
            Assert.Contains("djupare än 32 nivåer", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Letters_in_another_encoding_than_declared_are_refused()
    {
        var problem = await Given.Refused(Two.Usual(), Encoding.Latin1);
        Assert.Contains("teckenkodning", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_declared_encoding_is_read()
    {
        var usual = Two.Usual();
        var expected = await Given.Read(usual, Encoding.UTF8);
        var latin1 = await Given.Read(usual.Replace("UTF-8", "ISO-8859-1"), Encoding.Latin1);
        var utf16 = await Given.Read('\uFEFF' + usual.Replace("UTF-8", "UTF-16"), Encoding.Unicode);
        Assert.Equivalent(expected.Payments, latin1.Payments, strict: true);
        Assert.Equivalent(expected.Payments, utf16.Payments, strict: true);
    }

    private static string In(params string[] parts) => Two.File(Two.Statement("S1", parts));

    private static string Balanced(string entry) => In(Account(), Balance("OPBD", 0m), Balance("CLBD", 1m), entry);
}

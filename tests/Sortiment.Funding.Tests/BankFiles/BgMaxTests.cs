using System.Text;
using Sortiment.Funding.BankFiles;
using Sortiment.Kernel;
using static Sortiment.Funding.Tests.BankFiles.BgMaxText;

namespace Sortiment.Funding.Tests.BankFiles;

public sealed class BgMaxTests
{
    [Fact]
    public async Task A_deposit_is_read_with_payments_and_deduction()
    {
        var (summary, payments) = await Given.Read(File(Usual));

        Given.AssertAgree(summary, payments);
        Assert.Equal(BankFileFormat.BgMax, summary.Format);
        Assert.Equal(new Money(175050), summary.Credits);
        Assert.Equal(new Money(10000), summary.Debits);
        Assert.Equal(["51234567", "58410000010098232"], summary.Accounts);
        Assert.Empty(summary.PassedOver);

        var first = payments[0];
        Assert.Equal(new Money(150000), first.Amount);
        Assert.Equal(new DateOnly(2022, 3, 16), first.BookingDate);
        Assert.Equal([new PaymentReference("1234567897", ReferenceKind.Ocr)], first.References);
        Assert.Equal("Grästorps kommun", first.PayerName);
        Assert.Equal(new BankAccount("9912346", AccountKind.Bankgiro), first.PayerAccount);
        Assert.Equal("212000-1595", first.PayerOrganisationNumber.ToString());
        Assert.Equal("51234567", first.Bankgiro);
        Assert.Equal(new BankAccount("58410000010098232", AccountKind.Domestic), first.Account);
        Assert.Equal("000000000011", first.BankId);
        Assert.Null(first.Text);

        Assert.Empty(payments[1].References);
        Assert.Equal("Faktura 2022-0017\noch hälsning", payments[1].Text);
        Assert.Equal(new Money(-10000), payments[2].Amount);
    }

    [Theory]
    [InlineData("\r\n", false)]
    [InlineData("\n", false)]
    [InlineData("\r", false)]
    [InlineData("\n", true)]
    public async Task Line_ends_and_lost_blanks_do_not_matter(string end, bool trimmed)
    {
        var usual = await Given.Read(File(Usual));
        var other = await Given.Read(string.Join(end, Usual.Select(l => trimmed ? l.TrimEnd() : l)));
        Assert.Equivalent(usual.Payments, other.Payments, strict: true);
    }

    [Fact]
    public async Task It_is_read_in_utf_8_too_with_or_without_mark()
    {
        var latin1 = await Given.Read(File(Usual));
        var utf8 = await Given.Read(File(Usual), new UTF8Encoding(false));
        var marked = await Given.Read('\uFEFF' + File(Usual), new UTF8Encoding(false));
        Assert.Equivalent(latin1.Payments, utf8.Payments, strict: true);
        Assert.Equivalent(latin1.Payments, marked.Payments, strict: true);
    }

    [Fact]
    public async Task Extra_references_and_credit_notes_belong_to_their_payment()
    {
        var (summary, payments) = await Given.Read(
            File(
                Start(),
                Open(),
                Payment(80000, "111 222", code: "3"),
                Extra("111"),
                Extra("222", 100000),
                Credit("333", 20000),
                Deposit(80000, 1),
                End(1, extra: 3)
            )
        );

        Given.AssertAgree(summary, payments);
        Assert.Equal(
            [
                new PaymentReference("111 222", ReferenceKind.Free),
                new PaymentReference("111", ReferenceKind.Ocr),
                new PaymentReference("222", ReferenceKind.Ocr, new Money(100000)),
                new PaymentReference("333", ReferenceKind.CreditNote, new Money(-20000)),
            ],
            Assert.Single(payments).References
        );
    }

    [Theory]
    [InlineData("220009912346\t\t       657965000000000000000000220000000000140")]
    [InlineData("22000991234 6   657965")]
    [InlineData("2200099123X6                   657965000000000000000000220000000000140")]
    public async Task A_damaged_reference_line_is_passed_over_and_told_of(string damaged)
    {
        string[] lines = [Start(), Open(), Payment(100), damaged, Extra("777"), Deposit(100, 1), End(1, extra: 2)];
        var (summary, payments) = await Given.Read(File(lines));

        Assert.Equal("777", Assert.Single(Assert.Single(payments).References).Value);
        var passed = Assert.Single(summary.PassedOver);
        Assert.Equal(4, passed.Line);
        Assert.Contains("skadad", passed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_records_and_wrong_organisation_numbers_are_passed_over()
    {
        string[] lines =
        [
            Start(),
            Open(),
            Payment(100),
            "77 vad är detta",
            Organisation("002120001596"),
            Organisation("194001011234"),
            Deposit(100, 1),
            Name("Ingens namn"),
            End(1),
            "efterord",
        ];
        var (summary, payments) = await Given.Read(File(lines));

        Assert.Null(Assert.Single(payments).PayerOrganisationNumber);
        Assert.Null(payments[0].PayerName);
        Assert.Equal([4L, 5, 8, 10], summary.PassedOver.Select(p => p.Line));
        Assert.Equal(4, summary.PassedOverCount);
    }

    [Fact]
    public async Task The_deposit_must_be_payments_less_deductions()
    {
        var problem = await Given.Refused(File([.. Usual[..11], Deposit(165051, 3), End(2, 1)]));
        Assert.Equal(12, problem.Line);
        Assert.Equal(
            "Filen togs inte emot. Rad 12: Post 15: insättningen är 1 650,51 kr, men betalningar 1 750,50 kr minus avdrag "
                + "100,00 kr blir 1 650,50 kr.",
            problem.Message.Plain()
        );
        Assert.Equal(422, problem.Status);
    }

    [Fact]
    public async Task The_deposit_must_count_its_payments()
    {
        var problem = await Given.Refused(File([.. Usual[..11], Deposit(165050, 4), End(2, 1)]));
        Assert.Contains("räknar 4 betalningar, men avsnittet har 3", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 1, 0, 1, "3 betalningsposter (20), men filen har 2")]
    [InlineData(2, 0, 0, 1, "0 avdragsposter (21), men filen har 1")]
    [InlineData(2, 1, 5, 1, "5 extra referensposter (22 och 23), men filen har 0")]
    [InlineData(2, 1, 0, 2, "2 insättningsposter (15), men filen har 1")]
    public async Task The_end_must_count_the_records(
        int payments,
        int deductions,
        int extra,
        int deposits,
        string message
    )
    {
        var problem = await Given.Refused(File([.. Usual[..12], End(payments, deductions, extra, deposits)]));
        Assert.Equal(13, problem.Line);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_is_refused()
    {
        for (var lines = 1; lines < Usual.Length; lines++)
        {
            await Given.Refused(File(Usual[..lines]));
        }

        var text = File(Usual);
        for (var cut = 30; cut < text.LastIndexOf("70", StringComparison.Ordinal) + 34; cut += 7)
        {
            await Given.Refused(text[..cut]);
        }
    }

    public static TheoryData<string, string> Broken =>
        new()
        {
            { File(Start(), Payment(100), Deposit(100, 1), End(1)), "utanför ett avsnitt" },
            { File(Start(), Open(), Open(), End(0)), "nytt avsnitt" },
            { File(Start(), Open(), Start(), End(0)), "ny startpost" },
            { File(Start(), Deposit(0, 0), End(0)), "saknar öppningspost" },
            { File(Start(), Open(), End(0, deposits: 0)), "före avsnittets insättningspost" },
            { File([.. Usual, Open()]), "utanför filens startpost" },
            { File(Start(), Open(), Deposit(0, 0, "20220231"), End(0)), "inte är ett datum" },
            { File(Start(), Open(), Deposit(0, 0, currency: "NOK"), End(0)), "valutan är ”NOK” men ”SEK”" },
            { File(Start("T"), Open(), Deposit(0, 0), End(0)), "märkt som test" },
            {
                File(Start().Replace("BGMAX               01", "BGMAX               09"), End(0, deposits: 0)),
                "inte ”BGMAX 01”"
            },
            { File(Start(), Open(), Payment(100).Replace("00100", "001 0"), Deposit(100, 1), End(1)), "skadad" },
            { File(Start(), Open(), Payment(100)[..60], Deposit(100, 1), End(1)), "skadad" },
            { File(Start(), Open(), Payment(100).Replace(" ", "\t"), Deposit(100, 1), End(1)), "skadad" },
            { File(Start(), Open(), Payment(100), Deposit(100, 1) + "X", End(1)), "skadad" },
            { File(Start(), Open(), Deposit(0, 0).Replace("SEK0", "SEKX"), End(0)), "inte är ett antal" },
            { File([.. Usual[..^1], .. Usual[1..^1], End(4, 2, deposits: 2)]), "finns två gånger" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_not_certain_is_refused(string file, string reason)
    {
        var problem = await Given.Refused(file);
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Line);
    }

    [Fact]
    public async Task Huge_amounts_are_summed_without_wrapping()
    {
        const long Huge = 999_999_999_999_999_999;
        string[] payments = [.. Enumerable.Range(0, 10).Select(i => Payment(Huge, serial: $"{i}"))];
        var problem = await Given.Refused(File([Start(), Open(), .. payments, Deposit(Huge, 10), End(10)]));
        Assert.Contains("9999999999999999990 öre", problem.Message, StringComparison.Ordinal);

        var (summary, read) = await Given.Read(File(Start(), Open(), Payment(Huge), Deposit(Huge, 1), End(1)));
        Given.AssertAgree(summary, read);
        Assert.Equal(Huge, summary.Credits.Ore);

        string[] deposits =
        [
            .. Enumerable.Range(0, 10).SelectMany(i => new[] { Open(), Payment(Huge), Deposit(Huge, 1, sequence: i) }),
        ];
        problem = await Given.Refused(File([Start(), .. deposits, End(10, deposits: 10)]));
        Assert.Contains("större än vad som går att bokföra", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_currency_is_passed_over_beside_kronor_and_refused_alone()
    {
        string[] euro = [Open(currency: "EUR"), Payment(5000), Deposit(5000, 1, sequence: 8, currency: "EUR")];
        var (summary, payments) = await Given.Read(File([.. Usual[..12], .. euro, End(3, 1, deposits: 2)]));
        Given.AssertAgree(summary, payments);
        Assert.Equal(3, payments.Count);
        Assert.Equal(15, Assert.Single(summary.PassedOver).Line);
        Assert.Contains("EUR", summary.PassedOver[0].Reason, StringComparison.Ordinal);

        var problem = await Given.Refused(File([Start(), .. euro, End(1)]));
        Assert.Contains("Alla betalningar är i EUR", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alike_payments_are_two_and_keep_their_fingerprints()
    {
        string[] lines = [Start(), Open(), Payment(100, "17"), Payment(100, "17"), Deposit(200, 2), End(2)];
        var (_, first) = await Given.Read(File(lines));
        var (_, again) = await Given.Read(File([.. lines[..^1], .. Usual[1..^1], End(4, 1, deposits: 2)]));
        Assert.NotEqual(first[0].Fingerprint, first[1].Fingerprint);
        Assert.Equal(first.Select(p => p.Fingerprint), again.Take(2).Select(p => p.Fingerprint));
    }

    [Fact]
    public async Task An_empty_day_is_no_problem()
    {
        var (summary, payments) = await Given.Read(File(Start(), End(0, deposits: 0)));
        Given.AssertAgree(summary, payments);
        Assert.Null(summary.Period);
    }

    [Fact]
    public async Task An_endless_line_or_payment_is_refused()
    {
        var problem = await Given.Refused(File(Start(), Open()) + new string('2', 3_000_000));
        Assert.Contains("större än 1 MB", problem.Message, StringComparison.Ordinal);

        var texts = Enumerable.Repeat(Text("mer"), 1001);
        problem = await Given.Refused(File([Start(), Open(), Payment(1), .. texts, Deposit(1, 1), End(1)]));
        Assert.Contains("fler än 1000 tilläggsposter", problem.Message, StringComparison.Ordinal);
    }
}

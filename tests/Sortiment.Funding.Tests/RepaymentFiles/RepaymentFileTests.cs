using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sortiment.Funding.RepaymentFiles;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.Tests.RepaymentFiles;

/// <summary>The repayment file against the pattern of pain.001.001.03 that Swedish banks take.</summary>
public sealed partial class RepaymentFileTests
{
    private static readonly RepaymentFigures Figures = new(
        "SORT-2025-0001",
        new DateTimeOffset(2025, 7, 1, 10, 0, 0, TimeSpan.FromHours(2)),
        new DateOnly(2025, 7, 4),
        "Västra Götalandsregionen",
        OrganisationNumber.Parse("232100-0131"),
        PayerAccount.OfIban("SE35 5000 0000 0549 1000 0003"),
        "ESSESESS",
        null,
        [
            new("Grästorps kommun", BankgiroNumber.Parse("5050-1055"), new(123_456), OcrReference.Create("14440001")),
            new("Åmåls kommun", BankgiroNumber.Parse("991-2346"), new(99), null, "Återbetalning gemensam finansiering"),
        ]
    );

    /// <summary>Each with a name, whether the document keeps it, and how a document is spoilt so that it does not.</summary>
    private static readonly IReadOnlyList<(string Rule, Func<XElement, bool> Holds, Action<XElement> Spoil)> Rules =
    [
        (
            "namespace",
            d => d.Name.NamespaceName == "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03",
            d => d.Name = "Document"
        ),
        (
            "header order",
            d => Order(d, "GrpHdr", "MsgId", "CreDtTm", "NbOfTxs", "CtrlSum", "InitgPty"),
            d => Move(d, "GrpHdr", "MsgId")
        ),
        (
            "payment order",
            d =>
                Order(
                    d,
                    "PmtInf",
                    "PmtInfId",
                    "PmtMtd",
                    "NbOfTxs",
                    "CtrlSum",
                    "PmtTpInf",
                    "ReqdExctnDt",
                    "Dbtr",
                    "DbtrAcct",
                    "DbtrAgt",
                    "ChrgBr",
                    "CdtTrfTxInf"
                ),
            d => Move(d, "PmtInf", "Dbtr")
        ),
        (
            "transaction order",
            d =>
                Parts(d, "CdtTrfTxInf")
                    .All(t => Names(t).SequenceEqual(["PmtId", "Amt", "CdtrAgt", "Cdtr", "CdtrAcct", "RmtInf"])),
            d => Move(d, "CdtTrfTxInf", "Amt")
        ),
        (
            "one payment information",
            d => Parts(d, "PmtInf").Count == 1,
            d => Parts(d, "PmtInf")[0].AddAfterSelf(Parts(d, "PmtInf")[0])
        ),
        ("transfer", d => Text(d, "PmtMtd") == "TRF", d => Set(d, "PmtMtd", "CHK")),
        (
            "number of payments",
            d => Parts(d, "NbOfTxs").All(n => n.Value == $"{Parts(d, "CdtTrfTxInf").Count}"),
            d => Set(d, "NbOfTxs", "3")
        ),
        (
            "control sum",
            d => Parts(d, "CtrlSum").All(sum => Number(sum.Value) == Parts(d, "InstdAmt").Sum(a => Number(a.Value))),
            d => Set(d, "CtrlSum", "1235.54")
        ),
        (
            "two decimals and a currency",
            d => Parts(d, "InstdAmt").All(a => TwoDecimals().IsMatch(a.Value) && a.Attribute("Ccy")?.Value == "SEK"),
            d => Set(d, "InstdAmt", "1234,56")
        ),
        ("above nought", d => Parts(d, "InstdAmt").All(a => Number(a.Value) > 0), d => Set(d, "InstdAmt", "0.00")),
        ("service level", d => Text(d, "PmtTpInf", "SvcLvl", "Cd") == "NURG", d => Set(d, "SvcLvl", "SDVA")),
        ("supplier payment", d => Text(d, "PmtTpInf", "CtgyPurp", "Cd") == "SUPP", d => Set(d, "CtgyPurp", "SALA")),
        (
            "organisation number of the payer",
            d => OrganisationNumber.TryParse(Text(d, "Dbtr", "Id", "OrgId", "Othr", "Id"), out _),
            d => Parts(d, "Dbtr")[0].Element(d.Name.Namespace + "Id")!.Remove()
        ),
        (
            "account of the payer",
            d => Parts(d, "DbtrAcct").All(a => IsAccount(a)),
            d => Set(d, "IBAN", "SE4550000000058398257467")
        ),
        ("bank of the payer", d => Bic().IsMatch(Text(d, "DbtrAgt", "FinInstnId", "BIC")), d => Set(d, "BIC", "SEB")),
        (
            "clearing by Bankgirot",
            d =>
                Parts(d, "CdtrAgt")
                    .All(a =>
                        Text(a, "ClrSysMmbId", "ClrSysId", "Cd") == "SESBA" && Text(a, "ClrSysMmbId", "MmbId") == "9900"
                    ),
            d => Set(d, "MmbId", "5000")
        ),
        (
            "bankgiro of the receiver",
            d => Parts(d, "CdtrAcct").All(IsBankgiro),
            d => Set(Parts(d, "CdtrAcct")[0], "Othr", "5050-1056")
        ),
        (
            "name of the receiver",
            d => Parts(d, "Cdtr").All(c => Text(c, "Nm").Length is > 0 and <= 70),
            d => Set(Parts(d, "Cdtr")[0], "Nm", "")
        ),
        ("reference of the receiver", d => Parts(d, "RmtInf").All(IsRemittance), d => Set(d, "Ref", "14440002")),
        (
            "ids are short and differ",
            d =>
                Parts(d, "EndToEndId").Select(id => id.Value).Distinct().Count(id => id.Length <= 35)
                == Parts(d, "CdtTrfTxInf").Count,
            d => Parts(d, "EndToEndId")[1].Value = Parts(d, "EndToEndId")[0].Value
        ),
        (
            "time of creation",
            d => IsoTime().IsMatch(Text(d, "GrpHdr", "CreDtTm")),
            d => Set(d, "CreDtTm", "2025-07-01")
        ),
        (
            "day of payment",
            d => DateOnly.TryParseExact(Text(d, "ReqdExctnDt"), "yyyy-MM-dd", out _),
            d => Set(d, "ReqdExctnDt", "250704")
        ),
    ];

    public static TheoryData<string> RuleNames => [.. Rules.Select(rule => rule.Rule)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Keeps_the_rule_and_a_planted_document_breaks_it(string name)
    {
        var (_, holds, spoil) = Rules.Single(rule => rule.Rule == name);
        Assert.True(holds(Document(Figures)));
        Assert.True(
            holds(Document(Figures with { Account = PayerAccount.OfBankgiro(BankgiroNumber.Parse("5050-1055")) }))
        );
        var spoilt = Document(Figures);
        spoil(spoilt);
        Assert.False(holds(spoilt));
    }

    [Fact]
    public void Says_what_the_figures_say()
    {
        var document = Document(Figures);
        Assert.Equal("1235.55", Text(document, "CtrlSum"));
        Assert.Equal("2025-07-01T08:00:00Z", Text(document, "CreDtTm"));
        Assert.Equal("SE3550000000054910000003", Text(document, "DbtrAcct", "Id", "IBAN"));
        Assert.Equal(["1234.56", "0.99"], Parts(document, "InstdAmt").Select(a => a.Value));
        Assert.Equal("Återbetalning gemensam finansiering", Text(document, "Ustrd"));
        Assert.Equal("2321000131", Text(document, "InitgPty", "Id", "OrgId", "Othr", "Id"));
    }

    [Fact]
    public void Is_refused_where_the_bank_would_refuse_it()
    {
        var one = Figures.Repayments[0];
        Refused(Figures with { Repayments = [] }, "inget att betala");
        Refused(Figures with { Repayments = [one with { Amount = Money.Zero }] }, "Grästorps kommun skulle få 0,00");
        Refused(Figures with { Repayments = [one with { Ocr = null }] }, "saknar referens");
        Refused(Figures with { Repayments = [one with { Bankgiro = default }] }, "saknar bankgiro");
        Refused(Figures with { Id = new string('1', 31) }, "1 till 30 tecken");
        Refused(Figures with { Bic = "SEB" }, "BIC");
        Assert.Throws<FormatException>(() => PayerAccount.OfIban("SE4550000000058398257467"));

        static void Refused(RepaymentFigures figures, string because) =>
            Assert.Contains(
                because,
                Assert.Throws<InvalidProblem>(() => RepaymentFile.Write(figures)).Message.Replace('\u00A0', ' ')
            );
    }

    [Theory]
    [InlineData("5050-1055", true)]
    [InlineData("50501055", true)]
    [InlineData("991-2346", true)]
    [InlineData("5050-1056", false)]
    [InlineData("505-105", false)]
    [InlineData("abc-defg", false)]
    public void A_bankgiro_number_has_a_check_digit(string text, bool right)
    {
        Assert.Equal(right, BankgiroNumber.TryParse(text, out var number));
        Assert.Equal(right ? text.Replace("-", "") : "", number.Digits);
    }

    private static XElement Document(RepaymentFigures figures)
    {
        using var stream = new MemoryStream(RepaymentFile.Write(figures));
        return XDocument.Load(stream).Root!;
    }

    private static List<XElement> Parts(XElement from, string name) =>
        [.. from.Descendants().Where(e => e.Name.LocalName == name)];

    private static IEnumerable<string> Names(XElement element) => element.Elements().Select(e => e.Name.LocalName);

    private static bool Order(XElement d, string parent, params string[] names) =>
        Parts(d, parent).All(part => Names(part).Distinct().SequenceEqual(names));

    private static string Text(XElement from, string first, params string[] path)
    {
        var element = Parts(from, first).FirstOrDefault();
        foreach (var name in path)
        {
            element = element?.Descendants().FirstOrDefault(e => e.Name.LocalName == name);
        }

        return element?.Value ?? "";
    }

    private static void Set(XElement d, string name, string value) => Parts(d, name)[0].Value = value;

    private static void Move(XElement d, string parent, string name)
    {
        var part = Parts(d, parent)[0];
        var child = part.Elements().First(e => e.Name.LocalName == name);
        child.Remove();
        part.Add(child);
    }

    private static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;

    private static bool IsAccount(XElement account)
    {
        if (Text(account, "IBAN") is not { Length: > 0 } iban)
        {
            return IsBankgiro(account);
        }

        var moved = iban[4..] + iban[..4];
        var digits = string.Concat(moved.Select(c => char.IsAsciiDigit(c) ? $"{c}" : $"{c - 'A' + 10}"));
        return System.Numerics.BigInteger.Parse(digits, CultureInfo.InvariantCulture) % 97 == 1;
    }

    private static bool IsBankgiro(XElement account) =>
        Text(account, "Othr", "SchmeNm", "Prtry") == "BGNR"
        && BankgiroNumber.TryParse(Text(account, "Othr", "Id"), out var number)
        && number.Digits == Text(account, "Othr", "Id");

    private static bool IsRemittance(XElement remittance) =>
        Text(remittance, "Ustrd").Length is > 0 and <= 140
        || (
            Text(remittance, "CdtrRefInf", "Tp", "CdOrPrtry", "Cd") == "SCOR"
            && OcrReference.TryParse(Text(remittance, "Ref"), out _)
        );

    [GeneratedRegex("^[0-9]+\\.[0-9]{2}$")]
    private static partial Regex TwoDecimals();

    [GeneratedRegex("^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$")]
    private static partial Regex Bic();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")]
    private static partial Regex IsoTime();
}

using CsCheck;
using Sortiment.Funding.SieFiles;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.Tests.SieFiles;

/// <summary>The bookkeeping export, read back as another system would.</summary>
public sealed class SieFileTests
{
    private static readonly DateOnly March = new(2022, 3, 1);

    private static readonly SieFigures Figures = new(
        new DateOnly(2023, 1, 10),
        OrganisationNumber.Parse("232100-0131"),
        "Västra Götalandsregionen",
        new Period(new DateOnly(2022, 1, 1), new DateOnly(2022, 12, 31)),
        [new("3980", "Erhållna bidrag"), new("1510", "Kundfordringar"), new("1940", "Bank")],
        [new("1444", "Grästorps kommun"), new("14", "Västra Götalandsregionen")]
    );

    private static readonly SieVoucher Invoice = new(
        "A",
        2,
        March,
        "Faktura 2022-0017",
        [new("1510", new(5_665_000), "1444", "Grästorp"), new("3980", new(-5_665_000))]
    );

    private static readonly SieVoucher Payment = new(
        "A",
        10,
        new DateOnly(2022, 4, 2),
        "Betalning",
        [new("1940", new(5_665_000)), new("1510", new(-5_665_000), "1444")]
    );

    [Fact]
    public async Task Says_what_it_is_and_from_whom()
    {
        var sie = new ReadSie(await WrittenAsync(Figures));
        Assert.Equal(
            ["#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#ORGNR", "#FNAMN", "#RAR"],
            sie.Items.Take(8).Select(item => item[0])
        );
        Assert.Equal("0", sie.Item("#FLAGGA")[1]);
        Assert.Equal("PC8", sie.Item("#FORMAT")[1]);
        Assert.Equal("20230110", sie.Item("#GEN")[1]);
        Assert.Equal("4", sie.Item("#SIETYP")[1]);
        Assert.Equal("232100-0131", sie.Item("#ORGNR")[1]);
        Assert.Equal("Västra Götalandsregionen", sie.Item("#FNAMN")[1]);
        Assert.Equal(["#RAR", "0", "20220101", "20221231"], sie.Item("#RAR"));
        Assert.Equal(["1510", "1940", "3980"], sie.Items.Where(item => item[0] == "#KONTO").Select(item => item[1]));
        Assert.Equal(["14", "1444"], sie.Items.Where(item => item[0] == "#OBJEKT").Select(item => item[2]));
    }

    [Fact]
    public async Task Vouchers_stand_in_order_and_each_adds_up_to_nought()
    {
        var sie = new ReadSie(await WrittenAsync(Figures));
        Assert.Equal(["2", "10"], sie.Vouchers.Select(voucher => voucher.Head[2]));
        Assert.All(sie.Vouchers, voucher => Assert.Equal(0, voucher.Rows.Sum(ReadSie.Amount)));
        var (head, rows) = sie.Vouchers[0];
        Assert.Equal(["#VER", "A", "2", "20220301", "Faktura 2022-0017"], head);
        Assert.Equal(["#TRANS", "1510", "\"8\" \"1444\"", "56650.00", "20220301", "Grästorp"], rows[0]);
        Assert.Equal(["#TRANS", "3980", "", "-56650.00", "20220301", "Faktura 2022-0017"], rows[1]);
    }

    [Fact]
    public async Task Is_written_in_code_page_437()
    {
        var file = await WrittenAsync(Figures with { Name = "ÅÄÖåäöé" });
        byte[] expected = [0x8F, 0x8E, 0x99, 0x86, 0x84, 0x94, 0x82];
        Assert.True(file.AsSpan().IndexOf(expected) > 0);
        Assert.True(file.AsSpan().IndexOf("\r\n#FNAMN"u8) > 0);
    }

    [Fact]
    public async Task Exported_twice_it_is_the_same_bytes_whatever_order_accounts_and_principals_came_in()
    {
        var other = Figures with
        {
            Accounts = [.. Figures.Accounts.Reverse()],
            Principals = [.. Figures.Principals.Reverse()],
        };
        Assert.Equal(await WrittenAsync(Figures), await WrittenAsync(Figures));
        Assert.Equal(await WrittenAsync(Figures), await WrittenAsync(other));
    }

    [Theory]
    [InlineData("sie4i-invoice-journal.si", 1, 3)]
    [InlineData("sie4i-minimal.si", 1, 10)]
    public async Task Has_the_structure_of_the_samples(string sample, int vouchers, int rows)
    {
        var theirs = new ReadSie(File.ReadAllBytes(Given.Sample(sample)));
        Assert.Equal(vouchers, theirs.Vouchers.Count);
        Assert.Equal(rows, theirs.Vouchers.Sum(voucher => voucher.Rows.Count));
        Assert.All(theirs.Vouchers, voucher => Assert.Equal(0, voucher.Rows.Sum(ReadSie.Amount)));

        // what stands in both stands in the same order, and the rows have the same fields
        var ours = new ReadSie(await WrittenAsync(Figures));
        var common = ours
            .Items.Select(item => item[0])
            .Distinct()
            .Intersect(theirs.Items.Select(item => item[0]))
            .ToList();
        Assert.Equal(theirs.Items.Select(item => item[0]).Distinct().Where(common.Contains), common);
        Assert.True(common.Count >= 6);
        Assert.Equal(theirs.Vouchers[0].Rows[0].Count, ours.Vouchers[0].Rows[0].Count);
        Assert.Equal(theirs.Vouchers[0].Head.Count, ours.Vouchers[0].Head.Count);
    }

    [Fact]
    public Task Any_text_comes_back_as_one_field_and_shifts_no_other() =>
        Gen.String[Gen.Char["abc åÄö\"\\{}\r\n\t#;'–”€"], 0, 30]
            .SampleAsync(async text =>
            {
                var sie = new ReadSie(await WrittenAsync(Figures, Invoice with { Text = text }));
                var (head, rows) = Assert.Single(sie.Vouchers);
                Assert.Equal(5, head.Count);
                Assert.Equal(["56650.00", "-56650.00"], rows.Select(row => row[3]));
            });

    [Fact]
    public async Task Signs_that_the_code_page_lacks_become_ones_that_say_the_same()
    {
        var voucher = Invoice with { Text = "”Grästorp” 2022–2025 \\ 10 € 中" };
        var sie = new ReadSie(await WrittenAsync(Figures, voucher));
        Assert.Equal("\"Grästorp\" 2022-2025 / 10 EUR ?", sie.Vouchers[0].Head[4]);
    }

    public static TheoryData<string, string> Refused =>
        new()
        {
            { "unbalanced", "går inte ihop" },
            { "empty", "har inga rader" },
            { "twice", "finns två gånger" },
            { "out of turn", "efter en med högre nummer" },
            { "outside the year", "utanför räkenskapsåret" },
            { "unknown account", "konto 9999" },
            { "unknown principal", "bokförs på 9998" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Is_refused_with_the_reason(string fault, string message)
    {
        SieVoucher[] vouchers = fault switch
        {
            "unbalanced" => [Invoice with { Rows = [new("1510", new(1)), new("3980", new(-2))] }],
            "empty" => [Invoice with { Rows = [] }],
            "twice" => [Invoice, Invoice],
            "out of turn" => [Payment, Invoice],
            "outside the year" => [Invoice with { Date = new(2023, 1, 1) }],
            "unknown account" => [Invoice with { Rows = [new("9999", new(1)), new("3980", new(-1))] }],
            _ => [Invoice with { Rows = [new("1510", new(1), "9998"), new("3980", new(-1))] }],
        };
        var problem = await Assert.ThrowsAsync<InvalidProblem>(() => WrittenAsync(Figures, vouchers));
        Assert.Contains(message, problem.Message);
        Assert.Contains("Verifikation A 2", problem.Message);
    }

    private static async Task<byte[]> WrittenAsync(SieFigures figures, params SieVoucher[] vouchers)
    {
        using var file = new MemoryStream();
        var exported = vouchers.Length > 0 ? vouchers : [Invoice, Payment];
        await SieFile.WriteAsync(figures, exported.ToAsyncEnumerable(), file, TestContext.Current.CancellationToken);
        return file.ToArray();
    }
}

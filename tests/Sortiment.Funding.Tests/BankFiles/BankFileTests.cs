using System.Text;
using CsCheck;
using Sortiment.Funding.BankFiles;
using Sortiment.Kernel;

namespace Sortiment.Funding.Tests.BankFiles;

public sealed class BankFileTests
{
    [Theory]
    [InlineData("", "Den är tom")]
    [InlineData(" \r\n\r\n", "Den är tom")]
    [InlineData("hej", "känns inte igen")]
    [InlineData("%PDF-1.7 datum belopp", "känns inte igen")]
    [InlineData("PK\u0003\u0004", "känns inte igen")]
    [InlineData("01AUTOGIRO", "känns inte igen")]
    [InlineData("<html/>", "XML av slaget ””")]
    [InlineData("<a xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.06'/>", "camt.053.001.06” läses inte")]
    [InlineData("<a xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.03'/>", "pain.001.001.03” läses inte")]
    [InlineData("<", "välformad")]
    public async Task What_is_none_of_the_formats_is_refused(string file, string reason) =>
        Assert.Contains(reason, (await Given.Refused(file)).Message, StringComparison.Ordinal);

    public static TheoryData<string> Files =>
        [BgMaxText.File(BgMaxText.Usual), CamtText.Statement2.Usual(), CamtText.Notification8.Usual(), Csv(7)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Reading_goes_on_from_any_payment(string file)
    {
        var (_, all) = await Given.Read(file, Encoding.UTF8);
        for (var from = 0; from <= all.Count + 2; from++)
        {
            var (_, rest) = await Given.Read(file, Encoding.UTF8, from);
            Assert.Equivalent(all.Skip(Math.Max(0, from - 1)), rest, strict: true);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_stream_is_left_open_and_can_be_read_again(string file)
    {
        using var stream = Given.File(file, Encoding.UTF8);
        var bankFile = await Given.Checked(stream);
        var first = await bankFile.ReadAsync(stream, 1, Stop).ToListAsync(Stop);
        var second = await bankFile.ReadAsync(stream, 1, Stop).ToListAsync(Stop);
        Assert.Equivalent(first, second, strict: true);
    }

    /// <summary>Whatever a byte is changed to, the file is refused for a reason or read with sums that agree.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_but_a_problem_comes_of_a_damaged_file(string file)
    {
        var bytes = Encoding.UTF8.GetBytes(file);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte)
            .Array[1, 4]
            .Sample(
                changes =>
                {
                    var damaged = bytes.ToArray();
                    foreach (var (at, value) in changes)
                    {
                        damaged[at] = value;
                    }

                    try
                    {
                        var (summary, payments) = Given.Read(new MemoryStream(damaged)).GetAwaiter().GetResult();
                        Given.AssertAgree(summary, payments);
                    }
                    catch (BankFileProblem problem)
                    {
                        Assert.StartsWith("Filen togs inte emot. ", problem.Message, StringComparison.Ordinal);
                    }
                },
                iter: 500
            );
    }

    /// <summary>
    /// The whole file is never in memory: a stream that makes up its content as it is read is far greater than what
    /// checking and reading it leaves alive.
    /// </summary>
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Csv(int rows) =>
        "datum;belopp;text\n"
        + string.Concat(Enumerable.Range(1, rows).Select(i => $"2022-03-{i:00};{i},50;{i % 2}\n"));
}

using System.Text;
using Sortiment.Funding.BankFiles;

namespace Sortiment.Funding.Tests.BankFiles;

/// <summary>Reads files made of text or bytes.</summary>
internal static class Given
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static MemoryStream File(string text, Encoding? encoding = null) =>
        new((encoding ?? Encoding.Latin1).GetBytes(text));

    public static Task<BankFile> Checked(string text, Encoding? encoding = null) => Checked(File(text, encoding));

    public static Task<BankFile> Checked(Stream file) => BankFile.CheckAsync(file, Stop);

    public static Task<(BankFileSummary Summary, List<BankPayment> Payments)> Read(
        string text,
        Encoding? encoding = null,
        long from = 1
    ) => Read(File(text, encoding), from);

    public static async Task<(BankFileSummary Summary, List<BankPayment> Payments)> Read(Stream file, long from = 1)
    {
        var bankFile = await Checked(file);
        var payments = new List<BankPayment>();
        await foreach (var payment in bankFile.ReadAsync(file, from, Stop))
        {
            payments.Add(payment);
        }

        return (bankFile.Summary, payments);
    }

    public static Task<BankFileProblem> Refused(string text, Encoding? encoding = null) =>
        Refused(File(text, encoding));

    public static Task<BankFileProblem> Refused(Stream file) =>
        Assert.ThrowsAsync<BankFileProblem>(() => BankFile.CheckAsync(file, Stop));

    /// <summary>Amounts are written with no-break spaces, which a test does not want to type.</summary>
    public static string Plain(this string text) => text.Replace('\u00A0', ' ');

    /// <summary>What every checked file must keep: the summary is what the payments are.</summary>
    public static void AssertAgree(BankFileSummary summary, List<BankPayment> payments)
    {
        Assert.Equal(summary.Payments, payments.Count);
        Assert.Equal(summary.Net.Ore, payments.Sum(p => p.Amount.Ore));
        Assert.Equal(summary.Credits.Ore, payments.Where(p => p.Amount.Ore > 0).Sum(p => p.Amount.Ore));
        Assert.Equal(payments.Count, payments.Select(p => p.Fingerprint).Distinct().Count());
        Assert.Equal(payments.Select((_, i) => i + 1L), payments.Select(p => p.Ordinal));
        Assert.Equal(summary.Period?.From, payments.Count == 0 ? null : payments.Min(p => p.BookingDate));
        Assert.Equal(summary.Period?.To, payments.Count == 0 ? null : payments.Max(p => p.BookingDate));
    }
}

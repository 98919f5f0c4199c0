using System.Globalization;

namespace Sortiment.Benchmarks;

/// <summary>
/// A BgMax file of many payments: of a hundred, one is of half an invoice, one names a reference that there is not, one pays the
/// invoice before it again, and all others are whole with the right reference.
/// </summary>
internal static class GivenBankFile
{
    /// <summary>Writes it.</summary>
    /// <returns>How many payments are left for a person to place.</returns>
    public static async Task<int> WriteAsync(string path, int count)
    {
        await using var file = new StreamWriter(path);
        await LineAsync(file, $"01{"BGMAX", -20}01{"20260316120000000000", -20}P");
        await LineAsync(file, $"05{"50501055".PadLeft(10, '0')}{"", 10}SEK");
        var (sum, unplaced) = (0L, 0);
        for (var i = 1; i <= count; i++)
        {
            var (ore, reference) = (i % 100) switch
            {
                25 => (GivenInvoices.Ore / 2, GivenInvoices.Reference(i)),
                50 => (GivenInvoices.Ore + i, "12345"),
                75 => (GivenInvoices.Ore, GivenInvoices.Reference(i - 1)),
                _ => (GivenInvoices.Ore, GivenInvoices.Reference(i)),
            };
            unplaced += i % 100 is 50 or 75 ? 1 : 0;
            sum += ore;
            await LineAsync(file, $"20{"9912346".PadLeft(10, '0')}{reference, 25}{ore:D18}21{i:D12}0");
            await LineAsync(file, $"26Betalare {i}");
            await LineAsync(file, $"2900{GivenInvoices.Buyer.Replace("-", "", StringComparison.Ordinal)}");
        }

        await LineAsync(file, $"15{"58410000010098232".PadLeft(35, '0')}2026031600007{sum:D18}SEK{count:D8}");
        await LineAsync(file, $"70{count:D8}{0:D8}{0:D8}{1:D8}");
        return unplaced;
    }

    private static Task LineAsync(StreamWriter file, FormattableString line) =>
        file.WriteAsync(FormattableString.Invariant(line).PadRight(80) + "\r\n");
}

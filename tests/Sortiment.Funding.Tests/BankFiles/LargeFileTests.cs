using System.Text;
using CsCheck;
using Sortiment.Funding.BankFiles;
using Sortiment.Kernel;

namespace Sortiment.Funding.Tests.BankFiles;

/// <summary>Measures the memory of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

[Collection(Alone.Name)]
public sealed class LargeFileTests
{
    [Fact]
    public async Task A_hundred_thousand_payments_in_one_entry_are_not_held()
    {
        const int Count = 100_000;
        var text = CamtText.Statement2;
        using var file = new MemoryStream();
        await using (var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true))
        {
            var entry = text.Entry(Count, "HERE").Split("HERE");
            var whole = text.File(
                    text.Statement(
                        "S1",
                        CamtText.Account(),
                        CamtText.Balance("OPBD", 0m),
                        CamtText.Balance("CLBD", Count),
                        "THERE"
                    )
                )
                .Split("THERE");
            await writer.WriteAsync(whole[0] + entry[0]);
            for (var i = 0; i < Count; i++)
            {
                await writer.WriteAsync(text.Details(1m, $"T{i}", CamtText.Ocr($"{i}")));
            }

            await writer.WriteAsync(entry[1] + whole[1]);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var bankFile = await Given.Checked(file);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 2_000_000);
        Assert.Equal(Count, bankFile.Summary.Payments);
        Assert.Equal(new Money(Count * 100L), bankFile.Summary.Net);

        var last = 0L;
        await foreach (var payment in bankFile.ReadAsync(file, 1, Stop))
        {
            last = payment.Ordinal;
            if (last % 50_000 == 0)
            {
                // 16 bytes of each fingerprint are kept, and nothing else of a payment
                Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 12_000_000);
            }
        }

        Assert.Equal(Count, last);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}

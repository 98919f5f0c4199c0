using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Benchmarks;

/// <summary>
/// Imports and matches payments against as many invoices, through the whole app on a real PostgreSQL. Says how long each ten
/// thousand took, which is to stay the same as the file grows, and the most memory that the process had.
/// </summary>
internal static class ImportOfPayments
{
    private const int Step = 10_000;

    /// <summary>Runs it once.</summary>
    /// <param name="count">How many payments, and invoices.</param>
    /// <param name="say">Where the figures go.</param>
    public static async Task RunAsync(int count, TextWriter say)
    {
        await using var app = await SortimentApp.StartAsync();
        var api = new ApiClient(app.As);
        var scheme = new SchemeDriver(api, "Mätning", 2026);
        await scheme.DraftAsync();
        await scheme.MoveAsync("offer");
        await scheme.AcceptAsync();
        await scheme.MoveAsync("start");
        await GivenInvoices.WriteAsync(app.AppConnectionString, scheme.Id, count);
        var path = Path.GetTempFileName();
        try
        {
            var unplaced = await GivenBankFile.WriteAsync(path, count);
            await say.WriteLineAsync(
                $"{count} invoices; a file of {count} payments, {new FileInfo(path).Length / 1_000_000} MB"
            );
            await say.WriteLineAsync(
                $"before: {Megabytes(Environment.WorkingSet)} MB, of which managed {Megabytes(GC.GetGCMemoryInfo().TotalCommittedBytes)} MB"
            );
            var since = Stopwatch.StartNew();
            var file = await SendAsync(api, path);
            await say.WriteLineAsync($"taken after {Seconds(since)} s");
            await FollowAsync(app, file, count, since, say);
            await CheckAsync(app, file, count, unplaced);
            await SayPeakAsync(say);
            await ReadAsync(app.As(SchemeDriver.Finance), scheme, say);
        }
        finally
        {
            File.Delete(path);
        }

        await SayPeakAsync(say);
    }

    private static async Task SayPeakAsync(TextWriter say)
    {
        using var process = Process.GetCurrentProcess();
        await say.WriteLineAsync($"peak working set so far: {Megabytes(process.PeakWorkingSet64)} MB");
    }

    private static async Task<Guid> SendAsync(ApiClient api, string path)
    {
        await using var content = File.OpenRead(path);
        return (await api.PostFileAsync(SchemeDriver.Finance, SchemeDriver.BankFiles, content, "stor.txt")).Ok().Id;
    }

    private static async Task FollowAsync(SortimentApp app, Guid file, int count, Stopwatch since, TextWriter say)
    {
        await using var dataSource = NpgsqlDataSource.Create(app.AppConnectionString);
        var (next, before) = (Math.Min(Step, count), since.Elapsed);
        while (next <= count)
        {
            await using var ask = dataSource.CreateCommand(
                $"SET sortiment.joint = 'on'; SELECT reached FROM funding.imported_files WHERE id = '{file}'"
            );
            if ((long)(await ask.ExecuteScalarAsync())! < next)
            {
                await Task.Delay(50);
                continue;
            }

            var took = since.Elapsed - before;
            before = since.Elapsed;
            await say.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{next, 8}: {took.TotalSeconds, 6:0.0} s, now {Megabytes(Environment.WorkingSet)} MB, "
                        + $"of which managed {Megabytes(GC.GetGCMemoryInfo().TotalCommittedBytes)} MB"
                )
            );
            next += Step;
        }

        await say.WriteLineAsync($"all booked after {Seconds(since)} s");
    }

    private static async Task CheckAsync(SortimentApp app, Guid file, int count, int unplaced)
    {
        var found = await app.AskAsync<string>(
            "SET sortiment.joint = 'on'; SELECT count(*) || ' ' || count(*) FILTER (WHERE left_ore <> 0) FROM funding.payments "
                + $"WHERE file_id = '{file}'"
        );
        if (found != $"{count} {unplaced}")
        {
            throw new InvalidOperationException(
                $"{count} payments and {unplaced} to place were meant; there are {found}."
            );
        }
    }

    // what people open of so many: the first time, and again
    private static async Task ReadAsync(HttpClient reader, SchemeDriver scheme, TextWriter say)
    {
        string[] addresses =
        [
            "/finansiering",
            $"/finansiering/{scheme.Id}",
            $"/finansiering/{scheme.Id}/fakturor",
            $"/finansiering/{scheme.Id}/bokforing",
            $"/finansiering/{scheme.Id}/oppet-konto",
            $"/finansiering/{scheme.Id}/redovisning",
            "/finansiering/betalningar",
            "/finansiering/betalningar/att-placera",
            "/odata/Invoices?$count=true&$top=50",
            "/odata/Payments?$count=true&$top=50",
            "/odata/UnplacedPayments?$count=true&$top=50",
            "/odata/LedgerEntries?$count=true&$top=50",
            "/api/funding/ledger/sie?from=2026-01-01&to=2026-12-31",
        ];
        foreach (var address in addresses)
        {
            var since = Stopwatch.StartNew();
            var size = (await reader.GetByteArrayAsync(address)).Length;
            var once = since.ElapsedMilliseconds;
            since.Restart();
            await reader.GetByteArrayAsync(address);
            await say.WriteLineAsync(
                $"{once, 6} ms, again {since.ElapsedMilliseconds, 6} ms, {size / 1_000, 6} kB  {address}"
            );
        }
    }

    private static string Seconds(Stopwatch since) =>
        since.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static long Megabytes(long bytes) => bytes / 1_000_000;
}

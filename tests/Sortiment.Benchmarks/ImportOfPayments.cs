using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Sortiment.Testing;
using Sortiment.Testing.Cluster;
using Sortiment.Testing.Driver;

namespace Sortiment.Benchmarks;

/// <summary>
/// Imports and matches payments against as many invoices, in the app as it really runs: a process of its own, on a real
/// PostgreSQL. Says how long each ten thousand took, which is to stay the same as the file grows, and the most memory that the
/// app's process had.
/// </summary>
internal static class ImportOfPayments
{
    private const int Step = 10_000;

    /// <summary>Runs it once.</summary>
    /// <param name="count">How many payments, and invoices.</param>
    /// <param name="say">Where the figures go.</param>
    public static async Task RunAsync(int count, TextWriter say)
    {
        var cluster = await TestCluster.SharedAsync();
        await using var database = await cluster.CreateDatabaseAsync();
        await using var dataSource = NpgsqlDataSource.Create(database.AppConnectionString);
        using var longest = new CancellationTokenSource(TimeSpan.FromMinutes(30));
        var mail = Directory.CreateTempSubdirectory("sortiment-benchmark-");
        await using var app = new RunningApp(database, mail.FullName);
        await app.StartAsync(longest.Token);
        using var clients = new StubbornClients(app.Address, longest.Token);
        var api = new ApiClient(clients.As);
        var scheme = new SchemeDriver(api, "Mätning", 2026);
        await scheme.DraftAsync();
        await scheme.MoveAsync("offer");
        await scheme.AcceptAsync();
        await scheme.MoveAsync("start");
        await GivenInvoices.WriteAsync(database.AppConnectionString, scheme.Id, count);

        // as it runs from day to day: what migrates and seeds an empty database is not what is measured
        await app.KillAsync();
        await app.StartAsync(longest.Token);
        var path = Path.GetTempFileName();
        try
        {
            var unplaced = await GivenBankFile.WriteAsync(path, count);
            var size = Megabytes(new FileInfo(path).Length);
            await say.WriteLineAsync(
                $"{count} invoices; a file of {count} payments, {size} MB; the app has {Memory(app)}"
            );
            var since = Stopwatch.StartNew();
            var file = await SendAsync(api, path);
            await say.WriteLineAsync($"taken after {Seconds(since)} s");
            await FollowAsync(app, dataSource, file, count, since, say);
            await CheckAsync(dataSource, file, count, unplaced);
            await ReadAsync(clients.As(SchemeDriver.Finance), scheme, say);
        }
        finally
        {
            File.Delete(path);
            mail.Delete(recursive: true);
        }

        await say.WriteLineAsync($"in the end the app has {Memory(app)}");
    }

    private static async Task<Guid> SendAsync(ApiClient api, string path)
    {
        await using var content = File.OpenRead(path);
        return (await api.PostFileAsync(SchemeDriver.Finance, SchemeDriver.BankFiles, content, "stor.txt")).Ok().Id;
    }

    private static async Task FollowAsync(
        RunningApp app,
        NpgsqlDataSource dataSource,
        Guid file,
        int count,
        Stopwatch since,
        TextWriter say
    )
    {
        var (next, before) = (Math.Min(Step, count), since.Elapsed);
        while (next <= count)
        {
            var reached = await AskAsync<long>(
                dataSource,
                $"SELECT reached FROM funding.imported_files WHERE id = '{file}'"
            );
            if (reached < next)
            {
                await Task.Delay(50);
                continue;
            }

            var took = since.Elapsed - before;
            before = since.Elapsed;
            await say.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{next, 8}: {took.TotalSeconds, 6:0.0} s, the app has {Memory(app)}"
                )
            );
            next += Step;
        }

        await say.WriteLineAsync($"all booked after {Seconds(since)} s");
    }

    private static async Task CheckAsync(NpgsqlDataSource dataSource, Guid file, int count, int unplaced)
    {
        var found = await AskAsync<string>(
            dataSource,
            $"SELECT count(*) || ' ' || count(*) FILTER (WHERE left_ore <> 0) FROM funding.payments WHERE file_id = '{file}'"
        );
        if (found != $"{count} {unplaced}")
        {
            throw new InvalidOperationException(
                $"{count} payments and {unplaced} to place were meant; there are {found}."
            );
        }
    }

    private static async Task<T> AskAsync<T>(NpgsqlDataSource dataSource, string sql)
    {
        await using var ask = dataSource.CreateCommand("SET sortiment.joint = 'on'; " + sql);
        return (T)(await ask.ExecuteScalarAsync())!;
    }

    // what people open of so many: the first time, and again
    private static async Task ReadAsync(HttpClient reader, SchemeDriver scheme, TextWriter say)
    {
        string[] addresses =
        [
            "/finansiering",
            $"/finansiering/{scheme.Id}",
            $"/finansiering/{scheme.Id}/fakturor",
            $"/finansiering/{scheme.Id}/betalningar",
            $"/finansiering/{scheme.Id}/betalningar?sok=betalare&sida=3",
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

    private static string Memory(RunningApp app)
    {
        var (now, peak) = app.Memory;
        return $"{Megabytes(now)} MB, at most {Megabytes(peak)} MB so far";
    }

    private static long Megabytes(long bytes) => bytes / 1_000_000;
}

using System.Globalization;
using System.Text;
using Npgsql;
using Sortiment.Testing;
using Sortiment.Testing.Cluster;
using Sortiment.Testing.Driver;
using Xunit;

namespace Sortiment.Resilience.Tests;

/// <summary>
/// The app is killed (-9) again and again while it books the payments of a bank file. Started again it goes on by itself, and in
/// the end each payment is booked once.
/// </summary>
public sealed class ImportKillTests
{
    private const int Payments = 5_000;
    private const int Kills = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task An_import_that_is_killed_goes_on_and_books_each_payment_once()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);

        // an empty one: here the app itself, and no test's part of it, migrates and seeds
        await using var database = await (await TestCluster.SharedAsync()).CreateDatabaseAsync();
        await using var app = new RunningApp(
            database,
            Directory.CreateTempSubdirectory("sortiment-import-mail-").FullName
        );
        await app.StartAsync(limit.Token);
        using var clients = new StubbornClients(app.Address, limit.Token);
        var api = new ApiClient(clients.As);
        var reference = await InvoiceAsync(api);
        var file = (await SendAsync(api, reference)).Ok().Id;
        var reached = new List<long>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            await UntilAsync(
                database,
                $"SELECT reached > {Payments * kill / (Kills + 2)} FROM funding.imported_files WHERE id = '{file}'",
                limit.Token
            );
            await app.KillAsync();
            reached.Add(
                await AskAsync<long>(database, $"SELECT reached FROM funding.imported_files WHERE id = '{file}'")
            );
            await app.StartAsync(limit.Token);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"killed at {string.Join(", ", reached)} of {Payments}");
        Assert.True(reached[0] < Payments, "The first kill came after the last payment.");
        await UntilAsync(
            database,
            $"SELECT finished_at IS NOT NULL FROM funding.imported_files WHERE id = '{file}'",
            limit.Token
        );
        await AssertOnceAsync(database, reference);
    }

    // one öre a payment; every other one names the invoice
    private static async Task<Answer> SendAsync(ApiClient api, string reference)
    {
        var rows = new StringBuilder("datum;belopp;referens;avsändare\n");
        for (var i = 1; i <= Payments; i++)
        {
            rows.Append(
                CultureInfo.InvariantCulture,
                $"2026-03-16;0,01;{(i % 2 == 0 ? reference : "hyra")};Betalare {i}\n"
            );
        }

        return await api.PostFileAsync(SchemeDriver.Finance, SchemeDriver.BankFiles, rows.ToString(), "dödad.csv");
    }

    private static async Task<string> InvoiceAsync(ApiClient api)
    {
        var year = DateTime.UtcNow.Year;
        var scheme = new SchemeDriver(api, "Dödad", year);
        await scheme.DraftAsync();
        await scheme.MoveAsync("offer");
        await scheme.AcceptAsync();
        await scheme.MoveAsync("start");
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var invoices = await scheme.InvoiceAsync(today, $"{year + 1}-12-31");
        return invoices[0].GetProperty("ocr").GetString()!;
    }

    private static async Task AssertOnceAsync(TestDatabase database, string reference)
    {
        var rows = new Dictionary<string, long>
        {
            ["SELECT count(*) FROM funding.payments"] = Payments,
            ["SELECT count(DISTINCT ordinal) FROM funding.payments"] = Payments,
            ["SELECT count(*) FROM funding.vouchers WHERE kind = 'Payment'"] = Payments,
            ["SELECT max(number) - count(*) FROM funding.vouchers"] = 0,
            ["SELECT sum(amount_ore)::bigint FROM funding.postings WHERE account = '1930'"] = Payments,
            ["SELECT sum(left_ore)::bigint FROM funding.payments"] = Payments / 2,
            ["SELECT count(*) FROM funding.allocations"] = Payments / 2,
            [$"SELECT paid_ore FROM funding.invoices WHERE ocr = '{reference}'"] = Payments / 2,
            [$"SELECT net_ore + vat_ore - open_ore FROM funding.invoices WHERE ocr = '{reference}'"] = Payments / 2,
            ["SELECT reached - known FROM funding.imported_files"] = Payments,
        };
        var found = new Dictionary<string, long>();
        foreach (var what in rows.Keys)
        {
            found[what] = await AskAsync<long>(database, what);
        }

        Assert.Equal(rows, found);
    }

    private static async Task UntilAsync(TestDatabase database, string condition, CancellationToken ct)
    {
        while (!await AskAsync<bool>(database, condition))
        {
            await Task.Delay(10, ct);
        }
    }

    private static async Task<T> AskAsync<T>(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.AppConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SET sortiment.joint = 'on'; {sql}", connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}

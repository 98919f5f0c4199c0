using System.Globalization;
using System.Text;
using System.Text.Json;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Funding.Tests.Ledger;

/// <summary>A scheme of 2022 that has started, and what is done with its books over the API.</summary>
internal sealed class RunningScheme
{
    public const string Hmc = SchemeDriver.Finance;
    public const string Category = "Utvärdering";

    private static int _made;
    private readonly SortimentApp _app;
    private readonly SchemeDriver _scheme;

    private RunningScheme(SortimentApp app, int year)
    {
        _app = app;
        Api = new ApiClient(app.As);
        _scheme = new SchemeDriver(Api, $"Gemensam satsning {Interlocked.Increment(ref _made)}", year);
    }

    public ApiClient Api { get; }

    public Guid Id => _scheme.Id;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Drafts, offers, has accepted and starts one.</summary>
    public static async Task<RunningScheme> StartAsync(SortimentApp app, int year = 2022)
    {
        var running = new RunningScheme(app, year);
        await running._scheme.DraftAsync();
        await running._scheme.MoveAsync("offer");
        await running._scheme.AcceptAsync();
        await running._scheme.MoveAsync("start");
        return running;
    }

    public Task MoveAsync(string move) => _scheme.MoveAsync(move);

    public Task<Answer> SpendAsync(
        string date = "2022-03-31",
        long? ore = 100_00,
        string? category = Category,
        string? text = "Intervjuer",
        string persona = Hmc
    ) =>
        Api.PostAsync(
            persona,
            _scheme.Path + "/spending",
            new
            {
                date,
                category,
                ore,
                text,
            },
            ct: Ct
        );

    public Task<Answer> MarkUpAsync(string date = "2022-03-31", long ore = 100_00) =>
        Api.PostAsync(
            Hmc,
            _scheme.Path + "/markup",
            new
            {
                date,
                ore,
                text = "Påslag på hyror",
            },
            ct: Ct
        );

    public Task<Answer> ReverseAsync(Guid voucher, string date = "2022-04-30", string? reason = "Fel belopp") =>
        Api.PostAsync(Hmc, $"/api/funding/vouchers/{voucher}/reverse", new { date, reason }, ct: Ct);

    public Task<Answer> SendFileAsync(string csv, Encoding? encoding = null)
    {
        var file = new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(csv));
        return Api.PostFileAsync(Hmc, _scheme.Path + "/spending/file", file, "kostnader.csv", Ct);
    }

    /// <summary>Invoices both principals, 100 kr each; Grästorp's first.</summary>
    public async Task<IReadOnlyList<JsonElement>> InvoiceAsync(string issued, string due) =>
        [.. (await _scheme.InvoiceAsync(issued, due)).OrderBy(i => i.GetProperty("principalCode").GetString())];

    /// <summary>Has invoices paid on a day by a file from the bank, and waits until it is booked.</summary>
    public async Task PayAsync(string day, params IEnumerable<(JsonElement Invoice, long Ore)> payments)
    {
        var csv = new StringBuilder("datum;belopp;referens;text\n");
        foreach (var (invoice, ore) in payments)
        {
            var ocr = invoice.GetProperty("ocr").GetString();
            csv.Append(CultureInfo.InvariantCulture, $"{day};{ore / 100m};{ocr};{Guid.NewGuid()}\n");
        }

        (await Api.PostFileAsync(Hmc, SchemeDriver.BankFiles, csv.ToString(), "bank.csv", Ct)).Ok();
        await _app.OutboxDoneAsync(Ct);
    }

    /// <summary>Its lines in the books as anybody reads them.</summary>
    public async Task<IReadOnlyList<JsonElement>> EntriesAsync(string more = "", string persona = "1444.ekonom") =>
        [
            .. (
                await Api.GetAsync(
                    persona,
                    $"/odata/LedgerEntries?$filter=schemeId eq {Id}{more}&$orderby=year,voucherNumber,line&$top=200",
                    Ct
                )
            )
                .Ok()
                .Json.GetProperty("value")
                .EnumerateArray(),
        ];

    /// <summary>What stands on each of its accounts.</summary>
    public async Task<Dictionary<string, long>> BalancesAsync() =>
        (await EntriesAsync())
            .GroupBy(entry => entry.GetProperty("account").GetString()!)
            .ToDictionary(account => account.Key, account => account.Sum(e => e.GetProperty("amountOre").GetInt64()));
}

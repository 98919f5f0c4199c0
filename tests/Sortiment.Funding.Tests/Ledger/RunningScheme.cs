using System.Net.Http.Headers;
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
    private readonly SchemeDriver _scheme;

    private RunningScheme(ApiClient api, int year)
    {
        Api = api;
        _scheme = new SchemeDriver(api, $"Gemensam satsning {Interlocked.Increment(ref _made)}", year);
    }

    public ApiClient Api { get; }

    public Guid Id => _scheme.Id;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Drafts, offers, has accepted and starts one.</summary>
    public static async Task<RunningScheme> StartAsync(SortimentApp app, int year = 2022)
    {
        var running = new RunningScheme(new ApiClient(app.As), year);
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

    public async Task<Answer> SendFileAsync(string csv, Encoding? encoding = null)
    {
        using var file = new ByteArrayContent((encoding ?? Encoding.UTF8).GetBytes(csv));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { { file, "file", "kostnader.csv" } };
        return await Api.PostContentAsync(Hmc, _scheme.Path + "/spending/file", form, ct: Ct);
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

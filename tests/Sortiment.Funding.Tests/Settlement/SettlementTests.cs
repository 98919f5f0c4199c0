using System.Net;
using System.Xml.Linq;
using Sortiment.Funding.Tests.Ledger;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Funding.Tests.Settlement;

/// <summary>Settlement over HTTP: what hinders it, what it divides to the öre, what it books and what the bank gets.</summary>
public sealed class SettlementTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly XNamespace Pain = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03";
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_left_is_divided_to_the_öre_and_repaid_and_the_books_are_nought()
    {
        var scheme = await PaidAsync();
        (await scheme.SpendAsync("2022-05-01", 66_67)).Ok();
        await scheme.MoveAsync("close");
        var settled = (await SettleAsync(scheme)).Ok();
        Assert.Equal(133_33, settled.Json.GetProperty("leftOre").GetInt64());
        Assert.Equal(
            [("1444", 66_67L), ("1485", 66_66L)],
            settled
                .Json.GetProperty("shares")
                .EnumerateArray()
                .Select(s => (s.GetProperty("principalCode").GetString()!, s.GetProperty("ore").GetInt64()))
        );
        Assert.All((await scheme.BalancesAsync()).Values, balance => Assert.Equal(0, balance));
        Assert.Equal((409, "not-ready"), Refusal(await SettleAsync(scheme)));
        Assert.Equal((409, "wrong-status"), Refusal(await scheme.SpendAsync("2022-05-01")));

        using var bytes = await _app.As(RunningScheme.Hmc)
            .GetStreamAsync(new Uri($"{PathOf(scheme)}/file", UriKind.Relative), Ct);
        var file = XDocument.Load(bytes);
        Assert.Equal("133.33", file.Descendants(Pain + "CtrlSum").First().Value);
        Assert.Equal(["66.67", "66.66"], file.Descendants(Pain + "InstdAmt").Select(e => e.Value));
        using var other = await _app.As("1444.ekonom")
            .GetAsync(new Uri($"{PathOf(scheme)}/file", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var reader = _app.Browser("1485.samordnare");
        var page = WebUtility.HtmlDecode(await reader.ReadAsync($"/finansiering/{scheme.Id}/slutavrakning"));
        Assert.Contains("66,66\u00a0kr", page, StringComparison.Ordinal);
        Assert.DoesNotContain("betalfilen", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_bankgiro_only_the_file_waits_and_it_says_whose()
    {
        var scheme = await PaidAsync();
        await scheme.MoveAsync("close");
        (await SettleAsync(scheme)).Ok();
        await _app.AskAsOwnerAsync<object>(
            "SET sortiment.joint = 'on'; UPDATE funding.billing_details SET bankgiro = NULL WHERE tenant_id = '1485'"
        );
        var refused = await scheme.Api.GetAsync(RunningScheme.Hmc, PathOf(scheme) + "/file", Ct);
        Assert.Equal((409, "bankgiro-missing"), Refusal(refused));
        Assert.Contains("Uddevalla", Detail(refused), StringComparison.Ordinal);
        using var finance = _app.Browser(RunningScheme.Hmc);
        var page = WebUtility.HtmlDecode(await finance.ReadAsync($"/finansiering/{scheme.Id}/slutavrakning"));
        Assert.Contains("Bankgiro saknas för Uddevalla", page, StringComparison.Ordinal);
        await _app.AskAsOwnerAsync<object>(
            "SET sortiment.joint = 'on'; UPDATE funding.billing_details SET bankgiro = '5050-1055' WHERE tenant_id = '1485'"
        );
    }

    [Fact]
    public async Task What_is_reinvested_opens_the_next_schemes_balance_and_is_divided_there_by_who_had_paid_it()
    {
        var scheme = await PaidAsync();
        (await scheme.SpendAsync("2022-05-01", 66_67)).Ok();
        await scheme.MoveAsync("close");
        var next = await RunningScheme.StartAsync(_app, 2025);
        var reinvest = new
        {
            decision = "Reinvest",
            reference = "S 1",
            date = "2026-03-02",
            nextSchemeId = next.Id,
        };
        (await SettleAsync(scheme, reinvest)).Ok();
        Assert.All((await scheme.BalancesAsync()).Values, balance => Assert.Equal(0, balance));
        var opened = await next.BalancesAsync();
        Assert.Equal((133_33, -133_33), (opened["1930"], opened["2890"]));
        var path = $"/api/funding/schemes/{next.Id}/statements/whole?preview=true";
        var preview = (await next.Api.GetAsync(RunningScheme.Hmc, path, Ct)).Ok().Json;
        Assert.Equal(133_33, preview.GetProperty("openingOre").GetInt64());
        Assert.Equal(133_33, preview.GetProperty("leftOre").GetInt64());
        await next.MoveAsync("close");
        var settled = (await SettleAsync(next)).Ok();
        Assert.Equal(
            [66_67, 66_66],
            settled.Json.GetProperty("shares").EnumerateArray().Select(s => s.GetProperty("ore").GetInt64())
        );
        Assert.All((await next.BalancesAsync()).Values, balance => Assert.Equal(0, balance));
    }

    [Fact]
    public async Task What_is_still_open_hinders_it_and_is_named()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var invoices = await scheme.InvoiceAsync("2022-02-01", "2022-03-03");
        await scheme.PayAsync("2022-03-01", (invoices[0], 100_00), (invoices[1], 40_00));
        var running = await SettleAsync(scheme);
        Assert.Equal((409, "not-ready"), Refusal(running));
        Assert.Contains("inte avslutad", Detail(running), StringComparison.Ordinal);
        await scheme.MoveAsync("close");
        var unpaid = invoices[1].GetProperty("number").GetString()!;
        Assert.Contains($"Obetalda fakturor: {unpaid} (", Detail(await SettleAsync(scheme)), StringComparison.Ordinal);
        await scheme.PayAsync("2022-04-01", (invoices[1], 61_00));
        var over = Detail(await SettleAsync(scheme));
        Assert.DoesNotContain("Obetalda", over, StringComparison.Ordinal);
        Assert.Contains("Betalningar att placera: 2022-04-01", over, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_fields_are_named()
    {
        var scheme = await PaidAsync();
        await scheme.MoveAsync("close");
        Assert.Equal(["date", "decision", "reference"], (await SettleAsync(scheme, new { })).Fields.Order());
        var wrong = new
        {
            decision = "Reinvest",
            reference = "S 1",
            date = "2022-12-30",
            nextSchemeId = scheme.Id,
        };
        Assert.Equal(["date", "nextSchemeId"], (await SettleAsync(scheme, wrong)).Fields.Order());
    }

    [Theory]
    [InlineData("1444.ekonom")]
    [InlineData("hmc.produktkonsulent")]
    public async Task Only_the_finance_officer_at_the_AT_centre_settles(string persona)
    {
        var scheme = await RunningScheme.StartAsync(_app);
        Assert.Equal(403, (await scheme.Api.PostAsync(persona, PathOf(scheme), new { }, ct: Ct)).Status);
    }

    private async Task<RunningScheme> PaidAsync()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var invoices = await scheme.InvoiceAsync("2022-02-01", "2022-03-03");
        await scheme.PayAsync("2022-03-01", (invoices[0], 100_00), (invoices[1], 100_00));
        return scheme;
    }

    private static string PathOf(RunningScheme scheme) => $"/api/funding/schemes/{scheme.Id}/settlement";

    private static Task<Answer> SettleAsync(RunningScheme scheme, object? body = null) =>
        scheme.Api.PostAsync(
            RunningScheme.Hmc,
            PathOf(scheme),
            body
                ?? new
                {
                    decision = "Repay",
                    reference = "Samverkan 2026/8",
                    date = "2026-03-02",
                },
            ct: Ct
        );

    private static (int, string?) Refusal(Answer answer) => (answer.Status, answer.Problem);

    private static string Detail(Answer answer) => answer.Json.GetProperty("detail").GetString()!;
}

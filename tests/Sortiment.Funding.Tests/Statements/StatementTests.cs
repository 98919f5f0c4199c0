using System.Net;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Sortiment.Funding.Tests.Ledger;
using Sortiment.Testing;
using Sortiment.Testing.Driver;
using UglyToad.PdfPig;

namespace Sortiment.Funding.Tests.Statements;

/// <summary>Statements over HTTP: what they say, who publishes and who reads, and that they stay as they were.</summary>
public sealed class StatementTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Grästorp = "1444.ekonom";

    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_year_is_published_frozen_and_locked()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var invoices = await scheme.InvoiceAsync("2022-02-01", "2022-03-03");
        await scheme.PayAsync("2022-03-01", (invoices[0], 100_00), (invoices[1], 40_00));
        (await scheme.SpendAsync("2022-05-01", 30_50)).Ok();
        (await scheme.MarkUpAsync("2022-06-01", 12_25)).Ok();
        Assert.Equal(404, (await ShowAsync(scheme, "2022")).Status);
        Assert.Equal(403, (await ShowAsync(scheme, "2022?preview=true")).Status);
        var preview = (await ShowAsync(scheme, "2022?preview=true", RunningScheme.Hmc)).Ok().Json;
        Assert.Equal(JsonValueKind.Null, preview.GetProperty("version").ValueKind);

        var published = (await PublishAsync(scheme, "2022", "Projektledaren började i maj.")).Ok();
        Assert.Equal(1, published.Version);
        var shown = (await ShowAsync(scheme, "2022", "1485.forskrivare")).Ok().Json;
        Assert.Equal(
            (200_00, 200_00, 140_00, 30_50, 12_25, 121_75),
            (
                Ore(shown, "contributions"),
                Ore(shown, "invoiced"),
                Ore(shown, "paid"),
                Ore(shown, "spent"),
                Ore(shown, "markUp"),
                Ore(shown, "left")
            )
        );
        Assert.Equal("Projektledaren började i maj.", shown.GetProperty("comment").GetString());
        Assert.Equal(
            [("1444", 100_00), ("1485", 40_00)],
            shown
                .GetProperty("principals")
                .EnumerateArray()
                .Select(p => (p.GetProperty("principalCode").GetString()!, p.GetProperty("paidOre").GetInt64()))
                .Order()
        );

        // the year is locked by its field, and what comes in late stands in a later year
        Assert.Equal("date", Assert.Single((await scheme.SpendAsync("2022-12-31")).Fields));
        var late = (await scheme.EntriesAsync(" and account eq '4001'"))[0].GetProperty("voucherId").GetGuid();
        Assert.Equal("date", Assert.Single((await scheme.ReverseAsync(late, "2022-12-31")).Fields));
        (await scheme.ReverseAsync(late, "2023-01-02")).Ok();
        await scheme.PayAsync("2022-12-30", (invoices[1], 60_00));
        Assert.Equal(shown.GetRawText(), (await ShowAsync(scheme, "2022", "1485.forskrivare")).Ok().Json.GetRawText());
        var next = (await ShowAsync(scheme, "2023?preview=true", RunningScheme.Hmc)).Ok().Json;
        Assert.Equal(
            (121_75, 60_00, -30_50, 212_25),
            (Ore(next, "opening"), Ore(next, "paid"), Ore(next, "spent"), Ore(next, "left"))
        );

        // another version says something else beside the same figures; the first stays
        Assert.Equal(2, (await PublishAsync(scheme, "2022", "Rättad kommentar.")).Ok().Version);
        var first = (await ShowAsync(scheme, "2022?version=1")).Ok().Json;
        Assert.Equal("Projektledaren började i maj.", first.GetProperty("comment").GetString());
        var rows = await scheme.Api.GetAsync(
            Grästorp,
            $"/odata/Statements?$filter=schemeId eq {scheme.Id} and leftOre eq 12175&$orderby=version",
            Ct
        );
        Assert.Equal(
            [1, 2],
            rows.Ok().Json.GetProperty("value").EnumerateArray().Select(r => r.GetProperty("version").GetInt32())
        );
    }

    [Theory]
    [InlineData(Grästorp)]
    [InlineData("1444.samordnare")]
    [InlineData("1444.forskrivare")]
    [InlineData("hmc.produktkonsulent")]
    public async Task Only_the_finance_officer_at_the_AT_centre_publishes(string persona)
    {
        var scheme = await RunningScheme.StartAsync(_app);
        Assert.Equal(403, (await PublishAsync(scheme, "2022", null, persona)).Status);
    }

    [Theory]
    [InlineData("2026", 409, "not-over")]
    [InlineData("2021", 409, "not-over")]
    [InlineData("whole", 409, "not-over")]
    [InlineData("förra", 422, "invalid-fields")]
    public async Task What_is_not_over_is_not_published(string year, int status, string problem)
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var refused = await PublishAsync(scheme, year);
        Assert.Equal((status, problem), (refused.Status, refused.Problem));
    }

    [Fact]
    public async Task It_is_had_as_pdf_csv_and_excel_by_format_or_accept()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        (await scheme.SpendAsync("2022-05-01", 1_234_50)).Ok();
        await scheme.MoveAsync("close");
        (await PublishAsync(scheme, "whole")).Ok();
        using var pdf = PdfDocument.Open(await FileAsync(scheme, "?format=pdf", "application/pdf"));
        Assert.Contains("Redovisning", pdf.GetPage(1).Text, StringComparison.Ordinal);
        var csv = Encoding.UTF8.GetString(await FileAsync(scheme, "", "text/csv", "text/csv"));
        Assert.Contains("Utvärdering;;0,00;1234,50;", csv, StringComparison.Ordinal);
        const string excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        using var workbook = SpreadsheetDocument.Open(
            new MemoryStream(await FileAsync(scheme, "?format=xlsx", excel)),
            isEditable: false
        );
        Assert.Equal(3, workbook.WorkbookPart!.WorksheetParts.Count());
        await FileAsync(scheme, "", "application/json", "text/html, */*;q=0.8");
        Assert.Equal("format", Assert.Single((await ShowAsync(scheme, "whole?format=docx")).Fields));
    }

    [Fact]
    public async Task The_pages_show_it_to_all_with_ones_own_part_and_links_to_the_books()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var invoices = await scheme.InvoiceAsync("2022-02-01", "2022-03-03");
        await scheme.PayAsync("2022-03-01", (invoices[0], 100_00), (invoices[1], 40_00));
        (await scheme.SpendAsync("2022-05-01", 30_50)).Ok();
        using var finance = _app.Browser(RunningScheme.Hmc);
        var path = $"/finansiering/{scheme.Id}/redovisning";
        using var published = await finance.SubmitAsync(
            path + "/2022/publicera",
            "publish",
            ("Input.Comment", "Klart.")
        );
        Assert.Equal(path + "/2022", published.RequestMessage!.RequestUri!.AbsolutePath);
        using var reader = _app.Browser("1485.forskrivare");
        Assert.Contains($"{path}/2022", await reader.ReadAsync(path), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await reader.ReadAsync(path + "/2022"));
        Assert.Contains("28,57\u00a0%", page, StringComparison.Ordinal); // 40 of 140
        var behind = $"/finansiering/{scheme.Id}/bokforing/1510?fran=2022-01-01&till=2022-12-31&vad=Paid&huvudman=1485";
        Assert.Contains(behind, page, StringComparison.Ordinal);
        Assert.Contains(
            "−40,00\u00a0kr",
            WebUtility.HtmlDecode(await reader.ReadAsync(behind)),
            StringComparison.Ordinal
        );
        var account = WebUtility.HtmlDecode(await reader.ReadAsync($"/finansiering/{scheme.Id}/oppet-konto"));
        Assert.Contains("109,50\u00a0kr", account, StringComparison.Ordinal);
        Assert.DoesNotContain("Förfallet", account, StringComparison.Ordinal);
        var overview = await finance.ReadAsync($"/finansiering/{scheme.Id}/oppet-konto");
        Assert.Contains("60,00\u00a0kr", WebUtility.HtmlDecode(overview), StringComparison.Ordinal);
        using var hidden = await reader.GetAsync(path + "/2023");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    private static long Ore(JsonElement statement, string what) => statement.GetProperty(what + "Ore").GetInt64();

    private static Task<Answer> ShowAsync(RunningScheme scheme, string year, string persona = Grästorp) =>
        scheme.Api.GetAsync(persona, $"/api/funding/schemes/{scheme.Id}/statements/{year}", Ct);

    private static Task<Answer> PublishAsync(
        RunningScheme scheme,
        string year,
        string? comment = null,
        string persona = RunningScheme.Hmc
    ) => scheme.Api.PostAsync(persona, $"/api/funding/schemes/{scheme.Id}/statements", new { year, comment }, ct: Ct);

    private async Task<byte[]> FileAsync(RunningScheme scheme, string query, string type, string? accept = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"/api/funding/schemes/{scheme.Id}/statements/whole{query}"
        );
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        using var answer = await _app.As(Grästorp).SendAsync(request, Ct);
        Assert.Equal(type, answer.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(Ct);
    }
}

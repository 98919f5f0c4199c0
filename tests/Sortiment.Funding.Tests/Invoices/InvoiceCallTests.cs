using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Sortiment.Kernel;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Funding.Tests.Invoices;

/// <summary>Invoices over HTTP on PostgreSQL: made by a run, mailed, fetched, credited and reminded of.</summary>
public sealed class InvoiceCallTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Hmc = SchemeDriver.Finance;
    private const string Grästorp = "1444.ekonom";
    private const string Uddevalla = "1485.ekonom";
    private const string Issued = "2026-03-02";
    private const string Due = "2026-04-01";
    private static int _made;

    private readonly SortimentApp _app = fixture.App;
    private readonly ApiClient _api = new(fixture.App.As);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_makes_one_invoice_for_each_accepted_contribution_without_gaps()
    {
        var scheme = await RunningAsync();
        var invoices = await scheme.InvoiceAsync(Issued, Due);
        Assert.Equal(["1444", "1485"], invoices.Select(i => Text(i, "principalCode")));
        Assert.All(invoices, i => Assert.Equal((100_00, 100_00), (Ore(i, "netOre"), Ore(i, "openOre"))));
        Assert.All(invoices, i => Assert.True(OcrReference.TryParse(Text(i, "ocr"), out _), Text(i, "ocr")));
        var all = await FindAsync(Hmc, "Invoices?$filter=startswith(number,'2026-')&$orderby=number&$top=200");
        Assert.Equal(Enumerable.Range(1, all.Count).Select(n => $"2026-{n:00000}"), all.Select(i => Text(i, "number")));
        Assert.Equal(0, await UnbalancedAsync());

        // asked for again there is nothing to do, and nothing is done
        var again = await InvoiceAsync(scheme, new { instalment = 1, due = Due });
        Assert.Equal((409, "nothing-to-invoice"), (again.Status, again.Problem));
        Assert.Equal(2, (await scheme.InvoicesAsync()).Count);
    }

    [Fact]
    public async Task What_is_wrong_with_a_run_is_named_by_field()
    {
        var scheme = await RunningAsync();
        await RefusedAsync(scheme, new { due = Due }, "instalment");
        await RefusedAsync(scheme, new { instalment = 1, issued = Issued }, "due");
        await RefusedAsync(
            scheme,
            new
            {
                instalment = 1,
                issued = Issued,
                due = "2026-02-01",
            },
            "due"
        );
        await RefusedAsync(
            scheme,
            new
            {
                instalment = 1,
                issued = "2025-12-31",
                due = Due,
            },
            "issued"
        );
        await RefusedAsync(
            scheme,
            new
            {
                instalment = 1,
                issued = "2099-01-01",
                due = "2099-02-01",
            },
            "issued"
        );
        Assert.Equal(
            404,
            (
                await InvoiceAsync(
                    scheme,
                    new
                    {
                        instalment = 9,
                        issued = Issued,
                        due = Due,
                    }
                )
            ).Status
        );
        Assert.Empty(await scheme.InvoicesAsync());
    }

    [Fact]
    public async Task Only_the_AT_centre_invoices_and_only_a_running_scheme()
    {
        var scheme = Scheme();
        await scheme.DraftAsync();
        await scheme.MoveAsync("offer");
        await scheme.AcceptAsync();
        var body = new
        {
            instalment = 1,
            issued = Issued,
            due = Due,
        };
        Assert.Equal("wrong-status", (await InvoiceAsync(scheme, body)).Problem);
        await scheme.MoveAsync("start");
        foreach (var persona in new[] { Grästorp, "1444.samordnare", "forvaltare", "samverkan.handlaggare" })
        {
            Assert.Equal(403, (await InvoiceAsync(scheme, body, persona)).Status);
        }
    }

    [Fact]
    public async Task A_principal_sees_its_own_invoice_and_no_other()
    {
        var scheme = await RunningAsync();
        var invoices = await scheme.InvoiceAsync(Issued, Due);
        var own = await FindAsync(Grästorp, $"Invoices?$filter=schemeId eq {scheme.Id}");
        Assert.Equal(["1444"], own.Select(i => Text(i, "principalCode")));
        foreach (var path in Files(invoices[0]))
        {
            Assert.Equal(200, (int)(await GetAsync(Grästorp, path)).StatusCode);
            Assert.Equal(404, (int)(await GetAsync(Uddevalla, path)).StatusCode);
            Assert.Equal(403, (int)(await GetAsync("1444.forskrivare", path)).StatusCode);
        }

        var page = $"/finansiering/fakturor/{Id(invoices[0])}";
        Assert.Equal(200, (int)(await GetAsync(Grästorp, page)).StatusCode);
        Assert.Equal(404, (int)(await GetAsync(Uddevalla, page)).StatusCode);
    }

    [Fact]
    public async Task An_invoice_is_the_same_bytes_each_time_as_PDF_and_as_e_invoice()
    {
        var scheme = await RunningAsync();
        var invoice = (await scheme.InvoiceAsync(Issued, Due))[0];
        var files = new List<byte[]>();
        foreach (var path in Files(invoice))
        {
            var first = await BytesAsync(Hmc, path);
            Assert.Equal(first, await BytesAsync(Hmc, path));
            files.Add(first);
        }

        Assert.Equal("%PDF-", Encoding.ASCII.GetString(files[0], 0, 5));
        var xml = XDocument.Load(new MemoryStream(files[1]));
        Assert.Contains(Text(invoice, "ocr"), xml.ToString());
        Assert.Contains("KS 2026/41", xml.ToString()); // no reference was given: the decision stands in its place
        var zip = await BytesAsync(Hmc, $"{scheme.Path}/invoices.zip");
        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.Equal(4, archive.Entries.Count);
        Assert.Contains(archive.Entries, e => e.Name == $"faktura-{Text(invoice, "number")}.pdf" && e.Length > 0);
    }

    [Fact]
    public async Task Invoices_are_mailed_once_with_both_files()
    {
        var scheme = await RunningAsync();
        var invoices = await scheme.InvoiceAsync(Issued, Due);
        var mailed = await _api.PostAsync(Hmc, scheme.Path + "/invoices/mail", new { }, ct: Ct);
        Assert.Equal(2, mailed.Ok().Json.GetProperty("mailed").GetInt32());
        var again = await _api.PostAsync(Hmc, scheme.Path + "/invoices/mail", new { }, ct: Ct);
        Assert.Equal(0, again.Ok().Json.GetProperty("mailed").GetInt32());
        await _app.OutboxDoneAsync(Ct);
        var letter = Assert.Single(_app.Mail.All, m => m.Subject.Contains(Text(invoices[0], "number")));
        Assert.Equal(
            [$"faktura-{Text(invoices[0], "number")}.pdf", $"faktura-{Text(invoices[0], "number")}.xml"],
            letter.Attachments
        );
    }

    [Fact]
    public async Task A_credited_invoice_has_nothing_left_and_its_contribution_can_be_invoiced_anew()
    {
        var scheme = await RunningAsync();
        var invoice = (await scheme.InvoiceAsync(Issued, Due))[0];
        var path = $"/api/funding/invoices/{Id(invoice)}/credit";
        var unsaid = await _api.PostAsync(Hmc, path, new { }, ct: Ct);
        Assert.Equal((422, true), (unsaid.Status, unsaid.Fields.Contains("reason")));
        var tooMuch = await _api.PostAsync(Hmc, path, new { ore = 100_01, reason = "Fel" }, ct: Ct);
        Assert.Equal((422, true), (tooMuch.Status, tooMuch.Fields.Contains("ore")));

        (await _api.PostAsync(Hmc, path, new { ore = 40_00, reason = "Fel antal" }, ct: Ct)).Ok();
        Assert.Equal(60_00, Ore(await ReadAsync(invoice), "openOre"));
        Assert.Equal("nothing-to-invoice", (await InvoiceAsync(scheme, new { instalment = 1, due = Due })).Problem);

        (await _api.PostAsync(Hmc, path, new { reason = "Fel antal" }, ct: Ct)).Ok();
        Assert.Equal(0, Ore(await ReadAsync(invoice), "openOre"));
        Assert.Equal("nothing-to-credit", (await _api.PostAsync(Hmc, path, new { reason = "Mer" }, ct: Ct)).Problem);
        Assert.Equal(0, await UnbalancedAsync());
        Assert.Equal(
            0,
            await _app.AskAsync<long>(
                $"SELECT coalesce(sum(amount_ore), 0)::bigint FROM funding.postings WHERE invoice_id = '{Id(invoice)}'"
            )
        );
        Assert.Equal(5, (await scheme.InvoiceAsync(Issued, Due)).Count);
    }

    [Fact]
    public async Task What_is_overdue_is_reminded_of_once_until_it_is_due_again()
    {
        var scheme = await RunningAsync();
        var early = await RemindAsync(scheme, "2099-01-01");
        Assert.Equal("nothing-overdue", early.Problem);
        await scheme.InvoiceAsync("2026-01-10", "2026-01-20");
        Assert.Equal(422, (await RemindAsync(scheme, "2026-01-21")).Status);
        var reminded = await RemindAsync(scheme, "2099-01-01");
        Assert.Equal(2, reminded.Ok().Json.GetProperty("mailed").GetInt32());
        Assert.Equal("nothing-overdue", (await RemindAsync(scheme, "2099-01-01")).Problem);
    }

    [Fact]
    public async Task Senders_and_addresses_are_checked_and_kept_from_others()
    {
        const string path = "/api/funding/billing/1444";
        var wrong = await _api.PutAsync(
            Grästorp,
            path,
            new
            {
                postalCode = "1",
                city = "",
                email = "x",
                bankgiro = "1",
            },
            ct: Ct
        );
        Assert.Equal(["bankgiro", "city", "email", "postalCode"], wrong.Fields.Order());
        var right = new
        {
            postalCode = "467 80",
            city = "Grästorp",
            email = "faktura@exempel.se",
            bankgiro = "5050-1055",
        };
        (await _api.PutAsync(Grästorp, path, right, ct: Ct)).Ok();
        Assert.Equal(404, (await _api.PutAsync(Uddevalla, path, right, ct: Ct)).Status);
        (await _api.PutAsync(Hmc, path, right, ct: Ct)).Ok();
        var scheme = await RunningAsync();
        Assert.Equal(403, (await _api.PutAsync(Grästorp, scheme.Path + "/organisation", new { }, ct: Ct)).Status);
        var sender = await _api.PutAsync(Hmc, scheme.Path + "/organisation", new { iban = "SE1", bic = "x" }, ct: Ct);
        Assert.Equal(["bankgiro", "bic", "city", "contactName", "iban", "name", "postalCode"], sender.Fields.Order());
    }

    private SchemeDriver Scheme() => new(_api, $"Fakturerad {Interlocked.Increment(ref _made)}", 2026);

    private async Task<SchemeDriver> RunningAsync()
    {
        var scheme = Scheme();
        await scheme.DraftAsync();
        await scheme.MoveAsync("offer");
        await scheme.AcceptAsync();
        await scheme.MoveAsync("start");
        return scheme;
    }

    private Task<Answer> InvoiceAsync(SchemeDriver scheme, object body, string persona = Hmc) =>
        _api.PostAsync(persona, scheme.Path + "/invoices", body, ct: Ct);

    private Task<Answer> RemindAsync(SchemeDriver scheme, string due) =>
        _api.PostAsync(Hmc, scheme.Path + "/invoices/remind", new { due }, ct: Ct);

    private async Task RefusedAsync(SchemeDriver scheme, object body, string field)
    {
        var answer = await InvoiceAsync(scheme, body);
        Assert.Equal((422, field), (answer.Status, Assert.Single(answer.Fields)));
    }

    private Task<long> UnbalancedAsync() =>
        _app.AskAsync<long>(
            "SELECT count(*) FROM (SELECT 1 FROM funding.postings GROUP BY voucher_id HAVING sum(amount_ore) <> 0) AS wrong"
        );

    private async Task<JsonElement> ReadAsync(JsonElement invoice) =>
        Assert.Single(await FindAsync(Hmc, $"Invoices?$filter=id eq {Id(invoice)}"));

    private async Task<IReadOnlyList<JsonElement>> FindAsync(string persona, string query) =>
        [.. (await _api.GetAsync(persona, "/odata/" + query, Ct)).Ok().Json.GetProperty("value").EnumerateArray()];

    private Task<HttpResponseMessage> GetAsync(string persona, string path) => _app.As(persona).GetAsync(path, Ct);

    private async Task<byte[]> BytesAsync(string persona, string path) =>
        await _app.As(persona).GetByteArrayAsync(path, Ct);

    private static string[] Files(JsonElement invoice) =>
        [$"/api/funding/invoices/{Id(invoice)}/pdf", $"/api/funding/invoices/{Id(invoice)}/xml"];

    private static Guid Id(JsonElement row) => row.GetProperty("id").GetGuid();

    private static string Text(JsonElement row, string field) => row.GetProperty(field).GetString()!;

    private static long Ore(JsonElement row, string field) => row.GetProperty(field).GetInt64();
}

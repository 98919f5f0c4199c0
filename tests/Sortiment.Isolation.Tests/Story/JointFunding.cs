using System.Text.Json;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Isolation.Tests.Story;

/// <summary>A joint funding from draft to its end, with both principals' contributions and the grants that each keeps to itself.</summary>
internal static class JointFunding
{
    private const int YearThatIsOver = 2025;

    public static async Task TellAsync(SortimentApp app)
    {
        var api = new ApiClient(app.As);
        var scheme = new SchemeDriver(api, "Utvärdering 2025", YearThatIsOver);
        await scheme.DraftAsync();
        await scheme.MoveAsync("offer");
        await scheme.CountAsync();
        await scheme.AcceptAsync();
        await SchemeDriver.GrantAsync(api, scheme.Id);
        await scheme.MoveAsync("start");
        await scheme.SpendAsync($"{YearThatIsOver}-05-01", 10_00);
        await BookAsync(api, scheme);
        await InvoiceAsync(api, scheme);
        await PayAsync(app, api, (await scheme.InvoicesAsync())[0]);
        await scheme.PublishAsync();
        await scheme.MoveAsync("close");
        await SettleAsync(app, api);
    }

    // what is entered by hand, and one taken back
    private static async Task BookAsync(ApiClient api, SchemeDriver scheme)
    {
        var income = new
        {
            date = $"{YearThatIsOver}-05-02",
            ore = 3_00,
            text = "Påslag på hyror",
        };
        var booked = (await api.PostAsync(SchemeDriver.Finance, scheme.Path + "/markup", income)).Ok().Id;
        var reversal = new { date = $"{YearThatIsOver}-05-03", reason = "Fel belopp" };
        (await api.PostAsync(SchemeDriver.Finance, $"/api/funding/vouchers/{booked}/reverse", reversal)).Ok();
        var rows = $"datum;ändamål;belopp;text\n{YearThatIsOver}-05-04;Utvärdering;2,00;Resa";
        (await api.PostFileAsync(SchemeDriver.Finance, scheme.Path + "/spending/file", rows, "kostnader.csv")).Ok();
    }

    // one that everybody paid, with all of it left to repay
    private static async Task SettleAsync(SortimentApp app, ApiClient api)
    {
        const int Year = YearThatIsOver - 1;
        var scheme = new SchemeDriver(api, $"Utvärdering {Year}", Year);
        await scheme.DraftAsync();
        await scheme.MoveAsync("offer");
        await scheme.AcceptAsync();
        await scheme.MoveAsync("start");
        var invoices = await scheme.InvoiceAsync($"{Year}-03-03", $"{Year}-04-02");
        var rows = invoices.Select(i => $"{Year}-03-31;100,00;{i.GetProperty("ocr").GetString()};Betalare");
        await TakeAsync(app, api, "alla.csv", [.. rows]);
        await scheme.MoveAsync("close");
        var decided = new
        {
            decision = "Repay",
            reference = "Samverkan 2026/8",
            date = "2026-03-02",
        };
        (await api.PostAsync(SchemeDriver.Finance, scheme.Path + "/settlement", decided)).Ok();
    }

    // invoices that both have been mailed and reminded of, the first one's credited in part
    private static async Task InvoiceAsync(ApiClient api, SchemeDriver scheme)
    {
        var billing = new
        {
            name = $"Grästorp {Secrets.Billing}-name",
            street = $"Box {Secrets.Billing}-street",
            postalCode = "467 80",
            city = "Grästorp",
            email = $"{Secrets.Billing}@exempel.sortiment.test",
            bankgiro = "5050-1055",
        };
        (await api.PutAsync("1444.ekonom", "/api/funding/billing/1444", billing)).Ok();
        var others = billing with
        {
            name = "Uddevalla kommun",
            street = "Box 1",
            email = "faktura@exempel.sortiment.test",
        };
        (await api.PutAsync("1485.ekonom", "/api/funding/billing/1485", others)).Ok();
        var sender = new
        {
            name = "Västra Götalandsregionen",
            postalCode = "462 80",
            city = "Vänersborg",
            bankgiro = "5050-1055",
            bic = "SWEDSESS",
            contactName = "Ekonomi",
        };
        (await api.PutAsync(SchemeDriver.Finance, scheme.Path + "/organisation", sender)).Ok();
        var invoices = await scheme.InvoiceAsync($"{YearThatIsOver}-03-03", $"{YearThatIsOver}-04-02");
        (await api.PostAsync(SchemeDriver.Finance, scheme.Path + "/invoices/mail", new { })).Ok();
        (await api.PostAsync(SchemeDriver.Finance, scheme.Path + "/invoices/remind", new { due = "2099-01-01" })).Ok();
        var credit = new { ore = 10_00, reason = "För mycket" };
        var first = invoices[0].GetProperty("id").GetGuid();
        (await api.PostAsync(SchemeDriver.Finance, $"/api/funding/invoices/{first}/credit", credit)).Ok();
    }

    // money of Grästorp's and of others: placed by the import and by hand, offset, paid back, and taken back
    private static async Task PayAsync(SortimentApp app, ApiClient api, JsonElement invoice)
    {
        await TakeAsync(
            app,
            api,
            "mars.csv",
            $"{YearThatIsOver}-03-31;20,00;{invoice.GetProperty("ocr").GetString()};Grästorp {Secrets.Billing}-payer",
            $"{YearThatIsOver}-03-31;30,00;hyra;Grästorp {Secrets.Billing}-payer",
            $"{YearThatIsOver}-04-01;-5,00;;Banken",
            $"{YearThatIsOver}-04-02;7,00;;Okänd"
        );
        var payments = (await api.GetAsync(SchemeDriver.Finance, "/odata/UnplacedPayments?$orderby=leftOre desc"))
            .Ok()
            .Json.GetProperty("value");
        var (known, unknown, bank) = (Id(payments[0]), Id(payments[1]), Id(payments[2]));
        var allocations = new[] { new { invoiceId = Id(invoice), ore = 10_00 } };
        await DoAsync($"payments/{known}/match", new { allocations, version = 1 });
        var offset = await DoAsync($"payments/{known}/offset", new { paymentId = bank, version = 2 });
        var undo = new { reason = "Fel betalning." };
        await DoAsync($"payments/decisions/{Id(offset.Json, "voucherId")}/undo", undo);
        await DoAsync($"payments/{unknown}/return", new { reason = "Inte vår.", version = 1 });
        var query = $"/odata/Payments?$filter=invoiceId eq {Id(invoice)} and amountOre eq 1000";
        var part = (await api.GetAsync(SchemeDriver.Finance, query)).Ok().Json.GetProperty("value")[0];
        await DoAsync($"allocations/{Id(part)}/undo", undo);

        async Task<Answer> DoAsync(string path, object body) =>
            (await api.PostAsync(SchemeDriver.Finance, $"/api/funding/{path}", body)).Ok();

        static Guid Id(JsonElement row, string name = "id") => row.GetProperty(name).GetGuid();
    }

    private static async Task TakeAsync(SortimentApp app, ApiClient api, string name, params IEnumerable<string> rows)
    {
        var text = string.Join('\n', rows.Prepend("datum;belopp;referens;avsändare"));
        (await api.PostFileAsync(SchemeDriver.Finance, SchemeDriver.BankFiles, text, name)).Ok();
        await app.OutboxDoneAsync(CancellationToken.None);
    }
}

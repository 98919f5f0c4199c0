using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Sortiment.E2E.Browsing;
using Sortiment.E2E.Staging;
using Sortiment.Funding.Tests.BankFiles;
using Sortiment.Testing.Driver;
using Xunit;

namespace Sortiment.E2E.Stories;

/// <summary>
/// The money beside the main job: the joint funding of the establishment period is accepted, invoiced, paid, spent, accounted
/// for and settled, and Grästorp's finance officer sees its own part and the whole.
/// </summary>
public sealed class FundingStory(SharedBrowser browser) : Story(browser)
{
    private const string Scheme = "Etableringsperioden 2022–2025";
    private const string Hmc = "hmc.ekonom";
    private const string Grästorp = "1444.ekonom";

    private string _path = "";
    private Dictionary<string, JsonElement> _invoices = [];

    [Fact]
    public async Task Ten_kronor_per_inhabitant_are_invoiced_paid_spent_accounted_for_and_repaid()
    {
        await AcceptAsync();
        await InvoiceAsync();
        await PayAsync();
        await ClearWorklistAsync();
        await SpendAsync();
        await PublishAsync();
        await GrastorpSeesItsOwnAndTheWholeAsync();
        await SettleAsync();
    }

    private async Task AcceptAsync()
    {
        var own = await Stage.AsAsync(Grästorp);
        await own.OpenAsync("/finansiering");
        await own.FollowAsync(Scheme);
        _path = own.At;
        await own.FollowAsync("Hela bidraget");
        await own.ChooseAsync("Huvudmannens svar", "Vi accepterar");
        await own.FillAsync("Beslutsdag", "2022-01-10");
        await own.FillAsync("Beslut", "KS 2022/7");
        await own.FillAsync("Er referens på fakturan", "1444-EKON");
        await own.PressAsync("Spara svaret");
        await own.SeesAsync("Det är sparat.");

        // the other 49 on paper
        var api = new ApiClient(Stage.App.As);
        var scheme = Path.GetFileName(_path);
        var reply = new
        {
            accepts = true,
            date = "2022-01-10",
            decisionReference = "KS 2022/1",
        };
        var answers = (
            await RowsAsync($"Contributions?$filter=schemeId eq {scheme} and answer eq 'Awaited'&$top=200")
        ).Select(row => new { contributionId = row.GetProperty("id").GetGuid(), reply });
        (await api.PostAsync(Hmc, $"/api/funding/schemes/{scheme}/answers", new { answers })).Ok();

        var hmc = await Stage.AsAsync(Hmc);
        await hmc.OpenAsync(_path);
        await hmc.FollowAsync("Starta");
        await hmc.FillAsync("Beslut", "HMC 2022/12");
        await hmc.PressAsync("Starta finansieringen");
        await hmc.SeesAsync("Aktiv");
    }

    private async Task InvoiceAsync()
    {
        var hmc = await Stage.AsAsync(Hmc);
        await hmc.FollowAsync("Fakturor");
        await hmc.FollowAsync("Fakturera");
        await hmc.FillAsync("Fakturadag", "2022-03-01");
        await hmc.FillAsync("Förfallodag", "2022-03-31");
        await hmc.PressAsync("Fakturera");

        // the page follows the run by itself
        await Assertions.Expect(hmc.Main).ToContainTextAsync("50 av 50 fakturor", new() { Timeout = 60_000 });
        await hmc.FollowAsync("Skicka dem med e-post");
        await hmc.PressAsync("Skicka fakturor");
        await hmc.SeesAsync("Fakturorna är skickade.");
        await hmc.SeesAsync("34 688 860,00 kr");
        await Stage.App.OutboxDoneAsync(TestContext.Current.CancellationToken);
        Assert.Equal(50, Stage.App.Mail.All.Count(mail => mail.Attachments.Count == 2));
        _invoices = (await RowsAsync("Invoices?$top=200")).ToDictionary(i => Text(i, "buyerName"));
    }

    // Ale pays half, Alingsås twice, Borås with two digits swapped, and somebody who owes nothing; the rest as they should
    private async Task PayAsync()
    {
        var payments = _invoices
            .Values.Where(i => Text(i, "buyerName") is not ("Ale" or "Alingsås" or "Borås"))
            .Select(i => (Ore: Ore(i), Reference: Text(i, "ocr"), Name: Text(i, "buyerName")))
            .Append((Ore(_invoices["Ale"]) / 2, Text(_invoices["Ale"], "ocr"), "Ale"))
            .Append((Ore(_invoices["Alingsås"]), Text(_invoices["Alingsås"], "ocr"), "Alingsås"))
            .Append((Ore(_invoices["Alingsås"]), Text(_invoices["Alingsås"], "ocr"), "Alingsås"))
            .Append((Ore(_invoices["Borås"]), "120220000510", "Borås"))
            .Append((123_45, "", "Okänd Förening"));
        var hmc = await Stage.AsAsync(Hmc);
        await TakeBankFileAsync(hmc, "bg220316.txt", [.. payments]);
        await hmc.SeesAsync("BgMax");

        // the same file again books nothing
        await TakeBankFileAsync(hmc, "bg220316 (1).txt", [.. payments]);
        await hmc.SeesAsync("Filen var redan inläst.");
        await TakeBankFileAsync(
            hmc,
            "bg220401.txt",
            [(Ore(_invoices["Ale"]) / 2, Text(_invoices["Ale"], "ocr"), "Ale")]
        );
    }

    private async Task ClearWorklistAsync()
    {
        var hmc = await Stage.AsAsync(Hmc);
        await hmc.OpenAsync("/finansiering/betalningar/att-placera");
        await hmc.SeesAsync("3 betalningar");
        await hmc.FollowAsync("Borås");
        await hmc.FillAsync("Faktura 1", Text(_invoices["Borås"], "number"));
        await hmc.PressAsync("Placera");
        await hmc.SeesAsync("Det är bokfört.");

        await hmc.FollowAsync("Alingsås");
        await hmc.SeesAsync("redan betald");
        await hmc.FollowAsync("Pengarna är återbetalda till betalaren");
        await hmc.FillAsync("Varför", "Betald två gånger");
        await hmc.PressAsync("Bokför återbetalningen");
        await hmc.OpenAsync("/finansiering/betalningar/att-placera");
        await hmc.FollowAsync("Okänd Förening");
        await hmc.FollowAsync("Pengarna är återbetalda till betalaren");
        await hmc.FillAsync("Varför", "Inte till oss");
        await hmc.PressAsync("Bokför återbetalningen");
        await hmc.OpenAsync("/finansiering/betalningar/att-placera");
        await hmc.SeesAsync("Inget att placera");
        await hmc.OpenAsync(_path + "/fakturor?lage=Unpaid");
        await hmc.SeesAsync("0 fakturor");
    }

    private async Task SpendAsync()
    {
        var hmc = await Stage.AsAsync(Hmc);
        await hmc.OpenAsync(_path + "/kostnad");
        await hmc.FillAsync("Dag", "2022-05-31");
        await hmc.SelectAsync("Ändamål", "Löner");
        await hmc.FillAsync("Belopp", "1 250 000,50");
        await hmc.FillAsync("Text", "Löner maj");
        await hmc.PressAsync("Bokför");
        await hmc.OpenAsync(_path + "/kostnader-fil");
        await UploadAsync(
            hmc,
            "Fil",
            "kostnader.csv",
            "datum;ändamål;belopp;text\r\n2022-06-30;Löner;1 250 000,50;Löner juni\r\n2022-09-01;Produkter och utrustning;400 000;Larm\r\n"
        );
        await hmc.PressAsync("Läs in");
        await TakeBackAsync(hmc);
        await hmc.OpenAsync(_path + "/paslag");
        await hmc.FillAsync("Dag", "2022-12-31");
        await hmc.FillAsync("Belopp", "500 000");
        await hmc.FillAsync("Text", "Hyror 2022");
        await hmc.PressAsync("Bokför");
    }

    // a cost on the wrong purpose stays in the books, beside the voucher that takes it back
    private async Task TakeBackAsync(Visitor hmc)
    {
        await hmc.OpenAsync(_path + "/kostnad");
        await hmc.FillAsync("Dag", "2022-09-02");
        await hmc.SelectAsync("Ändamål", "Test- och demonstrationsmiljöer");
        await hmc.FillAsync("Belopp", "75");
        await hmc.FillAsync("Text", "Fel ändamål");
        await hmc.PressAsync("Bokför");
        await hmc.OpenAsync(_path + "/bokforing/4003");
        await hmc.FollowAsync(hmc.Row("Fel ändamål").GetByRole(AriaRole.Link).First);
        await hmc.InAllWindowsAsync(() => hmc.FollowAsync("Rätta"));
        await hmc.FillAsync("Dag för rättelsen", "2022-09-02");
        await hmc.FillAsync("Varför", "Fel ändamål");
        await hmc.PressAsync("Rätta");
        await hmc.SeesAsync("Rättar");
    }

    private async Task PublishAsync()
    {
        var hmc = await Stage.AsAsync(Hmc);
        await hmc.OpenAsync(_path + "/redovisning");
        await hmc.FollowAsync(hmc.Row("2022", "Förhandsgranska").GetByRole(AriaRole.Link));
        await hmc.SeesAsync("32 288 859,00 kr");
        await hmc.PressAsync("Publicera");
        await hmc.SeesAsync("Publicerad");

        // the year is locked now
        await hmc.OpenAsync(_path + "/kostnad");
        await hmc.FillAsync("Dag", "2022-11-30");
        await hmc.SelectAsync("Ändamål", "Löner");
        await hmc.FillAsync("Belopp", "1");
        await hmc.FillAsync("Text", "För sent");
        await hmc.PressAsync("Bokför", refusal: 422);
        await hmc.SeesAsync("låst");
    }

    private async Task GrastorpSeesItsOwnAndTheWholeAsync()
    {
        var own = await Stage.AsAsync(Grästorp);
        await own.OpenAsync(_path + "/fakturor");
        await own.SeesAsync("1 faktura");
        await own.SeesNothingOfAsync("Uddevalla");
        await own.FollowAsync(Text(_invoices["Grästorp"], "number"));
        await own.SeesAsync("1444-EKON");
        await own.SeesAsync("Betald");
        await own.OpenAsync(_path);
        await own.FollowAsync("Betalningar");
        await own.SeesAsync("1 rad, tillsammans 56 850,00 kr");
        await own.SeesNothingOfAsync("Uddevalla");
        await own.OpenAsync(_path + "/redovisning/2022");
        await own.SeesAsync("56 850,00 kr");
        await own.SeesAsync("Uddevalla");
        await own.SeesAsync("32 288 859,00 kr");
        await own.OpenAsync(_path + "/oppet-konto");
        await own.OpenAsync("/finansiering/betalningar", status: 403);
    }

    private async Task SettleAsync()
    {
        var hmc = await Stage.AsAsync(Hmc);
        await hmc.OpenAsync(_path);
        await hmc.FollowAsync("Avsluta");
        await hmc.FillAsync("Beslut", "HMC 2025/40");
        await hmc.PressAsync("Avsluta finansieringen");
        await hmc.OpenAsync(_path + "/slutavrakning");
        await hmc.ChooseAsync("Det som är kvar", "Återbetalas till huvudmännen");
        await hmc.FillAsync("Huvudmännens gemensamma beslut", "SRO 2025-09-01 § 4");
        await hmc.FillAsync("Bokförs på dagen", "2025-06-30");
        await hmc.PressAsync("Slutavräkna");
        await hmc.SeesAsync("Så delades det");
        await hmc.SeesAsync("32 288 859,00 kr");

        // half of all is the region's, and every öre is somebody's
        await Assertions.Expect(hmc.Row("Västra Götalandsregionen")).ToContainTextAsync("16 144 429,50");
        var download = await hmc.Page.RunAndWaitForDownloadAsync(() =>
            hmc.Main.GetByRole(AriaRole.Link, new() { Name = "Hämta betalfilen till banken" }).ClickAsync()
        );
        var file = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("<CtrlSum>32288859.00</CtrlSum>", file);
        Assert.Contains("<NbOfTxs>50</NbOfTxs>", file);
    }

    private static async Task TakeBankFileAsync(
        Visitor hmc,
        string name,
        (long Ore, string Reference, string Name)[] payments
    )
    {
        List<string> lines = [BgMaxText.Start(), BgMaxText.Open("50501055")];
        foreach (var (index, payment) in payments.Index())
        {
            var serial = $"{name[2..8]}{index:000}";
            lines.Add(
                BgMaxText.Payment(payment.Ore, payment.Reference, payment.Reference.Length > 0 ? "2" : "1", serial)
            );
            lines.Add(BgMaxText.Name(payment.Name));
        }

        lines.Add(BgMaxText.Deposit(payments.Sum(p => p.Ore), payments.Length));
        lines.Add(BgMaxText.End(payments.Length));
        await hmc.OpenAsync("/finansiering/betalningar");
        await hmc.FollowAsync("Läs in bankfil");
        await UploadAsync(hmc, "Bankfil", name, BgMaxText.File([.. lines]));
        await hmc.PressAsync("Läs in");
        await Assertions
            .Expect(hmc.Main)
            .ToContainTextAsync($"{payments.Length} av {payments.Length} betalningar", new() { Timeout = 60_000 });
    }

    private static Task UploadAsync(Visitor visitor, string label, string name, string content) =>
        visitor
            .Field(label)
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "text/plain",
                    Buffer = Encoding.Latin1.GetBytes(content),
                }
            );

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(string query) =>
        [
            .. (await new ApiClient(Stage.App.As).GetAsync(Hmc, "/odata/" + query))
                .Ok()
                .Json.GetProperty("value")
                .EnumerateArray(),
        ];

    private static string Text(JsonElement row, string field) => row.GetProperty(field).GetString()!;

    private static long Ore(JsonElement invoice) => invoice.GetProperty("netOre").GetInt64();
}

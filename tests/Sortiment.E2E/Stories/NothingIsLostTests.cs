using Microsoft.Playwright;
using Sortiment.E2E.Browsing;
using Sortiment.E2E.Pages;
using Sortiment.E2E.Staging;
using Sortiment.Testing.Driver;
using Xunit;

namespace Sortiment.E2E.Stories;

/// <summary>What is typed is never lost, and what is sent happens once.</summary>
public sealed class NothingIsLostTests(SharedBrowser browser) : Story(browser)
{
    private const string Logistics = "Skickas hem i vadderat kuvert.";

    [Fact]
    public async Task Of_two_on_the_same_step_one_wins_and_the_other_keeps_what_was_typed()
    {
        var (driver, ticket) = await StartAsync(4);
        var first = await Stage.AsAsync(Persona.Consultant);
        var second = await Stage.AnotherAsync(Persona.Consultant);
        await first.TakeTaskAsync(ticket, "Steg 4 c");
        await second.TakeTaskAsync(ticket, "Steg 4 c");
        await FillInSupplyAsync(first, "Hämtas på HMC.");
        await FillInSupplyAsync(second, Logistics);

        await first.CompleteStepAsync("4 c");
        await second.PressAsync("Slutför steg 4 c", refusal: 409);

        await second.SeesAsync("Det gick inte att genomföra");
        await second.SeesAsync("Steg 4 c är redan klart");
        await second.SeesAsync("Det du har skrivit finns kvar.");
        await Assertions.Expect(second.Field("Logistik")).ToHaveValueAsync(Logistics);
        await Assertions.Expect(second.Field("Spårbarhet")).ToHaveValueAsync("Serienummer.");
        await second.OpenAsync(ticket.Path);
        await second.SeesAsync("Hämtas på HMC.");
        await second.SeesNothingOfAsync(Logistics);
        Assert.Equal(["4c"], await DoneAsync(driver, 4));
    }

    [Fact]
    public async Task What_is_typed_survives_a_reload_and_going_away()
    {
        var grastorp = await Stage.AsAsync(Persona.Grästorp);
        await grastorp.OpenAsync("/forslag/nytt");
        await grastorp.FillAsync("Rubrik", "Ett larm som jag funderar på");
        await grastorp.FillAsync("Mål", "Första raden\nAndra raden");
        await grastorp.ChooseAsync("Vilka lagar ska den användas enligt?", "LSS");

        await grastorp.ArriveAsync(() => grastorp.Page.ReloadAsync());
        await StillThereAsync();

        await grastorp.FollowAsync(grastorp.MenuEntry("Handbok"));
        await grastorp.ArriveAsync(() => grastorp.Page.GoBackAsync());
        await StillThereAsync();

        await grastorp.PressAsync("Spara utkast");
        await grastorp.SeesAsync("Utkastet är sparat.");
        await StillThereAsync();

        // the server has it now: a new proposal begins empty
        await grastorp.OpenAsync("/forslag/nytt");
        await Assertions.Expect(grastorp.Field("Rubrik")).ToHaveValueAsync("");

        async Task StillThereAsync()
        {
            await Assertions.Expect(grastorp.Field("Rubrik")).ToHaveValueAsync("Ett larm som jag funderar på");
            await Assertions.Expect(grastorp.Field("Mål")).ToHaveValueAsync("Första raden\nAndra raden");
            await Assertions.Expect(grastorp.Main.GetByLabel("LSS", new() { Exact = true })).ToBeCheckedAsync();
        }
    }

    [Fact]
    public async Task What_is_typed_comes_back_beside_what_somebody_else_has_saved_meanwhile()
    {
        var first = await Stage.AsAsync(Persona.Grästorp);
        await first.OpenAsync("/forslag/nytt");
        await first.FillAsync("Rubrik", "Två som skriver");
        await first.FillAsync("Mål", "Första raden\nAndra raden");
        await first.PressAsync("Spara utkast");
        await first.SeesAsync("Utkastet är sparat.");
        var draft = new Uri(first.Page.Url).AbsolutePath;
        await first.OpenAsync(draft);
        await first.FillAsync("Kriterier", "Skrivet men inte sparat");
        await first.FillAsync("Målgrupp", "Min målgrupp");

        var second = await Stage.AnotherAsync(Persona.Grästorp);
        await second.OpenAsync(draft);
        await second.FillAsync("Mål", "Den andras mål");
        await second.FillAsync("Målgrupp", "Den andras målgrupp");
        await second.PressAsync("Spara utkast");
        await second.SeesAsync("Utkastet är sparat.");

        await first.OpenAsync(draft);
        await Assertions.Expect(first.Field("Kriterier")).ToHaveValueAsync("Skrivet men inte sparat");
        await Assertions.Expect(first.Field("Mål")).ToHaveValueAsync("Den andras mål");
        await Assertions.Expect(first.Field("Målgrupp")).ToHaveValueAsync("Min målgrupp");
        await first.SeesAsync("Någon annan har sparat en ny text sedan du skrev i: Målgrupp.");

        // what the other saved then is the other's to change once more
        await first.FillAsync("Kriterier", "Skrivet men inte sparat än");
        await second.FillAsync("Mål", "Den andras\nsenaste mål");
        await second.PressAsync("Spara utkast");
        await second.SeesAsync("Utkastet är sparat.");
        await first.OpenAsync(draft);
        await Assertions.Expect(first.Field("Mål")).ToHaveValueAsync("Den andras\nsenaste mål");

        await first.PressAsync("Spara utkast");
        await first.SeesAsync("Utkastet är sparat.");

        // the page that says so is loaded again: what is typed since then is still there
        await first.FillAsync("Kriterier", "Skrivet men inte sparat än, fortsatt");
        await first.ArriveAsync(() => first.Page.ReloadAsync());
        await Assertions.Expect(first.Field("Kriterier")).ToHaveValueAsync("Skrivet men inte sparat än, fortsatt");
        await second.OpenAsync(draft);
        await Assertions.Expect(second.Field("Mål")).ToHaveValueAsync("Den andras\nsenaste mål");
        await Assertions.Expect(second.Field("Kriterier")).ToHaveValueAsync("Skrivet men inte sparat än");
    }

    [Fact]
    public async Task A_double_click_sends_once()
    {
        var grastorp = await Stage.AsAsync(Persona.Grästorp);
        await grastorp.OpenAsync("/forslag/nytt");
        await grastorp.FillAsync("Rubrik", "Dubbelklickat förslag");
        await grastorp.ArriveAsync(() => grastorp.Button("Spara utkast").DblClickAsync());
        await grastorp.SeesAsync("Utkastet är sparat.");
        await grastorp.OpenAsync("/forslag?lage=Draft");
        await grastorp.SeesAsync("1 förslag");
        await Assertions.Expect(grastorp.Row("Dubbelklickat förslag")).ToHaveCountAsync(1);

        var (driver, ticket) = await StartAsync(3);
        var office = await Stage.AsAsync(Persona.Office);
        await office.TakeTaskAsync(ticket, "Steg 3");
        await office.ChooseAsync("Ska ärendet gå vidare?", "Ja, till analys och beredning");
        await office.ArriveAsync(() => office.Button("Slutför steg 3").DblClickAsync());
        await office.SeesAsync("Steg 3 är klart.");
        Assert.Equal(["3"], await DoneAsync(driver, 3));
    }

    private static async Task FillInSupplyAsync(Visitor consultant, string logistics)
    {
        await consultant.FillAsync("Logistik", logistics);
        await consultant.FillAsync("Förvaring", "Rumstemperatur.");
        await consultant.FillAsync("Produktens karaktär", "Rekonditioneras.");
        await consultant.FillAsync("Spårbarhet", "Serienummer.");
    }

    private async Task<(ProposalDriver Driver, Ticket Ticket)> StartAsync(int step)
    {
        var driver = new ProposalDriver(Stage.App);
        await driver.ProposeAsync();
        await driver.AdvanceToAsync(step);
        return (driver, new Ticket(driver.Id, "Trygghetslarm Tryggve"));
    }

    // every time that something of the step was completed: "4c"
    private static async Task<IEnumerable<string>> DoneAsync(ProposalDriver driver, int step) =>
        from done in (await driver.ShowAsync()).Json.GetProperty("history").EnumerateArray()
        where done.GetProperty("step").GetInt32() == step
        where done.TryGetProperty("completedAt", out var at) && at.ValueKind == System.Text.Json.JsonValueKind.String
        select $"{step}{(done.TryGetProperty("part", out var part) ? part.GetString() : "")}";
}

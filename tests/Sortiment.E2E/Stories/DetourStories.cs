using Microsoft.Playwright;
using Sortiment.E2E.Browsing;
using Sortiment.E2E.Pages;
using Sortiment.E2E.Staging;
using Sortiment.Testing.Driver;
using Xunit;

namespace Sortiment.E2E.Stories;

/// <summary>
/// The ways that are not straight on: something is missing, the council sends back, the two decisions differ, the proposer
/// takes it back. What comes before is done over the API; the turn itself and what it leads to is seen in the browser.
/// </summary>
public sealed class DetourStories(SharedBrowser browser) : Story(browser)
{
    private ProposalDriver _driver = null!;

    private Ticket Ticket => new(_driver.Id, "Trygghetslarm Tryggve");

    [Fact]
    public async Task An_incomplete_application_goes_back_and_is_completed()
    {
        await StartAsync(2);
        var office = await Stage.AsAsync(Persona.Office);
        await office.TakeTaskAsync(Ticket, "Steg 2");
        await office.ChooseAsync("Är ansökan komplett?", "Nej, den behöver kompletteras");
        await office.PressAsync("Slutför steg 2", refusal: 422);
        await office.SeesAsync("Det här behöver rättas");
        await office.FillAsync("Vad saknas?", "Beskriv hur larmet provas hemma.");
        await office.CompleteStepAsync("2", says: "Ansökan är tillbaka hos Grästorp för komplettering.");
        await office.HasNoTaskAsync(Ticket);

        var grastorp = await Stage.AsAsync(Persona.Grästorp);
        await grastorp.OpenAsync("/");
        await grastorp.SeesAsync("Komplettera ansökan");
        await grastorp.SeesAsync("Beskriv hur larmet provas hemma.");
        await grastorp.TakeTaskAsync(Ticket, "Steg 1");
        await grastorp.SeesAsync("Beskriv hur larmet provas hemma.");
        await grastorp.FillAsync("Viktig information", "Prova larmet den första i varje månad.");
        await grastorp.PressAsync("Lämna in");
        await grastorp.SeesAsync("Ansökan är inlämnad.");

        await office.TakeTaskAsync(Ticket, "Steg 2");
        await Assertions.Expect(office.Fact("Omgång")).ToHaveTextAsync("2");
        await office.SeesAsync("Prova larmet den första i varje månad.");
        await office.ChooseAsync("Är ansökan komplett?", "Ja, alla delar finns");
        await office.CompleteStepAsync("2");
        await office.StepIsAsync(3, "Pågår");
    }

    [Fact]
    public async Task The_council_sends_back_and_step_4_is_done_again()
    {
        await StartAsync(6);
        var meeting = new MeetingDriver(_driver.Api, Stage.Today);
        await meeting.CallAsync(_driver.Id);
        await meeting.OpenAsync();

        var leader = await Stage.AsAsync(Persona.Chair);
        await leader.OpenAsync($"/ledningsradet/{meeting.Id}");
        await leader.OpenItemAsync(Ticket);
        await leader.ChooseAsync("Vad beslutar rådet?", "Återremittera");
        await leader.PressAsync("Alla för");
        await leader.PressAsync("Registrera beslutet", refusal: 422);
        await leader.SeesAsync("Det här behöver rättas");
        await Assertions.Expect(leader.Main.GetByLabel("Återremittera")).ToBeCheckedAsync();
        await leader.FillAsync("Skäl", "Kostnaden för larmcentralen saknas.");
        await leader.PressAsync("Registrera beslutet");
        await leader.SeesAsync("är registrerat: Återremitterat.");
        await leader.CloseMeetingAsync();
        await leader.SeesAsync("Kostnaden för larmcentralen saknas.");

        var member = await Stage.AsAsync(Persona.PreparatoryGroup);
        await member.TakeTaskAsync(Ticket, "Steg 4 b");
        await Assertions.Expect(member.Fact("Omgång")).ToHaveTextAsync("2");
        await member.SeesAsync("Kostnaden för larmcentralen saknas.");
        await Assertions.Expect(member.Field("Ekonomi")).ToHaveValueAsync("Rimlig.");
        await member.FillAsync("Ekonomi", "Larmcentralen kostar 40 kr per månad.");
        await member.CompleteStepAsync("4 b");
        await member.StepIsAsync(4, "Pågår");
        await Assertions.Expect(member.TimelineStep(6)).ToContainTextAsync("Görs om");

        foreach (var part in new[] { "a", "c", "d", "e" })
        {
            await _driver.PrepareAsync(part);
        }

        var office = await Stage.AsAsync(Persona.Office);
        await office.HasTaskAsync(Ticket, "Steg 5");
        await _driver.AdvanceToAsync(11);
        await office.OpenAsync(Ticket.Path);
        await Assertions.Expect(office.Fact("Läge")).ToHaveTextAsync("Infört");
    }

    [Fact]
    public async Task Decisions_that_differ_lead_back_to_step_5()
    {
        await StartAsync(7);
        await DecideAsync(Persona.Director, "Ja, produkten införs");
        await DecideAsync(Persona.Board, "Nej, produkten införs inte");

        var board = await Stage.AsAsync(Persona.Board);
        await board.StepIsAsync(5, "Pågår");
        await board.StepIsAsync(6, "Återstår");
        await Assertions.Expect(board.TimelineStep(7)).ToContainTextAsync("Olika beslut, åter till steg 5");

        var office = await Stage.AsAsync(Persona.Office);
        await office.TakeTaskAsync(Ticket, "Steg 5");
        await Assertions.Expect(office.Fact("Omgång")).ToHaveTextAsync("2");
        await office.FillAsync("Förslag till beslut", "Produkten införs på prov i två år.");
        await office.CompleteStepAsync("5");

        await _driver.AdvanceToAsync(7);
        await DecideAsync(Persona.Director, "Ja, produkten införs");
        await DecideAsync(Persona.Board, "Ja, produkten införs");
        await board.StepIsAsync(8, "Pågår");
    }

    [Fact]
    public async Task A_proposal_is_withdrawn_with_a_reason_until_step_7()
    {
        await StartAsync(6);
        var grastorp = await Stage.AsAsync(Persona.Grästorp);
        await grastorp.OpenAsync(Ticket.Path);
        await grastorp.FollowAsync("Återta");
        await grastorp.PressAsync("Återta förslaget", refusal: 422);
        await grastorp.SeesAsync("Det här behöver rättas");
        await grastorp.FillAsync("Varför återtas förslaget?", "Behovet är löst på annat sätt.");
        await grastorp.PressAsync("Återta förslaget");
        await grastorp.SeesAsync("Förslaget är återtaget.");
        await Assertions.Expect(grastorp.Fact("Läge")).ToHaveTextAsync("Återtaget");
        await grastorp.SeesAsync("Behovet är löst på annat sätt.");
        await grastorp.StepIsAsync(6, "Avslutat här");

        var council = await Stage.AsAsync(Persona.Chair);
        await council.HasNoTaskAsync(Ticket);

        await StartAsync(7);
        await grastorp.OpenAsync(Ticket.Path);
        await Assertions.Expect(grastorp.Main.GetByRole(AriaRole.Link, new() { Name = "Återta" })).ToHaveCountAsync(0);
        await grastorp.OpenAsync(Ticket.Path + "/aterta");
        await grastorp.SeesAsync("Förslaget kan inte återtas");
    }

    [Fact]
    public async Task A_national_nomination_is_awaited_and_the_proposal_goes_on()
    {
        await StartAsync(2);
        var office = await Stage.AsAsync(Persona.Office);
        await office.TakeTaskAsync(Ticket, "Steg 2");
        await office.ChooseAsync("Är ansökan komplett?", "Ja, men en nationell nominering inväntas");
        await office.PressAsync("Slutför steg 2", refusal: 422);
        await office.SeesAsync("Ange vilken nationell nominering som inväntas.");
        await office.FillAsync("Vilken nominering inväntas?", "MTP-rådet, digitala larm");
        await office.CompleteStepAsync("2");
        await Assertions.Expect(office.Fact("Läge")).ToHaveTextAsync("Inväntar nationell nominering");
        await office.SeesAsync("MTP-rådet, digitala larm");

        var grastorp = await Stage.AsAsync(Persona.Grästorp);
        await grastorp.OpenAsync(Ticket.Path);
        await Assertions.Expect(grastorp.Fact("Läge")).ToHaveTextAsync("Inväntar nationell nominering");

        await office.TakeTaskAsync(Ticket, "Steg 2 n");
        await office.ChooseAsync("Hur gick det med den nationella nomineringen?", "Ärendet fortsätter här");
        await office.FillAsync("Beskriv utfallet", "Rådet tog inte upp larmet.");
        await office.CompleteStepAsync("2 n");
        await Assertions.Expect(office.Fact("Läge")).ToHaveTextAsync("Pågår");
        await office.SeesAsync("Rådet tog inte upp larmet.");

        await office.TakeTaskAsync(Ticket, "Steg 2");
        await office.ChooseAsync("Är ansökan komplett?", "Ja, alla delar finns");
        await office.CompleteStepAsync("2");
        await office.StepIsAsync(3, "Pågår");
    }

    [Fact]
    public async Task What_is_handled_nationally_ends_here()
    {
        await StartAsync(2);
        await _driver.ReceiveAsync("AwaitNomination");
        var office = await Stage.AsAsync(Persona.Office);
        await office.TakeTaskAsync(Ticket, "Steg 2 n");
        await office.ChooseAsync("Hur gick det med den nationella nomineringen?", "Produkten hanteras nationellt");
        await office.FillAsync("Beskriv utfallet", "NT-rådet rekommenderar larmet.");
        await office.CompleteStepAsync("2 n");
        await Assertions.Expect(office.Fact("Läge")).ToHaveTextAsync("Avslaget");
        await Assertions.Expect(office.TimelineStep(2)).ToContainTextAsync("Hanteras nationellt");
        await office.HasNoTaskAsync(Ticket);
    }

    [Fact]
    public async Task A_proposal_is_rejected_with_reasons()
    {
        await StartAsync(3);
        var office = await Stage.AsAsync(Persona.Office);
        await office.TakeTaskAsync(Ticket, "Steg 3");
        await office.ChooseAsync("Ska ärendet gå vidare?", "Nej, ärendet avslutas");
        await office.PressAsync("Slutför steg 3", refusal: 422);
        await office.SeesAsync("Ange skälen för att ärendet inte går vidare.");
        await office.FillAsync("Skäl", "Ett likadant larm finns redan.");
        await office.CompleteStepAsync("3");
        await office.HasNoTaskAsync(Ticket);

        var grastorp = await Stage.AsAsync(Persona.Grästorp);
        await grastorp.OpenAsync(Ticket.Path);
        await Assertions.Expect(grastorp.Fact("Läge")).ToHaveTextAsync("Avslaget");
        await grastorp.StepIsAsync(2, "Klart");
        await grastorp.StepIsAsync(3, "Avslutat här");
        await grastorp.StepIsAsync(4, "Blir inte av");
        await grastorp.SeesAsync("Ett likadant larm finns redan.");
    }

    [Fact]
    public async Task What_both_decide_against_is_not_introduced()
    {
        await StartAsync(7);
        await DecideAsync(Persona.Director, "Nej, produkten införs inte");
        await DecideAsync(Persona.Board, "Nej, produkten införs inte");
        var board = await Stage.AsAsync(Persona.Board);
        await Assertions.Expect(board.Fact("Läge")).ToHaveTextAsync("Avslaget");
        await board.StepIsAsync(7, "Avslutat här");
    }

    private async Task StartAsync(int step)
    {
        _driver = new ProposalDriver(Stage.App);
        await _driver.ProposeAsync();
        await _driver.AdvanceToAsync(step);
    }

    private async Task DecideAsync(string persona, string answer)
    {
        var decider = await Stage.AsAsync(persona);
        await decider.TakeTaskAsync(Ticket, "Steg 7");
        await decider.ChooseAsync("Vad är beslutet?", answer);
        await decider.FillAsync("Beslutsdag", Stage.TodayText);
        await decider.FillAsync("Diarienummer", "Dnr 7");
        await decider.CompleteStepAsync("7");
    }
}

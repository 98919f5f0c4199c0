using Microsoft.Playwright;
using Sortiment.E2E.Browsing;
using Sortiment.E2E.Pages;
using Sortiment.E2E.Staging;
using Xunit;

namespace Sortiment.E2E.Stories;

/// <summary>
/// The main job from idea to orderable product: Grästorp's coordinator proposes a safety alarm, each role does its step in its
/// own signed-in browser, and Uddevalla's prescriber finds the product orderable at the end, but not before.
/// </summary>
public sealed class GrastorpStory(SharedBrowser browser) : Story(browser)
{
    private const string Title = "Trygghetslarm för dem som bor ensamma";
    private const string Product = "Tryggve Arm 3";

    private Ticket _ticket = null!;

    [Fact]
    public async Task A_proposal_from_Grastorp_becomes_orderable_in_Uddevalla()
    {
        var prescriber = await Stage.AsAsync("1485.forskrivare");
        await prescriber.DoesNotFindAsync(Product);

        await ProposeAsync();
        await CheckAndScreenAsync();
        await OthersSeeOnlyTheWayAsync();
        await PrepareAsync();
        await RecommendAsync();
        await DecideAsync();
        await UpdateHandbookAsync();
        await StateAgreementAsync();

        await prescriber.FindsAsync(Product);
        await prescriber.SeesAsync("Kan inte beställas");
        await prescriber.SeesAsync("Produkten håller på att införas och kan inte beställas än.");

        await InformAsync();

        await prescriber.FindsAsync(Product);
        await prescriber.SeesAsync("Kan Uddevalla beställa?");
        await prescriber.SeesAsync("Kan beställas");
        await prescriber.SeesAsync("Förskrivning enligt HSL");
        await prescriber.SeesNothingOfAsync("Kan inte beställas");
        await prescriber.FollowAsync(Product);
        await prescriber.SeesAsync("Arbetsterapeut eller sjuksköterska.");
        await WholeWayIsShownAsync();
    }

    private async Task ProposeAsync()
    {
        var grastorp = await Stage.AsAsync("1444.samordnare");
        await grastorp.OpenAsync("/");
        await grastorp.FollowAsync("Nytt förslag");
        await grastorp.FillInApplicationAsync(Title, Product);
        await grastorp.PressAsync("Spara utkast");
        await grastorp.SeesAsync("Utkastet är sparat.");
        await Assertions.Expect(grastorp.Field("Mål")).ToHaveValueAsync("Att kunna bo kvar hemma och känna sig trygg.");
        _ticket = Ticket.At(grastorp, Title);

        // a draft is its principal's own
        var office = await Stage.AsAsync("samverkan.handlaggare");
        await office.OpenAsync(_ticket.Path, status: 404);

        await grastorp.PressAsync("Lämna in");
        await grastorp.SeesAsync("Ansökan är inlämnad.");
        await grastorp.StepIsAsync(1, "Klart");
        await grastorp.StepIsAsync(2, "Pågår");
        await grastorp.StepIsAsync(3, "Återstår");
        await grastorp.HasNoTaskAsync(_ticket);
    }

    private async Task CheckAndScreenAsync()
    {
        var uddevalla = await Stage.AsAsync("1485.samordnare");
        await uddevalla.OpenAsync(_ticket.Path, status: 404);

        var office = await Stage.AsAsync("samverkan.handlaggare");
        await office.TakeTaskAsync(_ticket, "Steg 2");
        await office.SeesAsync("Två studier visar färre oroliga nätter.");
        await Assertions
            .Expect(office.Main.GetByRole(AriaRole.Link, new() { Name = "Studie om trygghetslarm.pdf" }))
            .ToBeVisibleAsync();
        await office.ChooseAsync("Är ansökan komplett?", "Ja, alla delar finns");
        await office.CompleteStepAsync("2");

        await office.TakeTaskAsync(_ticket, "Steg 3");
        await office.ChooseAsync("Ska ärendet gå vidare?", "Ja, till analys och beredning");
        await office.FillAsync("Anteckning", "Efterfrågat av flera.");
        await office.CompleteStepAsync("3");
        await office.StepIsAsync(4, "Pågår");
    }

    private async Task OthersSeeOnlyTheWayAsync()
    {
        var uddevalla = await Stage.AsAsync("1485.samordnare");
        await uddevalla.OpenAsync("/forslag");
        await uddevalla.FollowAsync(Title);
        await uddevalla.SeesAsync(Product);
        await uddevalla.SeesAsync("Grästorp");
        await uddevalla.StepIsAsync(4, "Pågår");
        await uddevalla.SeesNothingOfAsync("Två studier visar färre oroliga nätter.");
        await uddevalla.SeesNothingOfAsync("Efterfrågat av flera.");
        await uddevalla.SeesNothingOfAsync("Studie om trygghetslarm.pdf");

        // a step's form is not for others, whoever knows the address
        await uddevalla.OpenAsync(_ticket.Step("4a"));
        await uddevalla.SeesAsync("Steget sköts av någon annan");
        await Assertions.Expect(uddevalla.Button("Slutför steg 4 a")).ToHaveCountAsync(0);
    }

    private async Task PrepareAsync()
    {
        var office = await Stage.AsAsync("samverkan.handlaggare");
        var member = await Stage.AsAsync("beredning.ledamot");
        var consultant = await Stage.AsAsync("hmc.produktkonsulent");

        await office.TakeTaskAsync(_ticket, "Steg 4 a");
        await office.ChooseAsync("Finns en regional medicinsk riktlinje (RMR) eller rutin?", "Ja");
        await office.FillAsync("Vilken riktlinje eller rutin?", "RMR Trygghetsskapande teknik");
        await office.FillAsync("Dialog om hur produkten bör regleras", "I handboken.");
        await office.FillAsync("Dialog om hur produkten bör försörjas", "Av HMC.");
        await office.CompleteStepAsync("4 a");

        await member.TakeTaskAsync(_ticket, "Steg 4 b");
        await member.AssessAsync();
        await member.CompleteStepAsync("4 b");
        await member.HasNoTaskAsync(_ticket);

        await consultant.TakeTaskAsync(_ticket, "Steg 4 c");
        await consultant.FillAsync("Logistik", "Skickas hem och hämtas av HMC.");
        await consultant.FillAsync("Förvaring", "Rumstemperatur.");
        await consultant.FillAsync("Produktens karaktär", "Rekonditioneras efter varje användare.");
        await consultant.FillAsync("Spårbarhet", "Serienummer.");
        await consultant.CompleteStepAsync("4 c");
        await consultant.StepIsAsync(5, "Återstår");

        await office.TakeTaskAsync(_ticket, "Steg 4 d");
        await office.ChooseAsync("Bör produkten nomineras till den nationella processen?", "Nej");
        await office.FillAsync("Skäl", "Ett regionalt införande räcker.");
        await office.CompleteStepAsync("4 d");

        await office.TakeTaskAsync(_ticket, "Steg 4 e");
        await office.AnalyseImpactAsync();
        await office.CompleteStepAsync("4 e");
        await office.StepIsAsync(4, "Klart");
        await office.StepIsAsync(5, "Pågår");
    }

    private async Task RecommendAsync()
    {
        var office = await Stage.AsAsync("samverkan.handlaggare");
        await office.TakeTaskAsync(_ticket, "Steg 5");
        await Assertions
            .Expect(office.Field("Förslag till beslut"))
            .ToHaveValueAsync("Produkten införs i det gemensamma sortimentet.");
        await office.CompleteStepAsync("5");

        var leader = await Stage.AsAsync("radet.ordforande");
        await leader.HasTaskAsync(_ticket, "Steg 6");

        await office.CallMeetingAsync(_ticket, Stage.TodayText);
        await office.OpenMeetingAsync();
        await office.OpenItemAsync(_ticket);
        await office.ChooseAsync("Vad beslutar rådet?", "Tillstyrk, delad kostnad");
        await office.VoteAsync();
        await office.PressAsync("Registrera beslutet");
        await office.SeesAsync("är registrerat: Tillstyrkt, delad kostnad.");
        await office.CloseMeetingAsync();
        await office.SeesAsync(Title);
        await office.SeesAsync("Kostnaden borde utredas mer.");

        await leader.HasNoTaskAsync(_ticket);
    }

    private async Task DecideAsync()
    {
        await DecideAsync("hsd", "HSD-D 2026:14");
        var director = await Stage.AsAsync("hsd");
        await director.StepIsAsync(7, "Pågår");
        await DecideAsync("vastkom.styrelse", "VK 2026-31");
        var board = await Stage.AsAsync("vastkom.styrelse");
        await board.StepIsAsync(7, "Klart");
    }

    private async Task DecideAsync(string persona, string reference)
    {
        var decider = await Stage.AsAsync(persona);
        await decider.TakeTaskAsync(_ticket, "Steg 7");
        await decider.ChooseAsync("Vad är beslutet?", "Ja, produkten införs");
        await decider.FillAsync("Beslutsdag", Stage.TodayText);
        await decider.FillAsync("Diarienummer", reference);
        await decider.CompleteStepAsync("7");
        await decider.HasNoTaskAsync(_ticket);
        await decider.OpenAsync(_ticket.Path);
    }

    private async Task UpdateHandbookAsync()
    {
        var office = await Stage.AsAsync("samverkan.handlaggare");
        await office.TakeTaskAsync(_ticket, "Steg 8");
        await Assertions.Expect(office.Field("Risker")).ToHaveValueAsync("Batteriet kan ta slut.");
        await office.FillAsync("Produktanvisningen gäller från", Stage.TodayText);
        await office.SelectAsync("Produktområde", "Trygghetslarm i hemmet");
        await office.CompleteStepAsync("8");
    }

    private async Task StateAgreementAsync()
    {
        var officer = await Stage.AsAsync("koncerninkop.upphandlare");
        await officer.TakeTaskAsync(_ticket, "Steg 9");
        await officer.FillAsync("Avtalsnummer", "SA-2026-7");
        await officer.FillAsync("Avtalets första dag", Stage.TodayText);
        await officer.FillAsync("Avtalets sista dag", $"{Stage.Today.AddYears(2):yyyy-MM-dd}");
        await officer.FillAsync("Leverantörens artikelnummer", "TA3-1");
        await officer.SelectAsync("Pris gäller", "per månad");
        await officer.FillAsync("Pris i kronor", "199,50");
        await officer.CompleteStepAsync("9");
    }

    private async Task InformAsync()
    {
        var office = await Stage.AsAsync("samverkan.handlaggare");
        await office.TakeTaskAsync(_ticket, "Steg 10");
        await office.FillAsync("Information som har skickats", "Nu finns ett nytt trygghetslarm att förskriva.");
        await office.CompleteStepAsync("10");
        await office.HasNoTaskAsync(_ticket);
    }

    private async Task WholeWayIsShownAsync()
    {
        var grastorp = await Stage.AsAsync("1444.samordnare");
        await grastorp.OpenAsync(_ticket.Path);
        for (var step = 1; step <= 10; step++)
        {
            await grastorp.StepIsAsync(step, "Klart");
        }

        await Assertions.Expect(grastorp.Fact("Läge")).ToHaveTextAsync("Infört");
        await grastorp.FollowAsync(Product);
        await Assertions.Expect(grastorp.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sortiment/"));
    }
}

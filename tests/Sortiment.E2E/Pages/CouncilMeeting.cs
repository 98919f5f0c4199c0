using Microsoft.Playwright;
using Sortiment.E2E.Browsing;

namespace Sortiment.E2E.Pages;

/// <summary>Step 6: a meeting of the steering council, led by the coordination office.</summary>
internal static class CouncilMeeting
{
    /// <summary>Calls a meeting with the proposal on its agenda, and comes to the meeting's page.</summary>
    public static async Task CallMeetingAsync(this Visitor office, Ticket ticket, string date)
    {
        await office.OpenAsync("/ledningsradet");
        await office.FollowAsync("Kalla till möte");
        await office.FillAsync("Dag", date);
        await office.FillAsync("Plats", "Regionens hus i Göteborg");
        await office
            .Group("Ärenden på dagordningen")
            .GetByRole(
                AriaRole.Checkbox,
                new() { NameRegex = new(System.Text.RegularExpressions.Regex.Escape(ticket.Title)) }
            )
            .CheckAsync();
        await office.PressAsync("Kalla till möte");
        await office.SeesAsync("Mötet är planerat.");
    }

    /// <summary>Notes that everybody is there and opens the meeting.</summary>
    public static async Task OpenMeetingAsync(this Visitor office)
    {
        foreach (var side in new[] { "Kommunerna", "Regionen" })
        {
            foreach (var seat in await office.Group(side).GetByRole(AriaRole.Checkbox).AllAsync())
            {
                await seat.CheckAsync();
            }
        }

        await office.PressAsync("Räkna utan att spara");
        await office.SeesAsync("Rådet är beslutsfört");
        await office.PressAsync("Öppna mötet");
        await office.SeesAsync("Mötet är öppnat.");
    }

    /// <summary>Opens an item of the agenda.</summary>
    public static Task OpenItemAsync(this Visitor office, Ticket ticket) => office.FollowAsync(ticket.Title);

    /// <summary>Everybody votes for, but the first who votes against with a reservation and the last who is disqualified.</summary>
    public static async Task VoteAsync(this Visitor office)
    {
        await office.PressAsync("Alla för");
        var ballots = office.Group("Hur röstade ledamöterna?").Locator("fieldset");
        await Assertions.Expect(ballots).ToHaveCountAsync(10);
        await Visitor.ChooseAsync(ballots.First, "Emot");
        await Visitor.ChooseAsync(ballots.Last, "Jäv");
        await office.Main.GetByText("Reservation från").First.ClickAsync();
        await office
            .Main.GetByRole(AriaRole.Textbox, new() { NameRegex = new("reserverar sig") })
            .First.FillAsync("Kostnaden borde utredas mer.");
    }

    /// <summary>Ends the meeting and reads its minutes.</summary>
    public static async Task CloseMeetingAsync(this Visitor office)
    {
        await office.FollowAsync("Avsluta mötet");
        await office.PressAsync("Avsluta mötet");
        await office.SeesAsync("Mötet är avslutat och protokollet ligger fast.");
        await office.FollowAsync("Läs protokollet");
    }
}

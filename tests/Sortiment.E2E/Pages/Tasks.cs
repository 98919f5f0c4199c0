using System.Globalization;
using Microsoft.Playwright;
using Sortiment.E2E.Browsing;

namespace Sortiment.E2E.Pages;

/// <summary>"Mina uppgifter", the proposal's own page with its timeline, and how a step is taken and completed.</summary>
internal static class Tasks
{
    /// <summary>Opens a task from the first page: "Steg 4 b" of a proposal.</summary>
    public static async Task TakeTaskAsync(this Visitor visitor, Ticket ticket, string step)
    {
        await visitor.OpenAsync("/");
        await visitor.FollowAsync(visitor.TaskRow(ticket, step).GetByRole(AriaRole.Link));
    }

    /// <summary>The task is among those that wait.</summary>
    public static async Task HasTaskAsync(this Visitor visitor, Ticket ticket, string step)
    {
        await visitor.OpenAsync("/");
        await Assertions.Expect(visitor.TaskRow(ticket, step)).ToHaveCountAsync(1);
    }

    /// <summary>Nothing of the proposal waits for this person.</summary>
    public static async Task HasNoTaskAsync(this Visitor visitor, Ticket ticket)
    {
        await visitor.OpenAsync("/");
        await Assertions.Expect(visitor.Row(ticket.Title)).ToHaveCountAsync(0);
    }

    /// <summary>Sends the step's form and comes to the proposal's page, which says that it is done.</summary>
    public static async Task CompleteStepAsync(this Visitor visitor, string step, string? says = null)
    {
        await visitor.PressAsync(step == "7" ? "Registrera beslutet" : $"Slutför steg {step}");
        await visitor.SeesAsync(says ?? (step == "7" ? "Beslutet är registrerat." : $"Steg {step} är klart."));
    }

    /// <summary>What the timeline on the proposal's page says about a step.</summary>
    /// <param name="step">1 to 10.</param>
    /// <param name="state">"Klart", "Pågår", "Återstår".</param>
    public static Task StepIsAsync(this Visitor visitor, int step, string state) =>
        Assertions.Expect(visitor.TimelineStep(step).Locator(".tag").First).ToHaveTextAsync(state);

    /// <summary>A step on the timeline.</summary>
    public static ILocator TimelineStep(this Visitor visitor, int step) =>
        visitor
            .Page.GetByRole(AriaRole.List, new() { Name = "Införandeprocessens steg" })
            .Locator("> li")
            .Nth(step - 1);

    /// <summary>A fact in the list of facts about the proposal.</summary>
    public static ILocator Fact(this Visitor visitor, string label) =>
        visitor.Main.Locator($"dt:text-is(\"{label}\") + dd").First;

    private static ILocator TaskRow(this Visitor visitor, Ticket ticket, string step) =>
        visitor.Row(ticket.Title, string.Create(CultureInfo.InvariantCulture, $"{step}:"));
}

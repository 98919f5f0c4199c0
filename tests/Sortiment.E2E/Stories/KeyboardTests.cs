using Microsoft.Playwright;
using Sortiment.E2E.Browsing;
using Sortiment.E2E.Pages;
using Sortiment.E2E.Staging;
using Sortiment.Testing.Driver;
using Xunit;

namespace Sortiment.E2E.Stories;

/// <summary>Everything can be done with the keyboard alone.</summary>
public sealed class KeyboardTests(SharedBrowser browser) : Story(browser)
{
    private const int Patience = 120;

    [Fact]
    public async Task A_step_is_completed_with_the_keyboard_alone_from_sign_in_on()
    {
        var driver = new ProposalDriver(Stage.App);
        await driver.ProposeAsync();
        await driver.AdvanceToAsync(3);

        var office = await Stage.NewcomerAsync(Persona.Office);
        await office.OpenAsync("/");
        await TabToAsync(office, "Handläggare, samverkansfunktionen");
        await EnterAsync(office);

        await TabToAsync(office, $"{driver.Reference} Trygghetslarm Tryggve");
        await EnterAsync(office);
        await TabToAsync(office, "Ja, till analys och beredning");
        await office.Page.Keyboard.PressAsync("Space");
        await TabToAsync(office, "Anteckning (frivilligt)");
        await office.Page.Keyboard.TypeAsync("Skrivet utan mus.");
        await TabToAsync(office, "Slutför steg 3");
        await EnterAsync(office);

        await office.SeesAsync("Steg 3 är klart.");
        await office.SeesAsync("Skrivet utan mus.");
    }

    [Fact]
    public async Task The_first_tab_leads_past_the_menu()
    {
        var office = await Stage.AsAsync(Persona.Office);
        await office.OpenAsync("/sortiment");

        // somebody who follows a link is past the menu already
        await office.ArriveAsync(() => office.Page.ReloadAsync());
        await office.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Hoppa till innehållet", await FocusedAsync(office));
        await office.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(office.Main).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_new_page_is_read_from_its_heading()
    {
        var office = await Stage.AsAsync(Persona.Office);
        await office.FollowAsync(office.MenuEntry("Sortiment"));
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_wrong_is_read_first_and_leads_to_its_field()
    {
        var driver = new ProposalDriver(Stage.App);
        await driver.ProposeAsync();
        var office = await Stage.AsAsync(Persona.Office);
        await office.OpenAsync($"/forslag/{driver.Id}/steg/2");
        await office.ChooseAsync("Är ansökan komplett?", "Nej, den behöver kompletteras");
        await TabToAsync(office, "Slutför steg 2");
        await EnterAsync(office, refusal: 422);

        await Assertions.Expect(office.Main.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await TabToAsync(office, "Beskriv vad som saknas i ansökan.");
        await office.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(office.Field("Vad saknas?")).ToBeFocusedAsync();
        await office.Page.Keyboard.TypeAsync("Källorna.");
        await TabToAsync(office, "Slutför steg 2");
        await EnterAsync(office);
        await office.SeesAsync("Ansökan är tillbaka hos Grästorp för komplettering.");
    }

    private static async Task TabToAsync(Visitor visitor, string name)
    {
        var passed = new List<string>();
        while (passed.Count < Patience)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var focused = await FocusedAsync(visitor);
            Assert.True(await ShowsFocusAsync(visitor), $"{visitor.At}: '{focused}' has focus and does not show it.");
            if (focused == name)
            {
                return;
            }

            passed.Add(focused);
        }

        Assert.Fail(
            $"{visitor.At}: the Tab key never comes to '{name}'. It passed: {string.Join(" | ", passed.Distinct())}"
        );
    }

    private static Task EnterAsync(Visitor visitor, int refusal = 200) =>
        visitor.ArriveAsync(() => visitor.Page.Keyboard.PressAsync("Enter"), refusal);

    // by an outline around itself or, where it is drawn by its label, around that
    private static Task<bool> ShowsFocusAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<bool>(
            """
            () => {
              const it = document.activeElement;
              return [it, ...(it.labels ?? [])].some((drawn) => {
                const style = getComputedStyle(drawn);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
              });
            }
            """
        );

    // the name that the focused control shows, and nothing for one that is not seen
    private static Task<string> FocusedAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<string>(
            """
            () => {
              const it = document.activeElement;
              const seen = it.checkVisibility({ visibilityProperty: true });
              return seen ? (it.labels?.[0] ?? it).innerText?.replace(/\s+/g, " ").trim() ?? "" : "";
            }
            """
        );
}

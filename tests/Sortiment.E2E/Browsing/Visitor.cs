using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Sortiment.E2E.Browsing;

/// <summary>
/// Somebody at a browser of their own, who reads and types as people do: by what labels, links and buttons say. Every page
/// come to is checked (<see cref="PageCheck"/>).
/// </summary>
internal sealed partial class Visitor(IPage page, string persona, VisitedPages visited)
{
    private readonly PageCheck _check = new(page);

    /// <summary>The window.</summary>
    public IPage Page => page;

    /// <summary>Who: "1444.samordnare".</summary>
    public string Persona => persona;

    /// <summary>The address without host: "/forslag/…?klart=3".</summary>
    public string At => new Uri(page.Url).PathAndQuery;

    /// <summary>The page's content, without menu and footer.</summary>
    public ILocator Main => page.GetByRole(AriaRole.Main);

    /// <summary>Signs in through the sign-in page, with the persona's name.</summary>
    public async Task SignInAsync()
    {
        await OpenAsync("/logga-in");
        await FillAsync("Persona", persona);
        var form = page.Locator("form").Filter(new() { Has = Field("Persona") });
        await ArriveAsync(() => form.GetByRole(AriaRole.Button).ClickAsync());
        await Assertions.Expect(page.GetByText("Du agerar för")).ToBeVisibleAsync();
    }

    /// <summary>Is signed in with the sign-in page's form, without looking at a page.</summary>
    public async Task SendSignInAsync()
    {
        var browser = page.Context.APIRequest;
        var form = await browser.GetAsync("/logga-in");
        var token = Token().Match(await form.TextAsync()).Groups[1].Value;
        var fields = browser.CreateFormData();
        fields.Set("persona", persona);
        fields.Set("till", "/");
        fields.Set("__RequestVerificationToken", token);
        var answer = await browser.PostAsync("/logga-in/persona", new() { Form = fields, MaxRedirects = 0 });
        Assert.Equal((302, "/"), (answer.Status, answer.Headers["location"]));
    }

    /// <summary>Goes to an address: within the app, when somebody is there already and no refusal is expected, as by a link.</summary>
    /// <param name="path">"/sortiment".</param>
    /// <param name="status">The refusal that is expected: 403, 404.</param>
    public async Task OpenAsync(string path, int status = 200)
    {
        if (status == 200 && await page.EvaluateAsync<bool>("() => 'Blazor' in window"))
        {
            await ArriveAsync(() => page.EvaluateAsync("path => Blazor.navigateTo(path)", path));
            Assert.Equal(path, At);
            return;
        }

        await OpenAnewAsync(path, status);
    }

    /// <summary>Goes to an address as if it had been typed: nothing is left of the page before.</summary>
    /// <param name="path">"/sortiment".</param>
    /// <param name="status">The refusal that is expected: 403, 404.</param>
    public async Task OpenAnewAsync(string path, int status = 200)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Status == status, $"{path} as {persona} was answered {answer.Status} and not {status}.");
        await CheckAsync(status);
    }

    /// <summary>Goes somewhere and has axe look at the page in a narrow window too, with the menu open.</summary>
    public async Task InAllWindowsAsync(Func<Task> goAsync)
    {
        _check.IsNarrowToo = true;
        try
        {
            await goAsync();
        }
        finally
        {
            _check.IsNarrowToo = false;
        }
    }

    /// <summary>Follows a link.</summary>
    public Task FollowAsync(string text) =>
        FollowAsync(Main.GetByRole(AriaRole.Link, new() { NameRegex = Exactly(text) }));

    /// <summary>Follows a link.</summary>
    public Task FollowAsync(ILocator link) => ArriveAsync(() => link.ClickAsync());

    /// <summary>Presses a button that leads somewhere: to another page, or to the same with what is wrong.</summary>
    /// <param name="text">The button's text.</param>
    /// <param name="refusal">The status of a refusal that may come: 409, 422.</param>
    public Task PressAsync(string text, int refusal = 200) => ArriveAsync(() => Button(text).ClickAsync(), refusal);

    /// <summary>Fills in a field.</summary>
    public Task FillAsync(string label, string text) => Field(label).FillAsync(text);

    /// <summary>Chooses in a list, by what the choice says or sends.</summary>
    public Task SelectAsync(string label, string option) => Field(label).SelectOptionAsync(option);

    /// <summary>Ticks a box or chooses an answer in a group.</summary>
    public Task ChooseAsync(string group, params string[] options) => ChooseAsync(Group(group), options);

    /// <summary>A field by its label, whether the label says that it is voluntary or not.</summary>
    public ILocator Field(string label) => page.GetByLabel(Exactly(label));

    /// <summary>A group of choices by its heading.</summary>
    public ILocator Group(string heading) => page.GetByRole(AriaRole.Group, new() { NameRegex = Exactly(heading) });

    /// <summary>A button by its text.</summary>
    public ILocator Button(string text) => page.GetByRole(AriaRole.Button, new() { NameRegex = Exactly(text) });

    /// <summary>An entry of the main menu.</summary>
    public ILocator MenuEntry(string text) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Huvudmeny" })
            .GetByRole(AriaRole.Link, new() { Name = text, Exact = true });

    /// <summary>A row of a table or list, by something that it says.</summary>
    public ILocator Row(params string[] texts) =>
        texts.Aggregate(Main.GetByRole(AriaRole.Row), (rows, text) => rows.Filter(new() { HasText = text }));

    /// <summary>The page says it.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Main).ToContainTextAsync(text);

    /// <summary>The page does not say it.</summary>
    public Task SeesNothingOfAsync(string text) => Assertions.Expect(Main).Not.ToContainTextAsync(text);

    /// <summary>Does something that leads to another page, waits until that has come, and checks it.</summary>
    public async Task ArriveAsync(Func<Task> act, int refusal = 200)
    {
        await MarkAsync();
        await act();
        await ArrivedAsync();
        await CheckAsync(refusal);
    }

    /// <summary>Marks the page that is left, so that it can be told from the one that comes.</summary>
    private Task MarkAsync() =>
        page.EvaluateAsync(
            """
            () => {
              window.left = true;
              window.Blazor?.addEventListener("enhancedload", () => delete window.left);
            }
            """
        );

    /// <summary>Waits until the page that comes has come: by load (a new window object) or by enhanced navigation.</summary>
    private async Task ArrivedAsync()
    {
        await page.WaitForFunctionAsync("() => !window.left && document.readyState === 'complete'");
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Checks the page as it stands.</summary>
    public async Task CheckAsync(int refusal = 200)
    {
        var faults = await _check.FaultsAsync(refusal);
        visited.Add(At, persona);
        await Pictures.TakeAsync(page, persona);
        Assert.True(faults.Count == 0, $"{At} as {persona} has faults:\n{string.Join('\n', faults)}");
    }

    /// <summary>Ticks boxes or chooses an answer.</summary>
    public static async Task ChooseAsync(ILocator group, params string[] options)
    {
        foreach (var option in options)
        {
            await group.GetByLabel(Exactly(option)).CheckAsync();
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]* value="([^"]+)""")]
    private static partial Regex Token();

    private static Regex Exactly(string label) => new($@"^\s*{Regex.Escape(label)}\s*(\(frivilligt\))?\s*$");
}

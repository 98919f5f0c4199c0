using Sortiment.E2E.Browsing;
using Sortiment.Testing;

namespace Sortiment.E2E.Staging;

/// <summary>A story's stage: an app of its own, and its people, each signed in at a browser of their own.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly SharedBrowser _browser;
    private readonly Dictionary<string, Visitor> _people = [];
    private readonly List<Visitor> _everybody = [];

    private Stage(SharedBrowser browser, SortimentApp app)
    {
        _browser = browser;
        App = app;
    }

    /// <summary>The app.</summary>
    public SortimentApp App { get; }

    /// <summary>Today, as the app sees it.</summary>
    public DateOnly Today => Kernel.SwedishCalendar.DateOf(App.Clock.GetUtcNow());

    /// <summary>Today as a date field wants it.</summary>
    public string TodayText => Today.ToString("O");

    public static async Task<Stage> OpenAsync(SharedBrowser browser) => new(browser, await SortimentApp.StartAsync());

    /// <summary>A persona at their browser, signed in; the same one each time.</summary>
    public async Task<Visitor> AsAsync(string persona)
    {
        if (!_people.TryGetValue(persona, out var visitor))
        {
            _people[persona] = visitor = await AnotherAsync(persona);
        }

        return visitor;
    }

    /// <summary>A persona at one more browser, signed in: the story's first person through the page, the others with its form.</summary>
    public async Task<Visitor> AnotherAsync(string persona)
    {
        var visitor = await NewcomerAsync(persona);
        await (_everybody.Count == 1 ? visitor.SignInAsync() : visitor.SendSignInAsync());
        return visitor;
    }

    /// <summary>Somebody who has not signed in.</summary>
    public async Task<Visitor> NewcomerAsync(string persona)
    {
        var visitor = new Visitor(await _browser.NewPageAsync(App.Address), persona, _browser.Visited);
        _everybody.Add(visitor);
        return visitor;
    }

    /// <summary>Keeps what everybody saw last.</summary>
    /// <returns>Where.</returns>
    public async Task<IReadOnlyList<string>> KeepPicturesAsync(string test)
    {
        var kept = new List<string>();
        foreach (var (visitor, number) in _everybody.Select((visitor, i) => (visitor, i + 1)))
        {
            kept.Add(await Pictures.KeepAsync(visitor.Page, test, $"{number}-{visitor.Persona}"));
        }

        return kept;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _everybody)
        {
            await visitor.Page.Context.CloseAsync();
        }

        await App.DisposeAsync();
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Sortiment.E2E.Browsing;
using Sortiment.E2E.Staging;
using Sortiment.Testing.Driver;
using Xunit;

namespace Sortiment.E2E.Stories;

/// <summary>
/// Everybody goes where the menu and the links lead: every page of the app can be come to by links, no link leads nowhere, and
/// every page holds in a narrow window too.
/// </summary>
public sealed partial class NavigationTests(SharedBrowser browser) : Story(browser)
{
    /// <summary>How many pages of a kind each person looks for links on: a draft and a proposal on its way offer different ones.</summary>
    private const int OfAKind = 3;

    // one for each menu and each part in the process: HSD and VästKom's board have the same, and so have finance and prescribers
    private static readonly string[] Personas =
    [
        "1444.samordnare",
        "1444.ekonom",
        "samverkan.handlaggare",
        "beredning.ledamot",
        "radet.ordforande",
        "hsd",
        "koncerninkop.upphandlare",
        "hmc.produktkonsulent",
        "hmc.ekonom",
        "leverantor.demo",
        "forvaltare",
    ];

    // what people are shown in place of the page that they asked for
    private static readonly HashSet<string> InPlaceOfOthers =
    [
        "/atkomst-nekad",
        "/fel",
        "/logga-in",
        "/okand-person",
        "/saknas",
        "/utan-uppdrag",
    ];

    // what is stuck has a page, and nothing is stuck here: OperationsPagesTests show it
    private const string Stuck = "/drift/utkorg/{Id:guid}";

    // of the vouchers only some can be taken back, and the walk sees three: FundingStory takes one back
    private const string TakenBack = "/finansiering/verifikationer/{VoucherId:guid}/ratta";

    private readonly HashSet<string> _found = [];
    private readonly HashSet<string> _menus = [];
    private readonly List<(string Persona, string Path)> _toSee = [];
    private readonly List<string> _dead = [];

    private AppPages Pages => field ??= new AppPages(Stage.App);

    [Fact(Timeout = 15 * 60 * 1000)]
    public async Task Every_page_is_come_to_by_links_that_all_lead_somewhere()
    {
        var ct = TestContext.Current.CancellationToken;
        await SomethingOfEverythingAsync();
        foreach (var persona in Personas)
        {
            await WalkAsync(persona, ct);
        }

        Assert.True(_dead.Count == 0, string.Join('\n', _dead));
        var left = Pages
            .Routes.Except(_found)
            .Except(InPlaceOfOthers)
            .Where(page => page is not (Stuck or TakenBack))
            .Order();
        Assert.True(!left.Any(), $"No link leads to {string.Join(", ", left)}");

        foreach (var (persona, path) in _toSee)
        {
            ct.ThrowIfCancellationRequested();
            var visitor = await Stage.AsAsync(persona);
            await visitor.InAllWindowsAsync(() => visitor.OpenAnewAsync(path));
            Assert.Equal(path, visitor.At);
        }
    }

    // a proposal in every step, one that waits for a nomination, a draft, meetings of every kind, and an agreement of one's own
    private async Task SomethingOfEverythingAsync()
    {
        for (var step = 2; step <= 11; step++)
        {
            await StartAsync(step);
        }

        await (await StartAsync(2)).ReceiveAsync("AwaitNomination");
        await new ProposalDriver(Stage.App, "Utkast").DraftAsync();
        using var agreement = await Stage
            .App.Browser("1444.samordnare")
            .SubmitAsync(
                "/egna-avtal/nytt",
                "new-contract",
                ("Input.AreaCode", "omgivningskontroll"),
                ("Input.SupplierName", "Lokalt Hem AB"),
                ("Input.Reference", "KS 2024-17"),
                ("Input.ValidFrom", "2025-01-01"),
                ("Input.ValidTo", "2027-12-31"),
                ("Input.Choice", "Both"),
                ("Input.ExclusiveUntil", "2026-06-30")
            );
        Assert.Equal("/egna-avtal", agreement.RequestMessage!.RequestUri!.AbsolutePath);
        await JointFundingAsync();
        foreach (var open in new[] { true, false })
        {
            var waiting = await StartAsync(6);
            var meeting = new MeetingDriver(waiting.Api, Stage.Today);
            await meeting.CallAsync(waiting.Id);
            if (open)
            {
                await meeting.OpenAsync();
            }
        }
    }

    // a scheme that is drafted and one that runs, with all that its money can do; one that is offered is there from the start
    private async Task JointFundingAsync()
    {
        var api = new ApiClient(Stage.App.As);
        await new SchemeDriver(api, "Utkast till utvärdering", Stage.Today.Year + 2).DraftAsync();
        var year = Stage.Today.Year - 1;
        var running = new SchemeDriver(api, "Utvärdering", year);
        await running.DraftAsync();
        await running.MoveAsync("offer");
        await running.AcceptAsync();
        await SchemeDriver.GrantAsync(api, running.Id);
        await running.MoveAsync("start");
        var invoices = await running.InvoiceAsync($"{year}-03-03", $"{year}-04-02");
        await running.SpendAsync($"{year}-05-01", 10_00);
        var rows = $"""
            datum;belopp;referens;avsändare
            {year}-03-31;20,00;{invoices[0].GetProperty("ocr").GetString()};Grästorp
            {year}-04-01;7,00;;Okänd
            """;
        (await api.PostFileAsync(SchemeDriver.Finance, SchemeDriver.BankFiles, rows, "mars.csv")).Ok();
        await Stage.App.OutboxDoneAsync(TestContext.Current.CancellationToken);
        var over = new SchemeDriver(api, "Utvärdering som är slut", year - 1);
        await over.DraftAsync();
        await over.MoveAsync("offer");
        await over.AcceptAsync();
        await over.MoveAsync("start");
        await over.PublishAsync();
    }

    private async Task<ProposalDriver> StartAsync(int step)
    {
        var driver = new ProposalDriver(Stage.App, $"Larm {Guid.NewGuid():N}");
        await driver.ProposeAsync();
        await driver.AdvanceToAsync(step);
        return driver;
    }

    private async Task WalkAsync(string persona, CancellationToken ct)
    {
        var reader = Stage.App.Browser(persona);
        var kinds = new Dictionary<string, int>();
        var met = new HashSet<string>();
        var coming = new Queue<(string Address, string From)>([("/", "början")]);
        while (coming.TryDequeue(out var link))
        {
            ct.ThrowIfCancellationRequested();
            if (!met.Add(link.Address) || !IsWorthAsking(link.Address, kinds))
            {
                continue;
            }

            using var answer = await reader.GetAsync(link.Address);
            var html = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode || !HasPlace(html, link.Address))
            {
                _dead.Add($"{link.Address}, linked from {link.From} as {persona}: {(int)answer.StatusCode}");
                continue;
            }

            var path = PathOf(link.Address);
            if (Pages.RouteOf(path) is not { } route)
            {
                continue;
            }

            // each page once in a window, and each menu
            if (_found.Add(route) | _menus.Add(string.Join(' ', Links(Menu().Match(html).Value))))
            {
                _toSee.Add((persona, path));
            }

            foreach (var next in Links(html).Distinct().Where(next => !IsPlaceOn(html, link.Address, next)))
            {
                coming.Enqueue((next, link.Address));
            }
        }
    }

    // a list sorted, filtered and turned over is one kind for each way, however many answers there are to ask for
    private bool IsWorthAsking(string address, Dictionary<string, int> kinds)
    {
        var path = PathOf(address);
        var names = QueryName().Matches(address).Select(name => name.Value).Order();
        var kind = (Pages.RouteOf(path) ?? VisitedPages.Pattern(path)) + string.Concat(names);
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        return kinds[kind] <= (address == path ? OfAKind : 1);
    }

    private static string PathOf(string address) => address.Split('?', '#')[0];

    // "skip to the content" and the like need no asking
    private static bool IsPlaceOn(string html, string here, string address) =>
        address.StartsWith(here + '#', StringComparison.Ordinal) && HasPlace(html, address);

    private static bool HasPlace(string html, string address) =>
        address.IndexOf('#', StringComparison.Ordinal) is var hash
        && (hash < 0 || html.Contains($"id=\"{address[(hash + 1)..]}\"", StringComparison.Ordinal));

    private static IEnumerable<string> Links(string html) =>
        Link()
            .Matches(html)
            .Select(link => WebUtility.HtmlDecode(link.Groups[1].Value))
            .Where(address => !Elsewhere().IsMatch(address))
            .Select(address => '/' + address.TrimStart('/'));

    [GeneratedRegex("""<a\s[^>]*?href="([^"]*)""")]
    private static partial Regex Link();

    // what a query asks by, and whether for a place on the page
    [GeneratedRegex("[?&#][^=&#]*")]
    private static partial Regex QueryName();

    [GeneratedRegex("""<nav class="nav-wide".*?</nav>""", RegexOptions.Singleline)]
    private static partial Regex Menu();

    [GeneratedRegex("^[a-z]+:")]
    private static partial Regex Elsewhere();
}

using System.Net;
using Sortiment.Platform.Tenancy;
using Sortiment.Testing;

namespace Sortiment.Principals.Tests;

/// <summary>People and their roles, over HTTP. Each test has principals of its own: they share one app.</summary>
public sealed class PeopleTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task A_coordinator_adds_a_colleague_and_the_reason_is_kept()
    {
        using var added = await AddAsync("1401", "ny.kollega@harryda.example", "Nora Ny");
        await added.DoneAsync("tillagd");
        var page = await added.TextAsync();
        Assert.Contains("Nora Ny är tillagd", page, StringComparison.Ordinal);
        Assert.Contains(Manage.Reason, page, StringComparison.Ordinal);
        Assert.Contains("Förskrivare", page, StringComparison.Ordinal);
        var list = await _app.Browser("1401.samordnare").ReadAsync("/huvudman/personer?sok=nora");
        Assert.Contains("Nora Ny", list, StringComparison.Ordinal);
        Assert.Contains("Inget konto kopplat", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_known_elsewhere_becomes_a_colleague_and_only_the_name_is_shown()
    {
        var name = await _app.AskAsync<string>("SELECT name FROM principals.people WHERE external_id = '1407.ekonom'");
        using var added = await AddAsync("1402", " 1407.EKONOM@exempel.sortiment.test", "Någon Annan");
        await added.DoneAsync("kand");
        var page = await added.TextAsync();
        Assert.Contains(name!, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Någon Annan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Öckerö", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ekonom", page, StringComparison.Ordinal);
        var person = await _app.AsCoordinatorAsync("1407.ekonom");
        using var change = await _app.Browser("1402.samordnare").GetAsync(person + "/andra");
        Assert.Equal(HttpStatusCode.Forbidden, change.StatusCode);
    }

    [Theory]
    [InlineData("Input.Email", "fel", "E-postadressen är inte fullständig")]
    [InlineData("Input.Email", "", "Skriv personens e-postadress")]
    [InlineData("Input.Name", " ", "Skriv personens namn")]
    [InlineData("Input.Role", "steward", "Välj roll")]
    [InlineData("Input.From", "", "Ange första dagen")]
    [InlineData("Input.From", "1899-12-31", "mellan år 2000 och 2099")]
    [InlineData("Input.To", "2026-02-01", "Sista dagen kan inte ligga före första dagen")]
    [InlineData("Input.Reason", "", "Skriv varför ändringen görs")]
    public async Task A_field_that_is_wrong_is_named_and_what_was_typed_stays(
        string field,
        string value,
        string message
    )
    {
        var fields = Colleague("bevarad@exempel.example", "Bevarad Text")
            .Where(f => f.Name != field)
            .Append((field, value));
        using var answer = await _app.Browser("1415.samordnare")
            .SubmitAsync("/huvudman/personer/ny", "add-colleague", [.. fields]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.TextAsync();
        Assert.Contains(message, page, StringComparison.Ordinal);
        Assert.Contains(
            "href=\"/huvudman/personer/ny#f-" + field[6..].ToLowerInvariant(),
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            field == "Input.Name" ? "bevarad@exempel.example" : "Bevarad Text",
            page,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("1444.ekonom", "/huvudman/personer")]
    [InlineData("1444.forskrivare", "/huvudman/personer/ny")]
    [InlineData("hsd", "/huvudman/personer")]
    [InlineData("leverantor.demo", "/forvaltning/personer")]
    [InlineData("1444.samordnare", "/forvaltning")]
    [InlineData("1444.samordnare", "/forvaltning/personer/registrera")]
    [InlineData("samverkan.handlaggare", "/forvaltning/organ/ledningsradet/utse")]
    public async Task A_page_of_another_role_is_refused(string persona, string path)
    {
        using var answer = await _app.Browser(persona).GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task People_of_another_principal_are_not_there()
    {
        var coordinator = _app.Browser("1419.samordnare");
        using var person = await coordinator.GetAsync(await _app.AsCoordinatorAsync("1421.ekonom"));
        Assert.Equal(HttpStatusCode.NotFound, person.StatusCode);
        using var forged = await coordinator.SubmitAsync(
            "/huvudman/personer/ny",
            "add-colleague",
            [.. Colleague("x@exempel.example", "X"), ("Input.TenantId", "1421")]
        );
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        var list = await coordinator.ReadAsync("/huvudman/personer?huvudman=1421&sok=1421");
        Assert.DoesNotContain("1421.ekonom@", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saves_over_a_newer_version_is_told_and_keeps_the_text()
    {
        var page = await _app.AsCoordinatorAsync("1427.ekonom") + "/andra";
        var coordinator = _app.Browser("1427.samordnare");
        using var first = await ChangeAsync("Första Namnet");
        await first.DoneAsync("andrad");
        using var second = await ChangeAsync("Andra Namnet", ("Input.Version", "1"));
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Andra Namnet", await second.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("Första Namnet", await coordinator.ReadAsync(page), StringComparison.Ordinal);

        Task<HttpResponseMessage> ChangeAsync(string name, params (string, string)[] more) =>
            coordinator.SubmitAsync(
                page,
                "change-person",
                [
                    ("Input.Name", name),
                    ("Input.Email", "1427.ekonom@exempel.sortiment.test"),
                    ("Input.Reason", Manage.Reason),
                    .. more,
                ]
            );
    }

    [Fact]
    public async Task An_address_belongs_to_one_person()
    {
        using var answer = await _app.Browser("forvaltare")
            .SubmitAsync(
                await _app.AsStewardAsync("1430.ekonom") + "/andra",
                "change-person",
                ("Input.Name", "Vem Som Helst"),
                ("Input.Email", "1430.SAMORDNARE@exempel.sortiment.test"),
                ("Input.Reason", Manage.Reason)
            );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("hör redan till en annan person", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_role_is_not_held_twice_at_once()
    {
        using var again = await _app.GiveRoleAsync("1435.ekonom", "1435", Roles.FinanceOfficer);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("har redan rollen", await again.TextAsync(), StringComparison.Ordinal);
        using var other = await _app.GiveRoleAsync("1435.ekonom", "1435", Roles.Prescriber);
        await other.DoneAsync("roll");
    }

    [Fact]
    public async Task The_last_coordinator_stays_until_there_is_another_or_a_steward_ends_it()
    {
        var coordinator = _app.Browser("1438.samordnare");
        var form = await coordinator.EndFormAsync(await _app.AsCoordinatorAsync("1438.samordnare"));
        using (var refused = await EndAsync(coordinator, form, "2026-03-31"))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("utan samordnare från 2026-04-01", await refused.TextAsync(), StringComparison.Ordinal);
        }

        using (var tooLate = await _app.GiveRoleAsync("1438.ekonom", "1438", Roles.Coordinator, "2026-04-02"))
        {
            await tooLate.DoneAsync("roll");
        }

        using (var gap = await EndAsync(coordinator, form, "2026-03-31"))
        {
            Assert.Equal(HttpStatusCode.Conflict, gap.StatusCode);
        }

        using (var inTime = await EndAsync(coordinator, form, "2026-04-01"))
        {
            Assert.True(inTime.IsSuccessStatusCode, await inTime.TextAsync());
        }

        var steward = _app.Browser("forvaltare");
        var alone = await steward.EndFormAsync(await _app.AsStewardAsync("1439.samordnare"));
        using var ended = await EndAsync(steward, alone, "2026-03-31");
        await ended.DoneAsync("avslutad");
    }

    [Fact]
    public async Task A_role_that_is_ended_is_gone_at_the_next_click()
    {
        var officer = _app.Browser("1440.ekonom");
        using (var before = await officer.GetAsync("/huvudman"))
        {
            Assert.Equal("/huvudman", before.RequestMessage!.RequestUri!.AbsolutePath);
        }

        var coordinator = _app.Browser("1440.samordnare");
        var form = await coordinator.EndFormAsync(await _app.AsCoordinatorAsync("1440.ekonom"));
        using (var ended = await EndAsync(coordinator, form, Manage.Yesterday))
        {
            await ended.DoneAsync("avslutad");
        }

        using var after = await officer.GetAsync("/huvudman");
        Assert.Equal("/utan-uppdrag", after.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Du har inget uppdrag i Sortiment", await after.TextAsync(), StringComparison.Ordinal);
        using var program = await _app.As("1440.ekonom")
            .GetAsync("/odata/Principals", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, program.StatusCode);
    }

    [Fact]
    public async Task A_role_ends_neither_twice_nor_in_the_past_and_one_that_never_began_is_taken_away()
    {
        var steward = _app.Browser("forvaltare");
        var page = await _app.AsStewardAsync("1441.ekonom");
        using (var given = await _app.GiveRoleAsync("1441.ekonom", "1441", Roles.Prescriber, "2026-03-02"))
        {
            await given.DoneAsync("roll");
        }

        var mistaken = await steward.EndFormAsync(page, "Förskrivare</th>");
        using (var past = await EndAsync(steward, mistaken, "2026-02-01"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, past.StatusCode);
        }

        using (var taken = await EndAsync(steward, mistaken, Manage.Yesterday))
        {
            await taken.DoneAsync("avslutad");
            Assert.DoesNotContain("Förskrivare</th>", await taken.TextAsync(), StringComparison.Ordinal);
        }

        using var again = await steward.GetAsync(mistaken);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task A_person_who_is_shut_out_comes_in_again_when_it_is_opened()
    {
        var steward = _app.Browser("forvaltare");
        var prescriber = _app.Browser("1442.forskrivare");
        await prescriber.ReadAsync("/huvudman");
        var page = await _app.AsStewardAsync("1442.forskrivare") + "/status";
        using (var shut = await steward.SubmitAsync(page, "person-status", ("Input.Reason", Manage.Reason)))
        {
            await shut.DoneAsync("avstangd");
        }

        using (var out1 = await prescriber.GetAsync("/huvudman"))
        {
            Assert.Equal("/utan-uppdrag", out1.RequestMessage!.RequestUri!.AbsolutePath);
        }

        using (var token = await _app.TokenAsync("1442.forskrivare"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, token.StatusCode);
        }

        using (var opened = await steward.SubmitAsync(page, "person-status", ("Input.Reason", Manage.Reason)))
        {
            await opened.DoneAsync("oppnad");
        }

        using var back = await prescriber.GetAsync("/huvudman");
        Assert.Equal("/huvudman", back.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_steward_links_an_account_which_then_signs_in_as_the_person()
    {
        var steward = _app.Browser("forvaltare");
        var page = await _app.AsStewardAsync("1443.ekonom") + "/konto";
        using (var taken = await LinkAsync("1443.samordnare"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
            Assert.Contains("redan kopplat", await taken.TextAsync(), StringComparison.Ordinal);
        }

        using (var linked = await LinkAsync("konto-1443"))
        {
            await linked.DoneAsync("konto");
        }

        using var token = await _app.TokenAsync("konto-1443");
        Assert.Equal(HttpStatusCode.OK, token.StatusCode);
        using var old = await _app.TokenAsync("1443.ekonom");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);

        Task<HttpResponseMessage> LinkAsync(string account) =>
            steward.SubmitAsync(page, "person-account", ("Input.ExternalId", account), ("Input.Reason", Manage.Reason));
    }

    [Fact]
    public async Task A_steward_registers_somebody_and_the_same_form_twice_makes_one_person()
    {
        var steward = _app.Browser("forvaltare");
        (string, string)[] fields =
        [
            ("Input.Name", "Ronja Ny"),
            ("Input.Email", "ronja@vastkom.example"),
            ("Input.Reason", Manage.Reason),
            ("IdempotencyKey", Guid.CreateVersion7().ToString()),
        ];
        using var first = await steward.SubmitAsync("/forvaltning/personer/registrera", "register", fields);
        await first.DoneAsync("upplagd");
        using var second = await steward.SubmitAsync("/forvaltning/personer/registrera", "register", fields);
        await second.DoneAsync("upplagd");
        Assert.Equal(first.RequestMessage!.RequestUri, second.RequestMessage!.RequestUri);
    }

    private static (string Name, string Value)[] Colleague(string email, string name) =>
        [
            ("Input.Email", email),
            ("Input.Name", name),
            ("Input.Role", Roles.Prescriber),
            ("Input.From", "2026-03-02"),
            ("Input.To", ""),
            ("Input.Reason", Manage.Reason),
        ];

    private Task<HttpResponseMessage> AddAsync(string principal, string email, string name) =>
        _app.Browser(principal + ".samordnare")
            .SubmitAsync("/huvudman/personer/ny", "add-colleague", Colleague(email, name));

    private static Task<HttpResponseMessage> EndAsync(Browser browser, string form, string lastDay) =>
        browser.SubmitAsync(form, "end-role", ("Input.LastDay", lastDay), ("Input.Reason", Manage.Reason));
}

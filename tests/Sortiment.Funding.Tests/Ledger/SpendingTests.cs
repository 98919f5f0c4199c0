using System.Text;
using System.Text.Json;
using Sortiment.Testing;

namespace Sortiment.Funding.Tests.Ledger;

/// <summary>Spending and mark-up over HTTP: what is booked, what is refused and by which field, and what is taken back.</summary>
public sealed class SpendingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task What_is_spent_stands_on_its_account_and_is_gone_from_the_bank()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        (await scheme.SpendAsync(ore: 412_500_50)).Ok();
        (await scheme.MarkUpAsync(ore: 98_250_00)).Ok();
        Assert.Equal(
            [("1930", -314_250_50), ("3990", -98_250_00), ("4001", 412_500_50)],
            (await scheme.BalancesAsync()).OrderBy(a => a.Key).Select(a => (a.Key, a.Value))
        );
        var spent = Assert.Single(await scheme.EntriesAsync(" and account eq '4001'"));
        Assert.Equal("Utvärdering", spent.GetProperty("accountName").GetString());
        Assert.Equal("Intervjuer", spent.GetProperty("text").GetString());
        Assert.Equal("Spending", spent.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("2021-12-31", 1, RunningScheme.Category, "Resa", "date")]
    [InlineData("2023-01-01", 1, RunningScheme.Category, "Resa", "date")]
    [InlineData("2022-03-31", 0, RunningScheme.Category, "Resa", "ore")]
    [InlineData("2022-03-31", -1, RunningScheme.Category, "Resa", "ore")]
    [InlineData("2022-03-31", 2_000_000_000_000_00, RunningScheme.Category, "Resa", "ore")]
    [InlineData("2022-03-31", 1, "Representation", "Resa", "category")]
    [InlineData("2022-03-31", 1, RunningScheme.Category, " ", "text")]
    [InlineData("2022-03-31", 1, RunningScheme.Category, "två\nrader", "text")]
    public async Task What_is_not_allowed_is_refused_by_its_field(
        string date,
        long ore,
        string category,
        string text,
        string field
    )
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var refused = await scheme.SpendAsync(date, ore, category, text);
        Assert.Equal((422, field), (refused.Status, Assert.Single(refused.Fields)));
        Assert.Empty(await scheme.EntriesAsync());
    }

    [Fact]
    public async Task What_has_not_been_yet_is_not_booked()
    {
        var scheme = await RunningScheme.StartAsync(_app, 2026);
        Assert.Equal("date", Assert.Single((await scheme.SpendAsync("2026-12-01")).Fields));
        (await scheme.SpendAsync("2026-03-02")).Ok();
    }

    [Theory]
    [InlineData("1444.ekonom")]
    [InlineData("1444.samordnare")]
    [InlineData("hmc.produktkonsulent")]
    public async Task Only_the_finance_officer_at_the_AT_centre_books(string persona)
    {
        var scheme = await RunningScheme.StartAsync(_app);
        Assert.Equal(403, (await scheme.SpendAsync(persona: persona)).Status);
    }

    [Fact]
    public async Task Nothing_is_spent_before_the_start_and_what_belongs_to_the_period_still_after_it_is_closed()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        await scheme.MoveAsync("close");
        (await scheme.SpendAsync("2022-12-31")).Ok();
        var offered = await scheme.Api.PostAsync(
            RunningScheme.Hmc,
            $"/api/funding/schemes/{await EstablishmentAsync(scheme)}/spending",
            new
            {
                date = "2022-03-31",
                category = "Löner",
                ore = 1,
                text = "Lön",
            },
            ct: TestContext.Current.CancellationToken
        );
        Assert.Equal((409, "wrong-status"), (offered.Status, offered.Problem));
    }

    [Fact]
    public async Task A_mistake_is_taken_back_once_by_a_voucher_that_names_it()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var wrong = (await scheme.SpendAsync(ore: 500_00)).Ok();
        Assert.Equal(["date"], (await scheme.ReverseAsync(wrong.Id, "2022-03-30")).Fields);
        Assert.Equal(["reason"], (await scheme.ReverseAsync(wrong.Id, reason: "")).Fields);
        var reversal = (await scheme.ReverseAsync(wrong.Id)).Ok();
        Assert.All((await scheme.BalancesAsync()).Values, balance => Assert.Equal(0, balance));
        var lines = await scheme.EntriesAsync($" and reversesId eq {wrong.Id}");
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Equal(reversal.Id, line.GetProperty("voucherId").GetGuid()));
        Assert.StartsWith("Rättar 2022 A ", lines[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        var again = await scheme.ReverseAsync(wrong.Id);
        Assert.Equal((409, "already-reversed"), (again.Status, again.Problem));
        var other = await scheme.ReverseAsync(reversal.Id);
        Assert.Equal((409, "not-reversible"), (other.Status, other.Problem));
    }

    [Theory]
    [InlineData(";", "1 234,50", "12,5")]
    [InlineData(",", "1234.50", "12.5")]
    public async Task A_file_is_booked_whole(string separator, string first, string second)
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var csv = $"""
            Text;Datum;ÄNDAMÅL;Belopp
            Resor, möten;2022-02-01;utvärdering;{first}

            "Lokal; förmiddag";20220202;4001;{second}
            """.Replace("Resor, möten", "\"Resor, möten\"", StringComparison.Ordinal);
        var sent = csv.Replace(";", separator, StringComparison.Ordinal);
        var booked = (await scheme.SendFileAsync(sent, Encoding.GetEncoding("ISO-8859-1"))).Ok();
        Assert.Equal(2, booked.Json.GetProperty("vouchers").GetInt32());
        Assert.Equal(1_247_00, (await scheme.BalancesAsync())["4001"]);
        var texts = (await scheme.EntriesAsync(" and account eq '4001'")).Select(e =>
            e.GetProperty("text").GetString()
        );
        Assert.Equal(["Resor, möten", $"Lokal{separator} förmiddag"], texts);

        var again = await scheme.SendFileAsync(sent, Encoding.GetEncoding("ISO-8859-1"));
        Assert.Equal((409, "already-booked"), (again.Status, again.Problem));
        var document = booked.Json.GetProperty("documentId").GetGuid();
        var seen = await _app.As("1485.forskrivare")
            .GetAsync($"/dokument/{document}", TestContext.Current.CancellationToken);
        Assert.True(seen.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_file_with_wrong_rows_books_nothing_and_names_them()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var refused = await scheme.SendFileAsync(
            """
            datum;ändamål;belopp;text
            2022-02-01;Utvärdering;100;Rätt
            2023-02-01;Fest;hundra;
            """
        );
        Assert.Equal(422, refused.Status);
        var messages = refused
            .Json.GetProperty("errors")
            .GetProperty("file")
            .EnumerateArray()
            .Select(message => message.GetString()!);
        Assert.Equal(
            ["Rad 3, datum", "Rad 3, ändamål", "Rad 3, belopp", "Rad 3, text"],
            messages.Select(message => message.Split(':')[0])
        );
        Assert.Empty(await scheme.EntriesAsync());
    }

    [Theory]
    [InlineData("", "är tom")]
    [InlineData("datum;belopp;text\n2022-01-01;1;x", "”ändamål” saknas")]
    [InlineData("datum;ändamål;belopp;text", "inga rader")]
    [InlineData("datum;ändamål;belopp;text\n2022-01-01;Utvärdering", "Rad 2 har för få fält")]
    [InlineData("datum;ändamål;belopp;text\n2022-01-01;\"Utvärdering;1;x", "Citattecknen")]
    public async Task What_is_no_such_file_is_refused(string csv, string because)
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var refused = await scheme.SendFileAsync(csv);
        Assert.Equal((422, "file"), (refused.Status, Assert.Single(refused.Fields)));
        Assert.Contains(because, refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<Guid> EstablishmentAsync(RunningScheme scheme)
    {
        var found = await scheme.Api.GetAsync(
            RunningScheme.Hmc,
            "/odata/FundingSchemes?$filter=startswith(name,'Etableringsperioden')",
            TestContext.Current.CancellationToken
        );
        return found.Ok().Json.GetProperty("value")[0].GetProperty("id").GetGuid();
    }
}

using System.Net;
using System.Text.Json;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Funding.Tests.Contributions;

/// <summary>Schemes and contributions over HTTP on PostgreSQL: what the principals see, answer, and may not do.</summary>
public sealed class ContributionCallTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Grästorp = "1444.ekonom";
    private const string Uddevalla = "1485.ekonom";
    private const string Hmc = "hmc.ekonom";
    private static int _made;

    private readonly SortimentApp _app = fixture.App;
    private readonly ApiClient _api = new(fixture.App.As);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_establishment_period_comes_to_34_688_860_kr()
    {
        var scheme = await EstablishmentAsync(Grästorp);
        Assert.Equal(34_688_860_00, scheme.GetProperty("contributionsOre").GetInt64());
        var contributions = await ContributionsAsync(Grästorp, scheme.GetProperty("id").GetGuid());
        Assert.Equal(50, contributions.Count);
        var region = contributions.Single(c => c.GetProperty("principalCode").GetString() == "14");
        Assert.Equal(17_344_430_00, region.GetProperty("amountOre").GetInt64());
        Assert.Equal(
            17_344_430_00,
            contributions
                .Where(c => c.GetProperty("principalCode").GetString() != "14")
                .Sum(c => c.GetProperty("amountOre").GetInt64())
        );
        var uddevalla = contributions.Single(c => c.GetProperty("principalCode").GetString() == "1485");
        Assert.Equal(567_870_00, uddevalla.GetProperty("amountOre").GetInt64());
    }

    [Fact]
    public async Task The_two_other_kinds_are_there_as_examples()
    {
        var yearly = await OneAsync(Hmc, "FundingSchemes?$filter=startswith(name,'Exempel: en krona')");
        var parts = await ContributionsAsync(Hmc, yearly.GetProperty("id").GetGuid());

        // the third year's population is not known yet: nothing is made up for it
        Assert.Equal([(1, 49), (2, 49)], PerInstalment(parts));

        var two = await OneAsync(Hmc, "FundingSchemes?$filter=startswith(name,'Exempel: två fakturor')");
        var given = await ContributionsAsync(Hmc, two.GetProperty("id").GetGuid());
        Assert.Equal([(1, 50), (2, 50)], PerInstalment(given));
        Assert.All(
            given,
            c =>
                Assert.Equal(
                    c.GetProperty("instalment").GetInt32() == 2 ? c.GetProperty("amountOre").GetInt64() / 4 : 0,
                    c.GetProperty("vatOre").GetInt64()
                )
        );
    }

    [Fact]
    public async Task A_scheme_is_drafted_offered_accepted_and_started()
    {
        var id = await DraftAsync(minimumOre: 1_000_000_00);
        Assert.Empty(await FindAsync(Grästorp, $"FundingSchemes?$filter=id eq {id}"));
        (await MoveAsync(id, "offer")).Ok();
        Assert.Single(await FindAsync(Grästorp, $"FundingSchemes?$filter=id eq {id}"));

        var refused = await MoveAsync(id, "start");
        Assert.Equal((409, "below-minimum"), (refused.Status, refused.Problem));

        var contributions = await ContributionsAsync(Hmc, id);
        var answers = contributions.Select(c => new
        {
            contributionId = c.GetProperty("id").GetGuid(),
            reply = Reply(),
        });
        (await _api.PostAsync(Hmc, $"/api/funding/schemes/{id}/answers", new { answers }, ct: Ct)).Ok();
        Assert.Equal("Active", (await MoveAsync(id, "start")).Ok().ProposalStatus);
        var scheme = await OneAsync(Uddevalla, $"FundingSchemes?$filter=id eq {id}");
        Assert.Equal(scheme.GetProperty("contributionsOre").GetInt64(), scheme.GetProperty("acceptedOre").GetInt64());
    }

    [Fact]
    public async Task A_principal_answers_for_itself_and_for_nobody_else()
    {
        var id = await OfferedAsync();
        var own = await ContributionOfAsync(id, "1444");
        var others = await ContributionOfAsync(id, "1485");
        Assert.Equal(404, (await AnswerAsync(Grästorp, others, Reply())).Status);
        var answered = (await AnswerAsync(Grästorp, own, Reply())).Ok();
        Assert.Equal("Accepted", answered.Json.GetProperty("answer").GetString());
        var seen = await OneAsync(Uddevalla, $"Contributions?$filter=id eq {own}");
        Assert.Equal("Accepted", seen.GetProperty("answer").GetString());
        Assert.Equal(403, (await AnswerAsync("1444.forskrivare", own, Reply())).Status);
        Assert.Equal(403, (await AnswerAsync("radet.ordforande", own, Reply())).Status);
    }

    [Fact]
    public async Task A_wrong_answer_names_its_fields_and_changes_nothing()
    {
        var id = await OfferedAsync();
        var own = await ContributionOfAsync(id, "1444");
        var wrong = await AnswerAsync(
            Grästorp,
            own,
            new { date = "2099-01-01", electronicAddress = "0007:1234567890" }
        );
        Assert.Equal(422, wrong.Status);
        Assert.Equal(["accepts", "date", "decisionReference", "electronicAddress"], wrong.Fields.Order());
        Assert.Equal(
            "Awaited",
            (await OneAsync(Grästorp, $"Contributions?$filter=id eq {own}")).GetProperty("answer").GetString()
        );
    }

    [Fact]
    public async Task Two_who_answer_at_once_do_not_overwrite_each_other()
    {
        var id = await OfferedAsync();
        var own = await ContributionOfAsync(id, "1444");
        (await AnswerAsync(Grästorp, own, Reply(version: 1))).Ok();
        var late = await AnswerAsync("1444.samordnare", own, Reply(accepts: false, version: 1));
        Assert.Equal((409, "stale-version"), (late.Status, late.Problem));
    }

    [Fact]
    public async Task Many_answers_are_noted_all_or_none()
    {
        var id = await OfferedAsync();
        var own = await ContributionOfAsync(id, "1444");
        var wrong = await _api.PostAsync(
            Hmc,
            $"/api/funding/schemes/{id}/answers",
            new
            {
                answers = new object[]
                {
                    new { contributionId = own, reply = Reply() },
                    new { contributionId = Guid.NewGuid(), reply = Reply() },
                },
            },
            ct: Ct
        );
        Assert.Equal((422, "answers[1]"), (wrong.Status, Assert.Single(wrong.Fields)));
        Assert.Equal(
            "Awaited",
            (await OneAsync(Grästorp, $"Contributions?$filter=id eq {own}")).GetProperty("answer").GetString()
        );
    }

    [Fact]
    public async Task Amounts_are_given_while_it_is_a_draft()
    {
        var id = await DraftAsync(basis: "GivenAmounts");
        var early = await MoveAsync(id, "offer");
        Assert.Equal((409, "amounts-missing"), (early.Status, early.Problem));
        var wrong = await GiveAsync(id, ("1444", 100), ("9999", 0), ("1444", 100));
        Assert.Equal(
            ["amounts[1].ore", "amounts[1].principal", "amounts[2].principal"],
            wrong.Fields.Order(StringComparer.Ordinal)
        );
        (await GiveAsync(id, ("1444", 100_00))).Ok();
        (await GiveAsync(id, ("1444", 200_00), ("1485", 300_00))).Ok();
        (await MoveAsync(id, "offer")).Ok();
        var amounts = (await ContributionsAsync(Uddevalla, id)).Select(c => c.GetProperty("amountOre").GetInt64());
        Assert.Equal([200_00, 300_00], amounts.Order());
        Assert.Equal(409, (await GiveAsync(id, ("1444", 1))).Status);
    }

    [Theory]
    [InlineData(Grästorp)]
    [InlineData("samverkan.handlaggare")]
    [InlineData("forvaltare")]
    public async Task Only_the_finance_officer_at_the_AT_centre_leads_a_scheme(string persona)
    {
        var id = (await EstablishmentAsync(Hmc)).GetProperty("id").GetGuid();
        Assert.Equal(403, (await MoveAsync(id, "start", persona)).Status);
        Assert.Equal(403, (await _api.PostAsync(persona, "/api/funding/schemes", Terms("Obehörig"), ct: Ct)).Status);
    }

    [Fact]
    public async Task A_principal_sees_what_share_of_its_grants_it_uses_and_nobody_else_does()
    {
        var id = (await EstablishmentAsync(Uddevalla)).GetProperty("id").GetGuid();
        (string Name, long Kronor)[] grants =
        [
            ("Regional överenskommelse", 1_015_596),
            ("Teknik och kvalitet", 23_230_541),
            ("God och nära vård", 3_975_273),
            ("Vårdens medarbetare", 795_055),
            ("Vision e-hälsa 2025", 0),
            ("Hållbart arbetsliv", 3_556_268),
        ];
        foreach (var (name, kronor) in grants)
        {
            var body = new
            {
                schemeId = id,
                name,
                ore = kronor * 100,
            };
            (await _api.PostAsync(Uddevalla, "/api/funding/grants", body, ct: Ct)).Ok();
        }

        var page = WebUtility
            .HtmlDecode(await _app.Browser(Uddevalla).ReadAsync($"/finansiering/{id}"))
            .Replace('\u00a0', ' ');
        Assert.Contains("567 870,00 kr", page);
        Assert.Contains("är 1,7 % av statsbidragen på", page);
        // the source says 32 572 732 kr, a krona less than its own six figures add up to
        Assert.Contains("32 572 733,00 kr", page);
        Assert.DoesNotContain("statsbidragen på", await _app.Browser(Hmc).ReadAsync($"/finansiering/{id}"));
        Assert.Contains("Teknik och kvalitet", page);
        Assert.DoesNotContain("Teknik och kvalitet", await _app.Browser(Grästorp).ReadAsync($"/finansiering/{id}"));
    }

    private async Task<Guid> OfferedAsync()
    {
        var id = await DraftAsync();
        (await MoveAsync(id, "offer")).Ok();
        return id;
    }

    private async Task<Guid> DraftAsync(long minimumOre = 0, string basis = "PerInhabitant") =>
        (
            await _api.PostAsync(
                Hmc,
                "/api/funding/schemes",
                Terms($"Utvärdering {Interlocked.Increment(ref _made)}", minimumOre, basis),
                ct: Ct
            )
        )
            .Ok()
            .Id;

    private static object Terms(string name, long minimumOre = 0, string basis = "PerInhabitant") =>
        new
        {
            name,
            organisationName = "Västra Götalandsregionen",
            organisationNumber = "232100-0131",
            basis,
            rateOre = 100,
            regionPaysForAll = true,
            from = "2026-01-01",
            to = "2026-12-31",
            minimumSumOre = minimumOre,
            instalments = new[]
            {
                new
                {
                    title = "2026",
                    populationDate = "2021-12-31",
                    invoicedFrom = "2026-01-01",
                },
            },
            budget = new[] { new { category = "Utvärdering" } },
        };

    private static object Reply(bool accepts = true, int? version = null) =>
        new
        {
            accepts,
            date = "2026-02-16",
            decisionReference = "KS 2026/41",
            version,
        };

    private Task<Answer> AnswerAsync(string persona, Guid contribution, object reply) =>
        _api.PostAsync(persona, $"/api/funding/contributions/{contribution}/answer", reply, ct: Ct);

    private Task<Answer> MoveAsync(Guid id, string move, string persona = Hmc) =>
        _api.PostAsync(persona, $"/api/funding/schemes/{id}/{move}", new { reference = "HMC 2026/12" }, ct: Ct);

    private Task<Answer> GiveAsync(Guid id, params (string Principal, long Ore)[] amounts) =>
        _api.PutAsync(
            Hmc,
            $"/api/funding/schemes/{id}/instalments/1/amounts",
            new { amounts = amounts.Select(a => new { principal = a.Principal, ore = a.Ore }) },
            ct: Ct
        );

    private async Task<Guid> ContributionOfAsync(Guid scheme, string principal) =>
        (await OneAsync(Hmc, $"Contributions?$filter=schemeId eq {scheme} and principalCode eq '{principal}'"))
            .GetProperty("id")
            .GetGuid();

    private Task<JsonElement> EstablishmentAsync(string persona) =>
        OneAsync(persona, "FundingSchemes?$filter=startswith(name,'Etableringsperioden')");

    private Task<IReadOnlyList<JsonElement>> ContributionsAsync(string persona, Guid scheme) =>
        FindAsync(persona, $"Contributions?$filter=schemeId eq {scheme}&$top=200");

    private async Task<JsonElement> OneAsync(string persona, string query) =>
        Assert.Single(await FindAsync(persona, query));

    private async Task<IReadOnlyList<JsonElement>> FindAsync(string persona, string query) =>
        [.. (await _api.GetAsync(persona, "/odata/" + query, Ct)).Ok().Json.GetProperty("value").EnumerateArray()];

    private static IEnumerable<(int, int)> PerInstalment(IEnumerable<JsonElement> contributions) =>
        contributions
            .GroupBy(c => c.GetProperty("instalment").GetInt32())
            .OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Count()));
}

using System.Text.Json;

namespace Sortiment.Testing.Driver;

/// <summary>A joint funding with amounts given for two principals, driven over the API by those who may.</summary>
/// <param name="api">The API.</param>
/// <param name="name">What it is called.</param>
/// <param name="year">The calendar year that it runs in.</param>
public sealed class SchemeDriver(ApiClient api, string name, int year)
{
    /// <summary>The AT centre's finance officer, who leads it.</summary>
    public const string Finance = "hmc.ekonom";

    /// <summary>Where files from the bank are sent.</summary>
    public const string BankFiles = "/api/funding/payments/files";

    private static readonly string[] Principals = ["1444", "1485"];

    /// <summary>The scheme; set when it is drafted.</summary>
    public Guid Id { get; private set; }

    /// <summary>Where it is in the API.</summary>
    public string Path => $"/api/funding/schemes/{Id}";

    /// <summary>Drafts it with its amounts.</summary>
    public async Task DraftAsync()
    {
        var terms = new
        {
            name,
            organisationName = "Västra Götalandsregionen",
            organisationNumber = "232100-0131",
            basis = "GivenAmounts",
            from = $"{year}-01-01",
            to = $"{year}-12-31",
            instalments = new[] { new { title = $"{year}", invoicedFrom = $"{year}-01-01" } },
            budget = new[] { new { category = "Utvärdering" } },
        };
        Id = (await api.PostAsync(Finance, "/api/funding/schemes", terms)).Ok().Id;
        var amounts = Principals.Select(principal => new { principal, ore = 100_00 });
        (await api.PutAsync(Finance, Path + "/instalments/1/amounts", new { amounts })).Ok();
    }

    /// <summary>Offers, starts or closes it: "offer", "start", "close".</summary>
    public async Task MoveAsync(string move) =>
        (await api.PostAsync(Finance, $"{Path}/{move}", new { reference = "HMC 2026/12" })).Ok();

    /// <summary>Counts it anew; given amounts stay.</summary>
    public async Task CountAsync() => (await api.PostAsync(Finance, Path + "/instalments/1/count")).Ok();

    /// <summary>Both accept: the first by itself, the second on a paper that the AT centre notes.</summary>
    public async Task AcceptAsync()
    {
        var reply = new
        {
            accepts = true,
            date = "2026-02-16",
            decisionReference = "KS 2026/41",
        };
        var own = await ContributionAsync(Principals[0]);
        (await api.PostAsync($"{Principals[0]}.ekonom", $"/api/funding/contributions/{own}/answer", reply)).Ok();
        var answers = new[] { new { contributionId = await ContributionAsync(Principals[1]), reply } };
        (await api.PostAsync(Finance, Path + "/answers", new { answers })).Ok();
    }

    /// <summary>Invoices the accepted contributions of the instalment and waits until all are made.</summary>
    /// <param name="issued">The invoices' date.</param>
    /// <param name="due">The last day to pay.</param>
    /// <returns>The invoices as OData has them, by number.</returns>
    public async Task<IReadOnlyList<JsonElement>> InvoiceAsync(string issued, string due)
    {
        var body = new
        {
            instalment = 1,
            issued,
            due,
        };
        var before = (await InvoicesAsync()).Count;
        var planned = (await api.PostAsync(Finance, Path + "/invoices", body))
            .Ok()
            .Json.GetProperty("planned")
            .GetInt32();
        await SortimentApp.UntilAsync(
            async () => (await InvoicesAsync()).Count == before + planned,
            CancellationToken.None
        );
        return await InvoicesAsync();
    }

    /// <summary>The scheme's invoices, by number.</summary>
    public async Task<IReadOnlyList<JsonElement>> InvoicesAsync()
    {
        var query = $"/odata/Invoices?$filter=schemeId eq {Id}&$orderby=number";
        return [.. (await api.GetAsync(Finance, query)).Ok().Json.GetProperty("value").EnumerateArray()];
    }

    /// <summary>Books a cost on its one purpose.</summary>
    public async Task SpendAsync(string date, long ore) =>
        (
            await api.PostAsync(
                Finance,
                Path + "/spending",
                new
                {
                    date,
                    category = "Utvärdering",
                    ore,
                    text = "Intervjuer",
                }
            )
        ).Ok();

    /// <summary>Publishes its statement for its year.</summary>
    public async Task PublishAsync() =>
        (await api.PostAsync(Finance, Path + "/statements", new { year = $"{year}", comment = "Enligt plan." })).Ok();

    /// <summary>Each notes a state grant for a scheme.</summary>
    public static async Task GrantAsync(ApiClient api, Guid scheme)
    {
        foreach (var principal in Principals)
        {
            var grant = new
            {
                schemeId = scheme,
                name = $"Statsbidrag till {principal}",
                ore = 1_000_00,
            };
            (await api.PostAsync($"{principal}.ekonom", "/api/funding/grants", grant)).Ok();
        }
    }

    private async Task<Guid> ContributionAsync(string principal)
    {
        var query = $"/odata/Contributions?$filter=schemeId eq {Id} and principalCode eq '{principal}'";
        return (await api.GetAsync(Finance, query)).Ok().Json.GetProperty("value")[0].GetProperty("id").GetGuid();
    }
}

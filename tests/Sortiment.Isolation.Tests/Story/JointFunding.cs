using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Isolation.Tests.Story;

/// <summary>A joint funding from draft to its end, with both principals' contributions, and a grant that Grästorp keeps to itself.</summary>
internal static class JointFunding
{
    private const string Finance = "hmc.ekonom";
    private static readonly string[] Ekonoms = ["1444.ekonom", "1485.ekonom"];

    private static readonly object Decision = new { reference = "HMC 2026/12" };

    public static async Task TellAsync(SortimentApp app)
    {
        var api = new ApiClient(app.As);
        var id = (await api.PostAsync(Finance, "/api/funding/schemes", Terms())).Ok().Id;
        var path = $"/api/funding/schemes/{id}";
        var amounts = new[]
        {
            new { principal = TwoPrincipals.Owner, ore = 100_00 },
            new { principal = TwoPrincipals.Other, ore = 200_00 },
        };
        (await api.PutAsync(Finance, path + "/instalments/1/amounts", new { amounts })).Ok();
        (await api.PostAsync(Finance, path + "/offer", Decision)).Ok();
        (await api.PostAsync(Finance, path + "/instalments/1/count")).Ok();
        var own = await ContributionAsync(api, id, TwoPrincipals.Owner);
        (await api.PostAsync(Ekonoms[0], $"/api/funding/contributions/{own}/answer", Reply())).Ok();
        var other = await ContributionAsync(api, id, TwoPrincipals.Other);
        var answers = new[] { new { contributionId = other, reply = Reply() } };
        (await api.PostAsync(Finance, path + "/answers", new { answers })).Ok();
        foreach (var ekonom in Ekonoms)
        {
            var grant = new
            {
                schemeId = id,
                name = $"Statsbidrag till {ekonom}",
                ore = 1_000_00,
            };
            (await api.PostAsync(ekonom, "/api/funding/grants", grant)).Ok();
        }

        (await api.PostAsync(Finance, path + "/start", Decision)).Ok();
        (await api.PostAsync(Finance, path + "/close", Decision)).Ok();
    }

    private static async Task<Guid> ContributionAsync(ApiClient api, Guid scheme, string principal)
    {
        var query = $"/odata/Contributions?$filter=schemeId eq {scheme} and principalCode eq '{principal}'";
        return (await api.GetAsync(Finance, query)).Ok().Json.GetProperty("value")[0].GetProperty("id").GetGuid();
    }

    private static object Terms() =>
        new
        {
            name = "Utvärdering 2025",
            organisationName = "Västra Götalandsregionen",
            organisationNumber = "232100-0131",
            basis = "GivenAmounts",
            from = "2025-01-01",
            to = "2025-12-31",
            instalments = new[] { new { title = "2025", invoicedFrom = "2025-01-01" } },
            budget = new[] { new { category = "Utvärdering" } },
        };

    private static object Reply() =>
        new
        {
            accepts = true,
            date = "2026-02-16",
            decisionReference = "KS 2026/41",
        };
}

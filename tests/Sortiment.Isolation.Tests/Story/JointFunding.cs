using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Isolation.Tests.Story;

/// <summary>A joint funding from draft to its end, with both principals' contributions and the grants that each keeps to itself.</summary>
internal static class JointFunding
{
    private const int YearThatIsOver = 2025;

    public static async Task TellAsync(SortimentApp app)
    {
        var api = new ApiClient(app.As);
        var scheme = new SchemeDriver(api, "Utvärdering 2025", YearThatIsOver);
        await scheme.DraftAsync();
        await scheme.MoveAsync("offer");
        await scheme.CountAsync();
        await scheme.AcceptAsync();
        await SchemeDriver.GrantAsync(api, scheme.Id);
        await scheme.MoveAsync("start");
        await InvoiceAsync(api, scheme);
        await scheme.MoveAsync("close");
    }

    // invoices that both have been mailed and reminded of, the first one's credited in part
    private static async Task InvoiceAsync(ApiClient api, SchemeDriver scheme)
    {
        var billing = new
        {
            name = $"Grästorp {Secrets.Billing}-name",
            street = $"Box {Secrets.Billing}-street",
            postalCode = "467 80",
            city = "Grästorp",
            email = $"{Secrets.Billing}@exempel.sortiment.test",
            bankgiro = "5050-1055",
        };
        (await api.PutAsync("1444.ekonom", "/api/funding/billing/1444", billing)).Ok();
        var sender = new
        {
            name = "Västra Götalandsregionen",
            postalCode = "462 80",
            city = "Vänersborg",
            bankgiro = "5050-1055",
            contactName = "Ekonomi",
        };
        (await api.PutAsync(SchemeDriver.Finance, scheme.Path + "/organisation", sender)).Ok();
        var invoices = await scheme.InvoiceAsync($"{YearThatIsOver}-03-03", $"{YearThatIsOver}-04-02");
        (await api.PostAsync(SchemeDriver.Finance, scheme.Path + "/invoices/mail", new { })).Ok();
        (await api.PostAsync(SchemeDriver.Finance, scheme.Path + "/invoices/remind", new { due = "2099-01-01" })).Ok();
        var credit = new { ore = 10_00, reason = "För mycket" };
        var first = invoices[0].GetProperty("id").GetGuid();
        (await api.PostAsync(SchemeDriver.Finance, $"/api/funding/invoices/{first}/credit", credit)).Ok();
    }
}

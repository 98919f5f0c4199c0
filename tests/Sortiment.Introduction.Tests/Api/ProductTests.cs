using System.Net;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>What the catalogue makes of a product that came through the ten steps.</summary>
public sealed class ProductTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Known = "559999-0115";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task A_product_has_its_area_so_that_own_contracts_concern_it()
    {
        var story = new ProposalDriver(_app, "Områdesklockan");
        await story.ThroughAllStepsAsync();

        var rows = (
            await story.Api.GetAsync(Persona.Uddevalla, "/odata/Products?$filter=areaCode eq 'trygghetslarm'", Ct)
        ).Ok();
        Assert.Contains(
            "Områdesklockan",
            rows.Json.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("name").GetString())
        );

        using var saved = await _app.Browser(Persona.Uddevalla)
            .SubmitAsync(
                "/egna-avtal/nytt",
                "new-contract",
                ("Input.AreaCode", "trygghetslarm"),
                ("Input.SupplierName", "Lokalt Larm AB"),
                ("Input.Reference", "KS 2025-1"),
                ("Input.ValidFrom", "2025-01-01"),
                ("Input.Choice", "Both"),
                ("Input.ExclusiveUntil", "2026-12-31")
            );
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        const string Listed = "/sortiment?q=Områdesklockan";
        Assert.Contains("trohetskrav", await _app.Browser(Persona.UddevallaPrescriber).ReadAsync(Listed));
        Assert.DoesNotContain("trohetskrav", await _app.Browser("1444.forskrivare").ReadAsync(Listed));
    }

    [Fact]
    public async Task A_handbook_entry_that_holds_later_says_when_the_last_step_can_be_done()
    {
        var story = new ProposalDriver(_app, "Senareklockan");
        await story.ProposeAsync();
        await story.AdvanceToAsync(8);
        var later = StepBodies.HandbookInForce(story.Today.AddDays(10));
        (await story.Post(Persona.Office, "/steps/8", later)).Ok();
        await story.StateAgreementAsync();

        var day = $"från den {story.Today.AddDays(10):yyyy-MM-dd}";
        var office = _app.Browser(Persona.Office);
        Assert.Contains(day, WebUtility.HtmlDecode(await office.ReadAsync($"/forslag/{story.Id}/steg/10")));
        Assert.Contains(day, WebUtility.HtmlDecode(await office.ReadAsync("/")));
    }

    [Theory]
    [InlineData("Lev AB", 422)]
    [InlineData(" tryggnära SVERIGE ab ", 200)]
    public async Task A_number_and_a_name_that_disagree_are_refused_with_the_known_name(string name, int status)
    {
        var api = new ApiClient(_app.As);
        var body = StepBodies.Application("Leverantörsklockan");
        (body["supplierName"], body["supplierOrganisationNumber"]) = (name, Known);
        var draft = (await api.PostAsync(Persona.Grästorp, "/api/proposals", body, ct: Ct)).Ok();

        var answer = await api.PostAsync(Persona.Grästorp, $"/api/proposals/{draft.Id}/submit", ct: Ct);

        Assert.Equal(status, answer.Status);
        if (status == 422)
        {
            Assert.Equal(["supplierName"], answer.Fields);
            Assert.Contains("Tryggnära Sverige AB", answer.Text);
        }
    }
}

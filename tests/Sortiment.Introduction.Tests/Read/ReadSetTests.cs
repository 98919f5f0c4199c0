using System.Net.Http.Json;
using System.Text.Json;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Read;

/// <summary>Proposals and their steps under /odata: own ones, all that is submitted for joint organs, and what is listed.</summary>
public sealed class ReadSetTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task A_draft_is_its_principals_own()
    {
        var story = new ProposalDriver(_app, "Utkastet");
        await story.DraftAsync();
        Assert.Equal("Draft", Text(Assert.Single(await RowsAsync(Persona.Grästorp, "Proposals", story)), "status"));
        Assert.Empty(await RowsAsync(Persona.Office, "Proposals", story));
        Assert.Empty(await RowsAsync(Persona.Uddevalla, "Proposals", story));
        Assert.Empty(await RowsAsync(Persona.Uddevalla, "ProposalSteps", story));
    }

    [Fact]
    public async Task Other_principals_see_it_from_step_3_on()
    {
        var story = new ProposalDriver(_app, "Listan");
        await story.ProposeAsync();
        Assert.Single(await RowsAsync(Persona.Office, "Proposals", story));
        Assert.Empty(await RowsAsync(Persona.Uddevalla, "Proposals", story));
        await story.ReceiveAsync();
        Assert.Empty(await RowsAsync(Persona.Supplier, "Proposals", story));
        Assert.Empty(await RowsAsync(Persona.Supplier, "ProposalSteps", story));
        foreach (var persona in new[] { Persona.Uddevalla, Persona.Director })
        {
            var row = Assert.Single(await RowsAsync(persona, "Proposals", story));
            Assert.Equal(("1444", "Grästorp"), (Text(row, "principalCode"), Text(row, "principalName")));
            Assert.Equal(("InProgress", 3), (Text(row, "status"), row.GetProperty("currentStep").GetInt32()));
            Assert.False(row.TryGetProperty("tenantId", out _));
            var steps = await RowsAsync(persona, "ProposalSteps", story);
            Assert.Equal([1, 2, 3], steps.Select(s => s.GetProperty("step").GetInt32()).Order());
        }
    }

    [Fact]
    public async Task Days_in_step_and_lateness_can_be_asked_for()
    {
        await using var app = await SortimentApp.StartAsync();
        var story = new ProposalDriver(app);
        await story.ProposeAsync();
        app.Clock.Advance(TimeSpan.FromDays(40.9));
        var row = Assert.Single(
            await RowsAsync(app, Persona.Office, "Proposals", "status eq 'InProgress' and daysInStep eq 40")
        );
        Assert.Equal(story.Reference, Text(row, "reference"));
        var late = Assert.Single(await RowsAsync(app, Persona.Office, "ProposalSteps", "isLate and days ge 40"));
        Assert.Equal(2, late.GetProperty("step").GetInt32());
    }

    private Task<IReadOnlyList<JsonElement>> RowsAsync(string persona, string set, ProposalDriver story) =>
        RowsAsync(_app, persona, set, $"reference eq '{story.Reference}'");

    private static async Task<IReadOnlyList<JsonElement>> RowsAsync(
        SortimentApp app,
        string persona,
        string set,
        string filter
    )
    {
        var answer = await app.As(persona)
            .GetFromJsonAsync<JsonElement>(
                $"/odata/{set}?$filter={Uri.EscapeDataString(filter)}",
                TestContext.Current.CancellationToken
            );
        return [.. answer.GetProperty("value").EnumerateArray()];
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}

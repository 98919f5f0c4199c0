using System.Net.Http.Json;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>A POST that says which version it saw, in If-Match or in the body, changes no other.</summary>
public sealed class IfMatchTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;

    [Theory]
    [InlineData("\"1\"", null, 200)]
    [InlineData("\"1\"", 1, 200)]
    [InlineData("7", null, 422)]
    [InlineData("*", null, 200)]
    [InlineData("\"7\"", null, 409)]
    [InlineData("\"ett\"", null, 409)]
    [InlineData("\"1\", \"2\"", null, 409)]
    [InlineData("\"1\"", 7, 422)]
    public async Task It_counts_as_the_version_that_was_seen(string match, int? version, int status)
    {
        var story = new ProposalDriver(_app, "Sedd version");
        await story.DraftAsync();
        Assert.Equal(status, await SubmitAsync(story, match, JsonContent.Create(new { version })));
    }

    [Theory]
    [InlineData("\"1\"", 200)]
    [InlineData("\"2\"", 409)]
    public async Task Also_where_nothing_is_sent(string match, int status)
    {
        var story = new ProposalDriver(_app, "Utan innehåll");
        await story.DraftAsync();
        Assert.Equal(status, await SubmitAsync(story, match, null));
    }

    [Fact]
    public async Task A_coordinator_proposes_for_its_own_principal_alone()
    {
        var api = new ApiClient(_app.As);
        var body = StepBodies.Application("Annans");
        body["principal"] = "1485";
        Assert.Equal(["principal"], (await api.PostAsync(Persona.Grästorp, "/api/proposals", body, ct: Ct)).Fields);
        body["principal"] = "1444";
        (await api.PostAsync(Persona.Grästorp, "/api/proposals", body, ct: Ct)).Ok();
    }

    private async Task<int> SubmitAsync(ProposalDriver story, string match, HttpContent? content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, story.Path + "/submit") { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.TryAddWithoutValidation("If-Match", match);
        using var answer = await _app.As(story.Proposer).SendAsync(request, Ct);
        return (int)answer.StatusCode;
    }
}

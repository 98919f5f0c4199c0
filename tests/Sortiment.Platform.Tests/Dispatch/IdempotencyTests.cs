using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Dispatch;

/// <summary>The same key gives the same answer and no second effect; shown on the POST that makes a draft.</summary>
public sealed class IdempotencyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Coordinator = "1444.samordnare";
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string persona, string? key, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/proposals")
        {
            Content = JsonContent.Create(new { title }),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await _app.As(persona).SendAsync(request, Ct);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    private static Guid IdOf(string body) => JsonDocument.Parse(body).RootElement.GetProperty("id").GetGuid();

    [Fact]
    public async Task The_same_key_again_gives_the_same_answer()
    {
        var first = await PostAsync(Coordinator, "again", "Larm");
        var second = await PostAsync(Coordinator, "again", "Larm");
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task The_same_key_at_once_gives_one_effect()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(Coordinator, "at once", "Larm")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => IdOf(answer.Body)).Distinct());
    }

    [Fact]
    public async Task The_same_key_for_something_else_is_refused()
    {
        await PostAsync(Coordinator, "else", "Larm");
        var (status, body) = await PostAsync(Coordinator, "else", "Klocka");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Idempotency-Key", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_may_use_the_same_key()
    {
        var one = await PostAsync(Coordinator, "common", "Larm");
        var other = await PostAsync("1485.samordnare", "common", "Larm");
        Assert.Equal(HttpStatusCode.Created, other.Status);
        Assert.NotEqual(IdOf(one.Body), IdOf(other.Body));
    }

    [Fact]
    public async Task Without_a_key_each_call_has_its_effect()
    {
        var one = await PostAsync(Coordinator, null, "Larm");
        var other = await PostAsync(Coordinator, null, "Larm");
        Assert.NotEqual(IdOf(one.Body), IdOf(other.Body));
    }

    [Fact]
    public async Task A_refused_call_leaves_its_key_free()
    {
        var refused = await PostAsync(Coordinator, "free", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var taken = await PostAsync(Coordinator, "free", "Larm");
        Assert.Equal(HttpStatusCode.Created, taken.Status);
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        var (status, _) = await PostAsync(Coordinator, new string('k', 201), "Larm");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
    }
}

using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>
/// Who sees what of a proposal (DOMAIN section 5): a draft is the principal's own; what is submitted the joint organs see;
/// from step 3 on all principals see that it is in motion, and nothing of what was written on the way.
/// </summary>
public sealed class VisibilityTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Secret = "Hemligt arbetsmaterial";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_draft_is_seen_by_its_principal_alone_also_when_it_is_thrown_away(bool thrownAway)
    {
        var story = await WithSecretsAsync();
        if (thrownAway)
        {
            await story.WithdrawAsync();
        }

        Assert.Equal(200, await StatusAsync(story, Persona.Grästorp));
        foreach (
            var other in new[]
            {
                Persona.Uddevalla,
                Persona.Office,
                Persona.Consultant,
                Persona.Member,
                Persona.Supplier,
                "forvaltare",
            }
        )
        {
            Assert.Equal(404, await StatusAsync(story, other));
            foreach (
                var rows in new[]
                {
                    $"Proposals?$filter=id eq {story.Id}",
                    $"ProposalSteps?$filter=proposalId eq {story.Id}",
                }
            )
            {
                var found = (await story.Api.GetAsync(other, "/odata/" + rows, Ct)).Ok();
                Assert.Empty(found.Json.GetProperty("value").EnumerateArray());
            }
        }
    }

    [Fact]
    public async Task Until_step_3_a_submitted_one_is_seen_by_the_joint_organs_too()
    {
        var story = await WithSecretsAsync();
        await story.SubmitAsync();
        Assert.Equal(200, await StatusAsync(story, Persona.Office));
        Assert.Equal(200, await StatusAsync(story, Persona.Board));
        Assert.Equal(404, await StatusAsync(story, Persona.Uddevalla));
        Assert.Equal(404, await StatusAsync(story, Persona.Supplier));

        // nor while it waits, or is completed by the proposer
        await story.ReceiveAsync("Incomplete");
        Assert.Equal(404, await StatusAsync(story, Persona.Uddevalla));
    }

    [Fact]
    public async Task What_is_written_while_it_is_completed_is_the_principals_own_until_it_is_submitted()
    {
        const string Half = "Halvfärdig text";
        var story = new ProposalDriver(_app, "Komplettering");
        await story.ProposeAsync();
        await story.ReceiveAsync("Incomplete");
        var body = StepBodies.Application("Komplettering");
        body["productDescription"] = Half;
        var version = (await story.ShowAsync()).ETag;
        (await story.Api.PutAsync(story.Proposer, story.Path, body, version, Ct)).Ok();

        Assert.Contains(Half, (await story.ShowAsync()).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Half, (await story.ShowAsync(Persona.Office)).Text, StringComparison.Ordinal);
        var page = await _app.Browser(Persona.Office).ReadAsync($"/forslag/{story.Id}");
        Assert.DoesNotContain(Half, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        await story.SubmitAsync();
        Assert.Contains(Half, (await story.ShowAsync(Persona.Office)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_step_3_on_others_see_its_way_and_no_working_papers()
    {
        var story = await WithSecretsAsync();
        await story.SubmitAsync();
        var office = new { outcome = "Complete", note = Secret };
        (await story.Post(Persona.Office, "/steps/2", office)).Ok();
        var names = await NamesAsync(story);
        for (var step = 3; step <= 11; step++)
        {
            await story.AdvanceToAsync(step);
            var whole = await story.ShowAsync(Persona.Office);
            Assert.Contains(Secret, whole.Text);
            Assert.Equal(404, await StatusAsync(story, Persona.Supplier));
            foreach (var other in new[] { Persona.Uddevalla, Persona.UddevallaPrescriber })
            {
                var seen = await story.ShowAsync(other);
                Assert.Equal(story.Reference, seen.Json.GetProperty("reference").GetString());
                Assert.Equal("Grästorp", seen.Json.GetProperty("principal").GetString());
                Assert.Equal(whole.CurrentSteps, seen.CurrentSteps);
                Assert.Equal(
                    whole.Json.GetProperty("history").GetArrayLength(),
                    seen.Json.GetProperty("history").GetArrayLength()
                );
                Assert.Null(seen.ETag);
                Assert.DoesNotContain(Secret, seen.Text);
                Assert.DoesNotContain("Tre studier", seen.Text);
                Assert.DoesNotContain("556016-0680", seen.Text);
                Assert.All(names, name => Assert.DoesNotContain(name, seen.Text));
                Assert.All(
                    new[] { "content", "decisions", "costBearer", "version" },
                    hidden => Assert.True(IsNothing(seen.Json, hidden), hidden)
                );
                Assert.All(
                    seen.Json.GetProperty("history").EnumerateArray().ToList(),
                    s =>
                        Assert.All(
                            new[] { "by", "note", "details" },
                            hidden => Assert.True(IsNothing(s, hidden), hidden)
                        )
                );
            }
        }
    }

    [Fact]
    public async Task A_meeting_is_seen_by_the_joint_organs()
    {
        var story = new ProposalDriver(_app, "Möte");
        await story.ProposeAsync();
        await story.AdvanceToAsync(7);
        var meeting = $"/api/meetings/{story.MeetingId}";
        Assert.Equal(200, (await story.Api.GetAsync(Persona.Member, meeting, Ct)).Status);
        Assert.Equal(403, (await story.Api.GetAsync(Persona.Grästorp, meeting, Ct)).Status);
        Assert.Equal(403, (await story.Api.GetAsync(Persona.Supplier, meeting, Ct)).Status);
        Assert.Equal(404, (await story.Api.GetAsync(Persona.Member, $"/api/meetings/{Guid.NewGuid()}", Ct)).Status);
    }

    private async Task<ProposalDriver> WithSecretsAsync()
    {
        var story = new ProposalDriver(_app, "Synlig");
        await story.DraftAsync();
        var body = StepBodies.Application("Synlig");
        body["productDescription"] = Secret;
        body["dataSheetText"] = Secret;
        (await story.Api.PutAsync(story.Proposer, story.Path, body, "\"1\"", Ct)).Ok();
        return story;
    }

    private async Task<IReadOnlyList<string>> NamesAsync(ProposalDriver story) =>
        [
            .. (await story.ShowAsync())
                .Json.GetProperty("history")
                .EnumerateArray()
                .Select(s => s.GetProperty("by"))
                .Where(by => by.ValueKind == System.Text.Json.JsonValueKind.Object)
                .Select(by => by.GetProperty("name").GetString()!),
        ];

    private static async Task<int> StatusAsync(ProposalDriver story, string persona) =>
        (await story.Api.GetAsync(persona, story.Path, Ct)).Status;

    private static bool IsNothing(System.Text.Json.JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) || value.ValueKind == System.Text.Json.JsonValueKind.Null;
}

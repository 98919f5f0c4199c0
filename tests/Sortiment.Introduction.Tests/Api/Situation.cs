using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>A proposal, and a meeting where one is needed, of its own for a test: so that one call is right to make now.</summary>
internal sealed class Situation
{
    private readonly Call _call;

    private Situation(Call call, ProposalDriver story) => (_call, Story) = (call, story);

    public ProposalDriver Story { get; }

    public MeetingDriver? Meeting { get; private set; }

    public int ProposalVersion { get; private set; }

    public int MeetingVersion { get; private set; }

    /// <summary>Brings about what a call needs.</summary>
    public static async Task<Situation> ForAsync(SortimentApp app, string call)
    {
        var situation = new Situation(Calls.All[call], new ProposalDriver(app, "Läge"));
        await situation.ArrangeAsync();
        return situation;
    }

    /// <summary>A call on a proposal that is somewhere else.</summary>
    public static Situation On(ProposalDriver story, string call, MeetingDriver meeting) =>
        new(Calls.All[call], story) { Meeting = meeting };

    /// <summary>The body that is right.</summary>
    public JsonObject Body() => _call.Body(this);

    /// <summary>Makes the call; what is not given is as it should be.</summary>
    public Task<Answer> SendAsync(
        string? persona = null,
        JsonNode? body = null,
        string? key = null,
        string? etag = null,
        string? path = null
    )
    {
        var (who, where, what) = (persona ?? _call.Persona, path ?? Path, body ?? Body());
        if (_call.IsUpload)
        {
            return Story.Api.PostContentAsync(who, where, Form(what.AsObject()), key);
        }

        return _call.Method == "PUT"
            ? Story.Api.PutAsync(who, where, what, etag ?? Match)
            : Story.Api.PostAsync(who, where, what, key);
    }

    /// <summary>Makes the call with a body as it stands.</summary>
    public Task<Answer> SendTextAsync(string body) =>
        _call.Method == "PUT"
            ? Story.Api.PutTextAsync(_call.Persona, Path, body, Match)
            : Story.Api.PostTextAsync(_call.Persona, Path, body);

    // a meeting's version is in the body
    private string? Match => _call.IsOnProposal ? $"\"{ProposalVersion}\"" : null;

    /// <summary>The address of the call.</summary>
    public string Path =>
        _call
            .Route.Replace("{proposalId}", Story.Id.ToString(), StringComparison.Ordinal)
            .Replace("{id}", (_call.IsOnProposal ? Story.Id : Meeting?.Id).ToString(), StringComparison.Ordinal);

    private async Task ArrangeAsync()
    {
        if (_call.Step > 0)
        {
            await Story.DraftAsync();
            await Story.AdvanceToAsync(_call.Step);
            if (_call.Route.EndsWith("/parts/n", StringComparison.Ordinal))
            {
                await Story.ReceiveAsync("AwaitNomination");
            }

            ProposalVersion = (await Story.ShowAsync()).Version;
        }

        if (_call.Meeting != MeetingNeed.None)
        {
            Meeting = new MeetingDriver(Story.Api, Story.Today);
            await Meeting.CallAsync(Story.Id);
            if (_call.Meeting == MeetingNeed.Open)
            {
                await Meeting.OpenAsync();
            }

            MeetingVersion = (await Meeting.ShowAsync()).Version;
        }
    }

    private static MultipartFormDataContent Form(JsonObject fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value?.ToString() ?? ""), name);
        }

        var file = new ByteArrayContent("Evidens i text."u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        form.Add(file, "file", "evidens.txt");
        return form;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>What a call needs the council's meeting to be.</summary>
internal enum MeetingNeed
{
    None,
    Planned,
    Open,
}

/// <summary>One call of the API that changes something, done right: where, by whom, with what.</summary>
/// <param name="Method">POST or PUT.</param>
/// <param name="Route">As it is mapped, without constraints: "/api/proposals/{id}/steps/3".</param>
/// <param name="Step">The step that the proposal must be at; 0: there need be none; 1: a draft.</param>
/// <param name="Persona">Who does it.</param>
/// <param name="Stranger">Who sees the thing and may not do it.</param>
/// <param name="Body">A body that is right.</param>
/// <param name="Meeting">What the meeting must be.</param>
internal sealed record Call(
    string Method,
    string Route,
    int Step,
    string Persona,
    string Stranger,
    Func<Situation, JsonObject> Body,
    MeetingNeed Meeting = MeetingNeed.None
)
{
    /// <summary>Named like this in the tests' output.</summary>
    public string Name => $"{Method} {Route}";

    /// <summary>Whether it acts on a proposal, which may be unseen, at another step, or of another version.</summary>
    public bool IsOnProposal => Route.StartsWith("/api/proposals/{id}", StringComparison.Ordinal);

    /// <summary>Whether it is a form with a file, and not JSON.</summary>
    public bool IsUpload => Route.EndsWith("/documents", StringComparison.Ordinal);

    /// <summary>Whether it is the same to do it twice: a second draft or meeting, or the agenda as it already is.</summary>
    public bool MayBeRepeated => Route is "/api/proposals" or "/api/meetings";
}

/// <summary>Every call there is; <see cref="CallTests"/> finds what is missing here.</summary>
internal static class Calls
{
    private const string Proposal = "/api/proposals/{id}";
    private const string Steps = "/api/proposals/{id}/steps";
    private const string Meeting = "/api/meetings/{id}";
    private const string Prescriber = "1444.forskrivare";

    public static readonly IReadOnlyDictionary<string, Call> All = new Call[]
    {
        new("POST", "/api/proposals", 0, Persona.Grästorp, Prescriber, _ => StepBodies.Application("Anrop")),
        new("PUT", Proposal, 1, Persona.Grästorp, Prescriber, _ => StepBodies.Application("Ändrad")),
        new("POST", Proposal + "/documents", 1, Persona.Grästorp, Prescriber, s => Upload(s)),
        new("POST", Proposal + "/submit", 1, Persona.Grästorp, Prescriber, _ => []),
        new("POST", Proposal + "/withdraw", 3, Persona.Grästorp, Prescriber, _ => Of(new { reason = "Löst." })),
        OfStep("/2", 2, Persona.Office, _ => Of(new { outcome = "Complete" })),
        OfStep("/2/parts/n", 2, Persona.Office, _ => Of(new { outcome = "Resume", explanation = "Klart." })),
        OfStep("/3", 3, Persona.Office, _ => Of(new { outcome = "GoOn" })),
        OfStep("/4/parts/a", 4, Persona.Office, _ => StepBodies.Guideline()),
        OfStep("/4/parts/b", 4, Persona.PreparatoryGroup, _ => StepBodies.Assessment()),
        OfStep("/4/parts/c", 4, Persona.Consultant, _ => StepBodies.Supply()),
        OfStep("/4/parts/d", 4, Persona.Office, _ => StepBodies.NominationNeed()),
        OfStep("/4/parts/e", 4, Persona.Office, _ => StepBodies.Impact()),
        OfStep("/5", 5, Persona.Office, _ => StepBodies.ToCouncil()),
        OfStep("/6", 6, Persona.Office, CouncilStep) with
        {
            Meeting = MeetingNeed.Open,
        },
        OfStep("/7", 7, Persona.Director, s => StepBodies.Decision(s.Story.Today)),
        OfStep("/8", 8, Persona.Office, s => StepBodies.HandbookInForce(s.Story.Today)),
        OfStep("/9", 9, Persona.Procurement, s => StepBodies.Agreement(s.Story.ArticleNumber, s.Story.Today)),
        OfStep("/10", 10, Persona.Office, s => StepBodies.Information(s.Story.Today)),
        OfMeeting("POST", "/api/meetings", MeetingNeed.None, s => Of(new { date = s.Story.Today, place = "Rum 4" })),
        OfMeeting(
            "PUT",
            Meeting,
            MeetingNeed.Planned,
            s =>
                Of(
                    new
                    {
                        version = s.MeetingVersion,
                        date = s.Story.Today,
                        place = "Rum 5",
                    }
                )
        ),
        OfMeeting(
            "PUT",
            Meeting + "/agenda",
            MeetingNeed.Planned,
            s => Of(new { version = s.MeetingVersion, proposals = new[] { s.Story.Id } })
        ),
        OfMeeting(
            "POST",
            Meeting + "/open",
            MeetingNeed.Planned,
            s => Of(new { version = s.MeetingVersion, present = s.Meeting!.Seats })
        ),
        OfMeeting(
            "POST",
            Meeting + "/items/{proposalId}/decision",
            MeetingNeed.Open,
            s => Of(s.Meeting!.DecisionBody("Recommend"))
        ),
        OfMeeting("POST", Meeting + "/close", MeetingNeed.Open, s => Of(new { version = s.MeetingVersion })),
    }.ToDictionary(call => call.Name);

    /// <summary>The names of the calls that fulfil a condition, for a theory.</summary>
    public static TheoryData<string> Where(Func<Call, bool> condition) =>
        [.. All.Values.Where(condition).Select(call => call.Name)];

    private static Call OfStep(string path, int step, string persona, Func<Situation, JsonObject> body) =>
        new("POST", Steps + path, step, persona, Persona.Grästorp, body);

    private static Call OfMeeting(string method, string route, MeetingNeed need, Func<Situation, JsonObject> body) =>
        new(method, route, need == MeetingNeed.None ? 0 : 6, Persona.Office, Persona.Grästorp, body, need);

    private static JsonObject CouncilStep(Situation situation)
    {
        var body = Of(situation.Meeting!.DecisionBody("Recommend"));
        body["outcome"] = body["decision"]!.DeepClone();
        body["meetingId"] = situation.Meeting.Id;
        body.Remove("decision");
        return body;
    }

    // the fields of the form; the file is added when it is sent
    private static JsonObject Upload(Situation situation) =>
        Of(new { kind = "Evidence", version = situation.ProposalVersion });

    private static JsonObject Of(object body) => JsonSerializer.SerializeToNode(body)!.AsObject();
}

using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Council;

/// <summary>A meeting from the call to the minutes, over the API.</summary>
public sealed class MeetingLifeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Reservation = "Kostnaden är inte tillräckligt utredd.";

    private static readonly DateOnly Day = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly SortimentApp _app = fixture.App;
    private readonly ApiClient _api = new(fixture.App.As);

    [Fact]
    public async Task A_meeting_is_called_moved_opened_decides_and_is_closed_with_minutes()
    {
        var decided = await WaitingAsync("Beslutad klocka");
        var deferred = await WaitingAsync("Bordlagd klocka");
        var meeting = new MeetingDriver(_api, Day);
        await meeting.CallAsync(decided.Id);
        await PutAsync(
            meeting.Path,
            2,
            new
            {
                version = 2,
                date = Day.AddDays(-1),
                place = "Regionens hus",
            }
        );
        await PutAsync(meeting.Path + "/agenda", 3, new { version = 3, proposals = new[] { deferred.Id, decided.Id } });
        await PostAsync(meeting.Path + "/open", new { version = 4, present = meeting.Seats.Take(6) });
        var corrected = await PostAsync(meeting.Path + "/open", new { version = 5, present = meeting.Seats });

        var position = await _api.PostAsync(
            Persona.Chair,
            $"{meeting.Path}/items/{decided.Id}/decision",
            new
            {
                decision = "Recommend",
                costBearer = "Region",
                votes = meeting.Seats.Select(
                    (seatId, i) =>
                        new
                        {
                            seatId,
                            ballot = i switch
                            {
                                0 => "Disqualified",
                                1 => "Against",
                                2 => "Abstained",
                                _ => "For",
                            },
                        }
                ),
                reservations = new[] { new { seatId = meeting.Seats[1], text = Reservation } },
            },
            ct: Ct
        );
        Assert.Equal("7", position.Ok().CurrentSteps);
        Assert.Equal("6", (await deferred.ShowAsync()).CurrentSteps);
        Assert.Equal(
            "presence-fixed",
            (
                await _api.PostAsync(
                    Persona.Office,
                    meeting.Path + "/open",
                    new { version = corrected.Version + 1, present = meeting.Seats },
                    ct: Ct
                )
            ).Problem
        );

        await meeting.CloseAsync();
        var closed = (await meeting.ShowAsync()).Json;
        Assert.Equal("Closed", closed.GetProperty("status").GetString());
        Assert.Equal("Regionens hus", closed.GetProperty("place").GetString());
        var agenda = closed.GetProperty("agenda").EnumerateArray().ToList();
        Assert.Equal(
            [deferred.Reference, decided.Reference],
            agenda.Select(i => i.GetProperty("reference").GetString()!)
        );
        Assert.False(HasDecision(agenda[0]));
        Assert.True(HasDecision(agenda[1]));

        var text = await MinutesAsync(closed.GetProperty("minutesDocumentId").GetGuid());
        Assert.Contains("Ledningsrådet rekommenderar Västra Götalandsregionen att införa produkten", text);
        Assert.Contains("Röster: 7 för, 1 emot, 1 avstod.", text);
        Assert.Contains("anmälde jäv", text);
        Assert.Contains(Reservation, text);
        Assert.Contains("Ärendet bordläggs.", text);
        var version = closed.GetProperty("version").GetInt32();
        var late = await _api.PutAsync(
            Persona.Office,
            meeting.Path,
            new
            {
                version,
                date = Day,
                place = "Borås",
            },
            ct: Ct
        );
        Assert.Equal((409, "wrong-meeting-status"), (late.Status, late.Problem));
    }

    [Fact]
    public async Task What_was_deferred_is_decided_at_another_meeting()
    {
        var story = await WaitingAsync("Minnesklocka");
        var first = new MeetingDriver(_api, Day);
        await first.CallAsync(story.Id);
        await first.OpenAsync();
        await first.CloseAsync();
        await story.RecommendAtMeetingAsync("SendBack");
        Assert.Equal("4a 4b 4c 4d 4e", (await story.ShowAsync()).CurrentSteps);
    }

    [Fact]
    public async Task The_proposing_principal_learns_of_its_meetings_and_others_do_not()
    {
        var story = await WaitingAsync("Sensorgolv");
        await story.RecommendAtMeetingAsync();
        var own = await _app.Browser(Persona.Grästorp).GetAsync($"/ledningsradet/{story.MeetingId}");
        Assert.Equal(403, (int)own.StatusCode);
        Assert.Equal(1, await MeetingsAsync("1444"));
        Assert.Equal(0, await MeetingsAsync("1485"));

        async Task<long> MeetingsAsync(string tenant) =>
            await _app.AskAsync<long>(
                $"SELECT count(*) FROM (SELECT set_config('sortiment.tenant', '{tenant}', false)) t, LATERAL "
                    + $"(SELECT 1 FROM introduction.agenda_items WHERE proposal_id = '{story.Id}') i"
            );
    }

    private async Task<string> MinutesAsync(Guid document)
    {
        var bytes = await _app.As(Persona.Office).GetByteArrayAsync($"/dokument/{document}", Ct);
        using var minutes = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(minutes, Ct));
        return minutes.MainDocumentPart!.Document!.Body!.InnerText;
    }

    private async Task<ProposalDriver> WaitingAsync(string product)
    {
        var story = new ProposalDriver(_app, product);
        await story.ProposeAsync();
        await story.AdvanceToAsync(6);
        return story;
    }

    private async Task PutAsync(string path, int version, object body) =>
        Assert.Equal(version + 1, (await _api.PutAsync(Persona.Office, path, body, ct: Ct)).Ok().Version);

    private async Task<Answer> PostAsync(string path, object body) =>
        (await _api.PostAsync(Persona.Office, path, body, ct: Ct)).Ok();

    private static bool HasDecision(JsonElement item) =>
        item.TryGetProperty("decision", out var decision) && decision.ValueKind == JsonValueKind.Object;
}

namespace Sortiment.Testing.Driver;

/// <summary>A meeting of the steering council, driven over the API by the coordination office.</summary>
/// <param name="api">The API.</param>
/// <param name="date">The day that it is held.</param>
public sealed class MeetingDriver(ApiClient api, DateOnly date)
{
    /// <summary>The meeting; set when it is called.</summary>
    public Guid Id { get; private set; }

    /// <summary>The seats that somebody holds, in order.</summary>
    public IReadOnlyList<Guid> Seats { get; private set; } = [];

    /// <summary>Where it is in the API.</summary>
    public string Path => $"/api/meetings/{Id}";

    /// <summary>Calls the meeting with these proposals on its agenda.</summary>
    public async Task CallAsync(params IReadOnlyList<Guid> proposals)
    {
        var body = new
        {
            date,
            place = "Digitalt möte",
            proposals,
        };
        Id = (await api.PostAsync(Persona.Office, "/api/meetings", body)).Ok().Id;
        var seats = (await ShowAsync()).Json.GetProperty("seats").EnumerateArray();
        Seats =
        [
            .. seats
                .Where(seat => seat.TryGetProperty("personId", out var person) && person.GetString() is not null)
                .Select(seat => seat.GetProperty("seatId").GetGuid()),
        ];
    }

    /// <summary>Opens it with everybody there.</summary>
    public async Task OpenAsync() =>
        (
            await api.PostAsync(Persona.Office, Path + "/open", new { version = await VersionAsync(), present = Seats })
        ).Ok();

    /// <summary>Records a decision that every seat is behind.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="decision">"Recommend", "NotRecommend" or "SendBack".</param>
    /// <param name="costBearer">"Region" or "Shared", when it recommends.</param>
    public async Task<Answer> DecideAsync(Guid proposal, string decision, string costBearer = "Shared") =>
        (
            await api.PostAsync(Persona.Office, $"{Path}/items/{proposal}/decision", DecisionBody(decision, costBearer))
        ).Ok();

    /// <summary>The body of a decision that every seat is behind.</summary>
    public object DecisionBody(string decision, string costBearer = "Shared") =>
        new
        {
            decision,
            costBearer = decision == "Recommend" ? costBearer : null,
            votes = Seats.Select(seatId => new { seatId, ballot = decision == "NotRecommend" ? "Against" : "For" }),
            reason = decision == "Recommend" ? null : "Underlaget räcker inte.",
        };

    /// <summary>Closes it.</summary>
    public async Task CloseAsync() =>
        (await api.PostAsync(Persona.Office, Path + "/close", new { version = await VersionAsync() })).Ok();

    /// <summary>The meeting as the office sees it.</summary>
    public async Task<Answer> ShowAsync() => (await api.GetAsync(Persona.Office, Path)).Ok();

    private async Task<int> VersionAsync() => (await ShowAsync()).Version;
}

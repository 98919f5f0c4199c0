namespace Sortiment.Introduction.Council;

/// <summary>What the description of the meetings' API shows; the same alarm as in <see cref="ApiExamples"/>.</summary>
internal static class CouncilExamples
{
    public static readonly object Plan = new
    {
        date = ApiExamples.Day,
        place = "Digitalt möte",
        proposals = new[] { ApiExamples.Proposal },
    };
    public static readonly object Move = new
    {
        version = 1,
        date = ApiExamples.Day,
        place = "Regionens hus, Göteborg",
    };
    public static readonly object Agenda = new { version = 2, proposals = new[] { ApiExamples.Proposal } };
    public static readonly object Open = new { version = 3, present = new[] { ApiExamples.Seat } };

    public static readonly object CouncilDecision = new
    {
        decision = "Recommend",
        costBearer = "Shared",
        votes = new[] { new { seatId = ApiExamples.Seat, ballot = "For" } },
    };

    public static readonly object Close = new { version = 5 };

    public static readonly object Closed = new
    {
        id = ApiExamples.Meeting,
        status = "Closed",
        version = 6,
        minutesDocumentId = ApiExamples.Document,
    };

    public static readonly object Shown = new
    {
        id = ApiExamples.Meeting,
        version = 1,
        date = ApiExamples.Day,
        place = "Digitalt möte",
        status = "Planned",
        quorum = new { moreThanShareOfEachSide = 0.5m },
        seats = new[]
        {
            new
            {
                seatId = ApiExamples.Seat,
                personId = new Guid("01a204bf-1af2-7382-a3e2-bfe44b94f261"),
                personName = "Anna Gustafsson",
                side = "Municipal",
                position = "Chair",
                isPresent = false,
                displayName = "Anna Gustafsson",
            },
        },
        agenda = new[]
        {
            new
            {
                id = new Guid("01a204c2-1227-7740-91ea-f80a98cb1813"),
                meetingId = ApiExamples.Meeting,
                tenantId = "1444",
                proposalId = ApiExamples.Proposal,
                reference = "2025-0114",
                title = "Trygghetslarm med mobilt nät",
                number = 1,
                decision = (object?)null,
            },
        },
        minutesDocumentId = (Guid?)null,
        mayLead = true,
    };

    /// <summary>Where the meeting stands after a call.</summary>
    public static object At(int version, string status) =>
        new
        {
            id = ApiExamples.Meeting,
            status,
            version,
        };
}

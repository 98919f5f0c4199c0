using Sortiment.Introduction.Council;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Tests.Council;

/// <summary>
/// The council as the tests know it: M1-M5 from the municipalities and R1-R5 from the region, M1 in the chair and R1 in
/// the vice chair.
/// </summary>
internal static class TheCouncil
{
    public static readonly DateOnly Day = new(2023, 3, 14);

    public static readonly DateTimeOffset Now = new(2023, 3, 14, 9, 0, 0, TimeSpan.Zero);

    public static readonly Guid ProposalId = Guid.Parse("00000000-0000-0000-0000-0000000000a1");

    public static readonly AgendaEntry Item = new("1444", ProposalId, "2023-0001", "Trygghetslarm med GPS");

    public static readonly IReadOnlyList<string> Everyone =
    [
        "M1",
        "M2",
        "M3",
        "M4",
        "M5",
        "R1",
        "R2",
        "R3",
        "R4",
        "R5",
    ];

    public static readonly Actor Secretary = new(
        Guid.NewGuid(),
        "Sara Sekreterare",
        Guid.NewGuid(),
        Roles.CoordinationOffice,
        null,
        "Samverkansfunktionen"
    );

    /// <summary>"R1" as a seat's id.</summary>
    public static Guid Seat(string name) => Guid.Parse($"00000000-0000-0000-0001-0000000000{Hex(name)}");

    /// <summary>"R1" as a person acting for the council.</summary>
    public static Actor Member(string name, string role = Roles.SteeringCouncil) =>
        new(Person(name), name, Seat(name), role, null, "Ledningsrådet");

    public static List<CouncilSeat> Seats(params string[] vacant) =>
        [
            .. Everyone.Select(name => new CouncilSeat(
                Seat(name),
                vacant.Contains(name) ? null : Person(name),
                vacant.Contains(name) ? null : name,
                name[0] == 'M' ? CouncilSide.Municipal : CouncilSide.Region,
                new ChairRotation().PositionOf(
                    name[0] == 'M' ? CouncilSide.Municipal : CouncilSide.Region,
                    name[1] == '1',
                    Day.Year
                )
            )),
        ];

    public static Meeting Planned(params string[] vacant) =>
        Meeting.Plan(Secretary, Guid.CreateVersion7(), Day, "Regionens hus", Seats(vacant), new QuorumRule(), Day);

    /// <summary>An open meeting with one item, where those named are present.</summary>
    public static Meeting Open(string present = "M1 M2 M3 M4 M5 R1 R2 R3 R4 R5")
    {
        var meeting = Planned();
        meeting.SetAgenda(Secretary, meeting.Version, [Item]);
        meeting.Open(Secretary, meeting.Version, [.. present.Split(' ').Select(Seat)], Now);
        return meeting;
    }

    /// <summary>"M1+ M2- M3o M4j": for, against, abstained, disqualified (jäv).</summary>
    public static List<Vote> Votes(string votes) =>
        [
            .. votes
                .Split(' ')
                .Select(vote => new Vote(
                    Seat(vote[..2]),
                    vote[2] switch
                    {
                        '+' => Ballot.For,
                        '-' => Ballot.Against,
                        'o' => Ballot.Abstained,
                        _ => Ballot.Disqualified,
                    }
                )),
        ];

    private static Guid Person(string name) => Guid.Parse($"00000000-0000-0000-0002-0000000000{Hex(name)}");

    private static string Hex(string name) => (name[0] == 'M' ? "1" : "2") + name[1];
}

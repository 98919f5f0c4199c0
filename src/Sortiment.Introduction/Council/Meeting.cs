using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Council;

/// <summary>A meeting's life.</summary>
internal enum MeetingStatus
{
    /// <summary>Called: agenda, date and place may change.</summary>
    Planned,

    /// <summary>Being held: presence and decisions are recorded.</summary>
    Open,

    /// <summary>Over: the minutes stand, nothing changes.</summary>
    Closed,
}

/// <summary>
/// A meeting of the steering council: agenda, who was there, what was decided and how (step 6). Every method that changes
/// something takes the actor and the version that was seen.
/// </summary>
internal sealed partial class Meeting : IAudited
{
    /// <summary>Conflict type: the meeting is not in the state this needs.</summary>
    public const string WrongStatus = "wrong-meeting-status";

    /// <summary>Conflict type: the meeting is held on a later day.</summary>
    public const string NotTheDay = "not-the-day";

    private readonly List<CouncilSeat> _seats = [];
    private readonly List<AgendaItem> _agenda = [];

    private Meeting() { }

    /// <summary>The meeting.</summary>
    public Guid Id { get; private set; }

    /// <summary>Counts up at every change; an older one is refused.</summary>
    public int Version { get; private set; }

    /// <summary>The day it is held.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Where it is held: a room, or "Digitalt möte".</summary>
    public string Place { get; private set; } = null!;

    /// <summary>Where in its life the meeting is.</summary>
    public MeetingStatus Status { get; private set; }

    /// <summary>How many must take part in a decision.</summary>
    public QuorumRule Quorum { get; private set; } = null!;

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>The minutes; null until the meeting is closed.</summary>
    public Minutes? Minutes { get; private set; }

    /// <summary>The document that holds the minutes; null until the meeting is closed.</summary>
    public Guid? MinutesDocumentId { get; private set; }

    /// <summary>The seats as they were when the meeting was called.</summary>
    public IReadOnlyList<CouncilSeat> Seats => _seats;

    /// <summary>The items in order.</summary>
    public IReadOnlyList<AgendaItem> Agenda => [.. _agenda.OrderBy(item => item.Number)];

    /// <summary>Calls a meeting.</summary>
    /// <param name="seats">Every seat there is that day, vacant ones too; one chair and one vice chair, of different sides.</param>
    /// <exception cref="ForbiddenProblem">The actor is neither the coordination office nor chair or vice chair.</exception>
    /// <param name="today">The date in Sweden.</param>
    /// <exception cref="InvalidProblem">"date", "place", "seats" or "quorum" is not as it must be.</exception>
    public static Meeting Plan(
        Actor actor,
        Guid id,
        DateOnly date,
        string place,
        IReadOnlyList<CouncilSeat> seats,
        QuorumRule quorum,
        DateOnly today
    )
    {
        var meeting = new Meeting
        {
            Id = id,
            Version = 1,
            Date = date,
            Place = place,
            Quorum = quorum,
        };
        meeting._seats.AddRange(seats);
        meeting.GuardLeads(actor);

        var errors = new FieldErrors();
        CheckWhenAndWhere(errors, date, place, today);
        errors.ThrowIfAny();
        errors.Unless(
            quorum.MoreThanShareOfEachSide is >= 0 and < 1,
            "quorum",
            "Andelen för beslutsförhet anges från 0 till under 1."
        );
        errors.Unless(
            seats.Select(seat => seat.SeatId).Distinct().Count() == seats.Count,
            "seats",
            "Samma plats förekommer två gånger."
        );
        var people = seats.Where(seat => seat.PersonId is not null).Select(seat => seat.PersonId).ToList();
        errors.Unless(
            people.Distinct().Count() == people.Count,
            "seats",
            "Samma person kan bara ha en plats i Ledningsrådet."
        );
        var chairs = seats.Where(seat => seat.Position == SeatPosition.Chair).ToList();
        var viceChairs = seats.Where(seat => seat.Position == SeatPosition.ViceChair).ToList();
        errors.Unless(
            chairs.Count == 1 && viceChairs.Count == 1 && chairs[0].Side != viceChairs[0].Side,
            "seats",
            "Det ska finnas en ordförande och en vice ordförande, från var sin sida."
        );
        errors.ThrowIfAny();
        return meeting;
    }

    /// <summary>
    /// Whether the actor leads the meeting: the coordination office is the council's secretary, chair and vice chair lead it
    /// (investigation 4.4.6).
    /// </summary>
    public bool IsLedBy(Actor actor) =>
        actor.Is(Roles.CoordinationOffice)
        || (
            actor.Is(Roles.SteeringCouncil)
            && _seats.Exists(seat => seat.Position != SeatPosition.Member && seat.PersonId == actor.PersonId)
        );

    /// <summary>Moves the meeting to another day or place, until it is opened.</summary>
    public void Move(Actor actor, int version, DateOnly date, string place, DateOnly today)
    {
        Guard(actor, version, MeetingStatus.Planned);
        var errors = new FieldErrors();
        CheckWhenAndWhere(errors, date, place, today);
        errors.ThrowIfAny();
        Date = date;
        Place = place;
        Version++;
    }

    /// <summary>
    /// Sets what is on the agenda, in this order, until the meeting is closed. Items already decided must stay.
    /// </summary>
    /// <exception cref="InvalidProblem">"proposals[i]": the same proposal twice, or a decided item left out ("proposals").</exception>
    public void SetAgenda(Actor actor, int version, IReadOnlyList<AgendaEntry> entries)
    {
        Guard(actor, version, MeetingStatus.Planned, MeetingStatus.Open);
        var errors = new FieldErrors();
        var seen = new HashSet<Guid>();
        for (var i = 0; i < entries.Count; i++)
        {
            errors.Unless(seen.Add(entries[i].ProposalId), $"proposals[{i}]", "Förslaget står redan på dagordningen.");
        }

        foreach (var lost in _agenda.Where(item => item.Decision is not null && !seen.Contains(item.ProposalId)))
        {
            errors.Add("proposals", $"Ärende {lost.Reference} är beslutat och måste stå kvar på dagordningen.");
        }

        errors.ThrowIfAny();
        _agenda.RemoveAll(item => !seen.Contains(item.ProposalId));
        for (var i = 0; i < entries.Count; i++)
        {
            var item = _agenda.Find(it => it.ProposalId == entries[i].ProposalId);
            if (item is null)
            {
                _agenda.Add(item = new AgendaItem(Id, entries[i]));
            }

            item.Number = i + 1;
        }

        Version++;
    }

    /// <summary>Opens the meeting with those who are there, on its day or later.</summary>
    /// <exception cref="ConflictProblem">The day has not come.</exception>
    /// <exception cref="InvalidProblem">"present[i]": not a seat of this meeting, or a vacant one.</exception>
    public void Open(Actor actor, int version, IReadOnlyList<Guid> present, DateTimeOffset at)
    {
        Guard(actor, version, MeetingStatus.Planned);
        if (Date > SwedishCalendar.DateOf(at))
        {
            throw new ConflictProblem(
                NotTheDay,
                $"Mötet hålls den {Date:yyyy-MM-dd} och kan öppnas då. Flytta det om det hålls tidigare."
            );
        }

        SetPresence(present);
        Status = MeetingStatus.Open;
        OpenedAt = at;
        Version++;
    }

    /// <summary>Sets right who is there, until the first decision has been recorded: its votes stand on it.</summary>
    /// <exception cref="ConflictProblem">A decision has been recorded.</exception>
    public void CorrectPresence(Actor actor, int version, IReadOnlyList<Guid> present)
    {
        Guard(actor, version, MeetingStatus.Open);
        if (_agenda.Exists(item => item.Decision is not null))
        {
            throw new ConflictProblem(
                "presence-fixed",
                "Närvaron kan inte ändras när ett beslut har registrerats på mötet."
            );
        }

        SetPresence(present);
        Version++;
    }

    /// <summary>Closes the meeting and freezes its minutes. Items without a decision are deferred (bordlagda).</summary>
    public Minutes Close(Actor actor, int version, DateTimeOffset at)
    {
        Guard(actor, version, MeetingStatus.Open);
        Minutes = new Minutes(
            Id,
            Date,
            Place,
            OpenedAt!.Value,
            at,
            actor.PersonName,
            [
                .. CouncilSeat
                    .InOrder(_seats)
                    .Select(seat => new MinutesSeat(seat.DisplayName, seat.Side, seat.Position, seat.IsPresent)),
            ],
            [
                .. Agenda.Select(item => new MinutesItem(
                    item.Number,
                    item.TenantId,
                    item.ProposalId,
                    item.Reference,
                    item.Title,
                    item.Decision
                )),
            ]
        );
        Status = MeetingStatus.Closed;
        Version++;
        return Minutes;
    }

    /// <summary>Remembers the document that holds the minutes.</summary>
    public void MinutesKeptAs(Guid documentId) => MinutesDocumentId = documentId;
}

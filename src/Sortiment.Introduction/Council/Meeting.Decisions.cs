using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Council;

internal sealed partial class Meeting
{
    /// <summary>Conflict type: too few take part in the item.</summary>
    public const string NoQuorum = "no-quorum";

    /// <summary>Conflict type: the item already has its decision.</summary>
    public const string AlreadyDecided = "already-decided";

    /// <summary>
    /// Records the council's decision on an item. The decision must be the one the votes give: the majority of votes cast,
    /// and when they are even the vote of the member who presides.
    /// </summary>
    /// <exception cref="NotFoundProblem">The proposal is not on the agenda.</exception>
    /// <exception cref="ConflictProblem">Too few take part once the disqualified are left out, or the item is decided.</exception>
    /// <exception cref="InvalidProblem">A vote, a reservation or the decision is not as it must be.</exception>
    public CouncilDecision RecordDecision(
        Actor actor,
        int version,
        Guid proposalId,
        DecisionRecord record,
        DateTimeOffset at
    )
    {
        Guard(actor, version, MeetingStatus.Open);
        var item =
            _agenda.Find(it => it.ProposalId == proposalId)
            ?? throw new NotFoundProblem("Förslaget står inte på mötets dagordning.");
        if (item.Decision is not null)
        {
            throw new ConflictProblem(AlreadyDecided, "Ledningsrådet har redan beslutat i ärendet på det här mötet.");
        }

        var votes = CheckedVotes(record);
        var taking = votes.Where(vote => vote.Ballot != Ballot.Disqualified).ToList();
        GuardQuorum(taking);

        var errors = new FieldErrors();
        var reservations = CheckedReservations(record, taking, errors);
        errors.Unless(
            (record.Kind == RecommendationKind.Recommend) == (record.CostBearer is not null),
            "costBearer",
            record.CostBearer is null
                ? "Ange vem som ska bära kostnaden."
                : "Kostnadsansvar anges bara när Ledningsrådet tillstyrker förslaget."
        );
        errors.RequiredWhen(
            record.Kind != RecommendationKind.Recommend,
            "reason",
            record.Reason,
            "Ange skälen för beslutet."
        );

        var presiding = Presiding(taking);
        var byCastingVote = CheckOutcome(record.Kind, taking, presiding, errors);
        errors.ThrowIfAny();

        item.Decision = new CouncilDecision(
            Id,
            Date,
            record.Kind,
            record.CostBearer,
            votes,
            reservations,
            record.Reason,
            presiding?.PersonName,
            byCastingVote,
            at,
            actor.PersonName
        );
        Version++;
        return item.Decision;
    }

    // Each seat that is present has exactly one ballot, and nobody else has any.
    private List<CastVote> CheckedVotes(DecisionRecord record)
    {
        var errors = new FieldErrors();
        var votes = new List<CastVote>();
        for (var i = 0; i < record.Votes.Count; i++)
        {
            var (seatId, ballot) = record.Votes[i];
            var field = $"votes[{i}].seatId";
            var seat = _seats.Find(s => s.SeatId == seatId);
            if (seat is null)
            {
                errors.Add(field, "Platsen hör inte till mötet.");
            }
            else if (!seat.IsPresent)
            {
                errors.Add(field, $"{seat.DisplayName} är inte närvarande och kan inte rösta.");
            }
            else if (votes.Exists(vote => vote.SeatId == seatId))
            {
                errors.Add(field, $"{seat.DisplayName} har redan en röst i ärendet.");
            }
            else
            {
                votes.Add(new(seatId, seat.PersonId!.Value, seat.DisplayName, seat.Side, ballot));
            }
        }

        foreach (var seat in _seats.Where(s => s.IsPresent && !votes.Exists(vote => vote.SeatId == s.SeatId)))
        {
            errors.Add("votes", $"Röst saknas för {seat.DisplayName}: ange för, emot, avstår eller jäv.");
        }

        errors.ThrowIfAny();
        return votes;
    }

    private void GuardQuorum(List<CastVote> taking)
    {
        foreach (var side in Enum.GetValues<CouncilSide>())
        {
            var seats = _seats.Count(seat => seat.Side == side);
            var least = Quorum.LeastOf(seats);
            var there = taking.Count(vote => vote.Side == side);
            if (there < least)
            {
                var name = side == CouncilSide.Municipal ? "kommunerna" : "regionen";
                throw new ConflictProblem(
                    NoQuorum,
                    $"Ledningsrådet är inte beslutsfört i ärendet: från {name} deltar {there} av {seats}, och minst {least} krävs."
                );
            }
        }
    }

    private static List<Reservation> CheckedReservations(
        DecisionRecord record,
        List<CastVote> taking,
        FieldErrors errors
    )
    {
        var reservations = new List<Reservation>();
        for (var i = 0; i < record.Reservations.Count; i++)
        {
            var entry = record.Reservations[i];
            var vote = taking.Find(v => v.SeatId == entry.SeatId);
            errors.Required($"reservations[{i}].text", entry.Text, "Skriv reservationens innehåll.");
            if (vote is null)
            {
                errors.Add(
                    $"reservations[{i}].seatId",
                    "Bara den som har deltagit i beslutet kan reservera sig mot det."
                );
            }
            else if (reservations.Exists(it => it.SeatId == vote.SeatId))
            {
                errors.Add($"reservations[{i}].seatId", $"{vote.PersonName} har redan reserverat sig i ärendet.");
            }
            else
            {
                reservations.Add(new(vote.SeatId, vote.PersonId, vote.PersonName, entry.Text));
            }
        }

        return reservations;
    }

    private CastVote? Presiding(List<CastVote> taking)
    {
        return Vote(SeatPosition.Chair) ?? Vote(SeatPosition.ViceChair);

        CastVote? Vote(SeatPosition position) =>
            taking.Find(vote => _seats.Exists(seat => seat.SeatId == vote.SeatId && seat.Position == position));
    }

    // True when the presiding member's vote decided. Not recommending is what a fallen motion to recommend means.
    private static bool CheckOutcome(
        RecommendationKind kind,
        List<CastVote> taking,
        CastVote? presiding,
        FieldErrors errors
    )
    {
        var lead = taking.Count(v => v.Ballot == Ballot.For) - taking.Count(v => v.Ballot == Ballot.Against);
        var even = lead == 0;
        if (even && presiding?.Ballot is not (Ballot.For or Ballot.Against))
        {
            errors.Add(
                "votes",
                presiding is null
                    ? "Rösterna är lika, och varken ordföranden eller vice ordföranden deltar. Ta upp ärendet på ett annat möte."
                    : $"Rösterna är lika. Då avgör {presiding.PersonName}, som leder ärendet, och kan inte avstå."
            );
            return false;
        }

        var carried = even ? presiding!.Ballot == Ballot.For : lead > 0;
        errors.Unless(
            carried == (kind != RecommendationKind.NotRecommend),
            "decision",
            carried
                ? "Rösterna ger bifall, och beslutet måste följa dem."
                : "Rösterna ger avslag, och beslutet måste följa dem."
        );
        return even;
    }
}

using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Council;

// What every change of a meeting must pass.
internal sealed partial class Meeting
{
    /// <summary>How long after it was held a meeting can be recorded, and how far ahead it can be called, in years.</summary>
    private const int YearsBack = 1;
    private const int YearsAhead = 2;

    private static void CheckWhenAndWhere(FieldErrors errors, DateOnly date, string place, DateOnly today)
    {
        var (first, last) = (today.AddYears(-YearsBack), today.AddYears(YearsAhead));
        errors.Unless(
            date >= first && date <= last,
            "date",
            $"Ange en dag från {first:yyyy-MM-dd} till {last:yyyy-MM-dd}."
        );
        errors.Required("place", place, "Ange var mötet hålls.", FieldErrors.LongestName);
    }

    private void SetPresence(IReadOnlyList<Guid> present)
    {
        var errors = new FieldErrors();
        for (var i = 0; i < present.Count; i++)
        {
            errors.Unless(
                _seats.Exists(seat => seat.SeatId == present[i] && seat.PersonId is not null),
                $"present[{i}]",
                "Platsen hör inte till mötet eller är vakant."
            );
        }

        errors.ThrowIfAny();
        foreach (var seat in _seats)
        {
            seat.IsPresent = present.Contains(seat.SeatId);
        }
    }

    private void Guard(Actor actor, int version, params ReadOnlySpan<MeetingStatus> statuses)
    {
        GuardLeads(actor);
        if (version != Version)
        {
            throw new ConflictProblem(
                ConflictProblem.StaleVersion,
                "Någon annan har ändrat mötet sedan du öppnade det. Se vad som har ändrats innan du försöker igen."
            );
        }

        if (!statuses.Contains(Status))
        {
            throw new ConflictProblem(
                WrongStatus,
                Status switch
                {
                    MeetingStatus.Planned => "Mötet har inte öppnats än.",
                    MeetingStatus.Open => "Mötet har redan öppnats.",
                    _ => "Mötet är avslutat och kan inte ändras.",
                }
            );
        }
    }

    private void GuardLeads(Actor actor)
    {
        if (!IsLedBy(actor))
        {
            throw new ForbiddenProblem(
                "Bara Samverkansfunktionen och rådets ordförande och vice ordförande kan leda mötet."
            );
        }
    }
}

using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Council;

/// <summary>Moves a planned meeting.</summary>
[AllowedRoles(Roles.CoordinationOffice, Roles.SteeringCouncil)]
internal sealed record MoveMeeting([property: JsonIgnore] Guid Id, int Version, DateOnly? Date, string? Place)
    : ICommand<MeetingPosition>;

/// <summary>Sets what is on the agenda, in order.</summary>
[AllowedRoles(Roles.CoordinationOffice, Roles.SteeringCouncil)]
internal sealed record SetAgenda([property: JsonIgnore] Guid Id, int Version, IReadOnlyList<Guid>? Proposals)
    : ICommand<MeetingPosition>;

/// <summary>Opens the meeting with those who are there, or sets right who is.</summary>
/// <param name="Present">The seats whose holders are there.</param>
[AllowedRoles(Roles.CoordinationOffice, Roles.SteeringCouncil)]
internal sealed record OpenMeeting([property: JsonIgnore] Guid Id, int Version, IReadOnlyList<Guid>? Present)
    : ICommand<MeetingPosition>;

internal sealed class ChangeMeetingHandler(
    MeetingStore store,
    Agendas agendas,
    MeetingMail mail,
    ITenantContext tenant,
    TimeProvider clock
)
    : ICommandHandler<MoveMeeting, MeetingPosition>,
        ICommandHandler<SetAgenda, MeetingPosition>,
        ICommandHandler<OpenMeeting, MeetingPosition>
{
    public async ValueTask<MeetingPosition> Handle(MoveMeeting command, CancellationToken cancellationToken)
    {
        var meeting = await store.GetAsync(command.Id, cancellationToken);
        var date = command.Date ?? throw new InvalidProblem("date", "Ange vilken dag mötet hålls.");
        var before = (meeting.Date, meeting.Place);
        meeting.Move(tenant.Actor!, command.Version, date, command.Place ?? "", clock.StockholmToday());
        if (before != (meeting.Date, meeting.Place))
        {
            await mail.MovedAsync(meeting, cancellationToken);
        }

        return MeetingPosition.Of(meeting);
    }

    public async ValueTask<MeetingPosition> Handle(SetAgenda command, CancellationToken cancellationToken)
    {
        var meeting = await store.GetAsync(command.Id, cancellationToken);
        var already = meeting.Agenda.Select(i => i.ProposalId).ToList();
        var entries = await agendas.EntriesAsync("proposals", command.Proposals ?? [], cancellationToken, already);
        meeting.SetAgenda(tenant.Actor!, command.Version, entries);
        return MeetingPosition.Of(meeting);
    }

    public async ValueTask<MeetingPosition> Handle(OpenMeeting command, CancellationToken cancellationToken)
    {
        var meeting = await store.GetAsync(command.Id, cancellationToken);
        if (meeting.Status == MeetingStatus.Open)
        {
            meeting.CorrectPresence(tenant.Actor!, command.Version, command.Present ?? []);
        }
        else
        {
            meeting.Open(tenant.Actor!, command.Version, command.Present ?? [], clock.GetUtcNow());
        }

        return MeetingPosition.Of(meeting);
    }
}

using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Council;

/// <summary>Closes a meeting: its minutes are frozen and kept as a document.</summary>
[AllowedRoles(Roles.CoordinationOffice, Roles.SteeringCouncil)]
internal sealed record CloseMeeting([property: JsonIgnore] Guid Id, int Version) : ICommand<ClosedMeeting>;

/// <summary>A closed meeting and the document with its minutes.</summary>
internal sealed record ClosedMeeting(Guid Id, MeetingStatus Status, int Version, Guid MinutesDocumentId);

internal sealed class CloseMeetingHandler(
    MeetingStore store,
    IDocuments documents,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<CloseMeeting, ClosedMeeting>
{
    public async ValueTask<ClosedMeeting> Handle(CloseMeeting command, CancellationToken cancellationToken)
    {
        var meeting = await store.GetAsync(command.Id, cancellationToken);
        var minutes = meeting.Close(tenant.Actor!, command.Version, clock.GetUtcNow());
        var file = CheckedFile.Of(
            "minutes",
            $"Protokoll {minutes.Date:yyyy-MM-dd}.docx",
            MinutesDocument.Write(minutes)
        );
        var document = await documents.AddSharedAsync(file, cancellationToken);
        meeting.MinutesKeptAs(document.Id);
        return new ClosedMeeting(meeting.Id, meeting.Status, meeting.Version, document.Id);
    }
}

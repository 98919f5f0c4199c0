using Mediator;
using Sortiment.Introduction.Council;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Read;

/// <summary>A meeting's minutes: for the joint organs, since they tell of every principal's items.</summary>
[AllowJointOrgans]
internal sealed record ReadMinutes(Guid MeetingId) : IQuery<MinutesView>;

/// <summary>A meeting with its minutes.</summary>
/// <param name="Minutes">Null until the meeting is closed.</param>
internal sealed record MinutesView(MeetingView Meeting, Minutes? Minutes);

internal sealed class ReadMinutesHandler(MeetingStore store, ITenantContext tenant)
    : IQueryHandler<ReadMinutes, MinutesView>
{
    public async ValueTask<MinutesView> Handle(ReadMinutes query, CancellationToken cancellationToken)
    {
        var meeting = await store.ShowAsync(query.MeetingId, cancellationToken);
        return new MinutesView(MeetingView.Of(meeting, tenant.Actor!), meeting.Minutes);
    }
}

using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Data;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Read;

/// <summary>
/// The meetings where a proposal has stood or is to stand on the agenda, the latest first: for the joint organs and for the
/// proposing principal; empty for others.
/// </summary>
[AllowSignedIn]
internal sealed record MeetingsForProposal(Guid ProposalId) : IQuery<IReadOnlyList<ProposalMeeting>>;

/// <summary>A meeting with the proposal on its agenda.</summary>
/// <param name="Decision">Null while it is awaited, and when the item was deferred (the meeting is closed).</param>
internal sealed record ProposalMeeting(
    Guid MeetingId,
    DateOnly Date,
    string Place,
    MeetingStatus Status,
    int Number,
    CouncilDecision? Decision
);

internal sealed class MeetingsForProposalHandler(IntroductionDbContext context)
    : IQueryHandler<MeetingsForProposal, IReadOnlyList<ProposalMeeting>>
{
    public async ValueTask<IReadOnlyList<ProposalMeeting>> Handle(MeetingsForProposal query, CancellationToken ct)
    {
        var items =
            from item in context.AgendaItems
            join meeting in context.Meetings on item.MeetingId equals meeting.Id
            where item.ProposalId == query.ProposalId
            orderby meeting.Date descending, meeting.Id descending
            select new ProposalMeeting(
                meeting.Id,
                meeting.Date,
                meeting.Place,
                meeting.Status,
                item.Number,
                item.Decision
            );
        return await items.AsNoTracking().ToListAsync(ct);
    }
}

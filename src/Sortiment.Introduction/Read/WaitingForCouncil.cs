using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Data;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Read;

/// <summary>The proposals that wait for the council in step 6, the earliest deadline first.</summary>
[AllowJointOrgans]
internal sealed record WaitingForCouncil : IQuery<IReadOnlyList<WaitingRow>>;

/// <summary>A proposal that waits for the council.</summary>
/// <param name="MeetingId">The meeting on whose agenda it stands, if any.</param>
internal sealed record WaitingRow(
    Guid Id,
    string Reference,
    string Title,
    string Principal,
    DateTimeOffset? Since,
    DateOnly? Deadline,
    Guid? MeetingId,
    DateOnly? MeetingDate
);

internal sealed class WaitingForCouncilHandler(IntroductionDbContext context)
    : IQueryHandler<WaitingForCouncil, IReadOnlyList<WaitingRow>>
{
    public async ValueTask<IReadOnlyList<WaitingRow>> Handle(WaitingForCouncil query, CancellationToken ct)
    {
        var waiting = await context
            .Overviews.AsNoTracking()
            .Where(o => o.CurrentStep == 6)
            .OrderBy(o => o.Deadline)
            .ThenBy(o => o.Reference)
            .ToListAsync(ct);
        var called = await (
            from item in context.AgendaItems
            join meeting in context.Meetings on item.MeetingId equals meeting.Id
            where meeting.Status != MeetingStatus.Closed && item.Decision == null
            select new
            {
                item.ProposalId,
                meeting.Id,
                meeting.Date,
            }
        ).ToListAsync(ct);
        return
        [
            .. waiting.Select(o =>
            {
                var next = called.Where(m => m.ProposalId == o.Id).MinBy(m => m.Date);
                return new WaitingRow(
                    o.Id,
                    o.Reference,
                    o.Title,
                    o.Principal,
                    o.StepEnteredAt,
                    o.Deadline,
                    next?.Id,
                    next?.Date
                );
            }),
        ];
    }
}

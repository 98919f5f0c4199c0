using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Data;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Tenancy;
using Sortiment.Ui.Components;

namespace Sortiment.Introduction.Read;

/// <summary>An item on a meeting's agenda, with what was sent to the council.</summary>
[AllowJointOrgans]
internal sealed record ShowAgendaItem(Guid MeetingId, Guid ProposalId) : IQuery<AgendaItemView>;

/// <summary>An item to look at.</summary>
/// <param name="Frozen">What the council had before it when it decided, else the latest that was sent.</param>
/// <param name="Principal">The proposing principal's name.</param>
/// <param name="Documents">The application's documents.</param>
/// <param name="ProposalVersion">The version of the proposal that is seen.</param>
/// <param name="Waits">Whether the proposal waits for the council.</param>
internal sealed record AgendaItemView(
    MeetingView Meeting,
    AgendaItem Item,
    FrozenProposal Frozen,
    string Principal,
    IReadOnlyList<FileLink> Documents,
    int ProposalVersion,
    bool Waits
)
{
    /// <summary>Whether the one who looks may record the decision now.</summary>
    public bool MayDecide => Meeting is { MayLead: true, Status: MeetingStatus.Open } && Waits && Item.Decision is null;
}

internal sealed class ShowAgendaItemHandler(
    IntroductionDbContext context,
    MeetingStore meetings,
    ProposalStore proposals,
    IDocuments documents,
    ITenantContext tenant
) : IQueryHandler<ShowAgendaItem, AgendaItemView>
{
    public async ValueTask<AgendaItemView> Handle(ShowAgendaItem query, CancellationToken ct)
    {
        var meeting = await meetings.ShowAsync(query.MeetingId, ct);
        var item =
            meeting.Agenda.FirstOrDefault(i => i.ProposalId == query.ProposalId)
            ?? throw new NotFoundProblem("Förslaget står inte på mötets dagordning.");
        var proposal = await proposals.ShowAsync(query.ProposalId, ct);
        var principal = await context
            .Overviews.Where(o => o.Id == proposal.Id)
            .Select(o => o.Principal)
            .SingleAsync(ct);
        var frozen = proposal.FrozenProposals.Last(f => item.Decision is not { } d || f.FrozenAt <= d.RecordedAt);
        var files = new List<FileLink>();
        foreach (var attachment in frozen.Content.Attachments)
        {
            var file = await documents.GetAsync(attachment.DocumentId, ct);
            files.Add(new FileLink(file.Name, $"/dokument/{file.Id}", file.Size));
        }

        return new AgendaItemView(
            MeetingView.Of(meeting, tenant.Actor!),
            item,
            frozen,
            principal,
            files,
            proposal.Version,
            proposal.CurrentStep == 6
        );
    }
}

using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Council;

/// <summary>
/// Records the council's decision on an item of an open meeting, and takes the proposal out of step 6 with it.
/// </summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Id">The proposal.</param>
/// <param name="MeetingVersion">The version of the meeting that was seen; null when not stated.</param>
[AllowedRoles(Roles.CoordinationOffice, Roles.SteeringCouncil)]
internal sealed record RecordDecision(
    [property: JsonIgnore] Guid MeetingId,
    [property: JsonIgnore] Guid Id,
    RecommendationKind? Decision,
    CostBearer? CostBearer = null,
    IReadOnlyList<Vote>? Votes = null,
    IReadOnlyList<ReservationEntry>? Reservations = null,
    string? Reason = null,
    int? MeetingVersion = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class RecordDecisionHandler(
    MeetingStore meetings,
    StepActs steps,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<RecordDecision, ProposalPosition>
{
    public async ValueTask<ProposalPosition> Handle(RecordDecision command, CancellationToken cancellationToken)
    {
        var meeting = await meetings.GetAsync(command.MeetingId, cancellationToken);
        return await steps.ActAsync(
            command,
            Activities.Recommend,
            (proposal, act) =>
                proposal.Recommend(
                    act,
                    meeting.RecordDecision(
                        tenant.Actor!,
                        command.MeetingVersion ?? meeting.Version,
                        command.Id,
                        Record(command),
                        clock.GetUtcNow()
                    )
                ),
            cancellationToken
        );
    }

    private static DecisionRecord Record(RecordDecision command) =>
        new(
            command.Decision
                ?? throw new InvalidProblem(
                    "decision",
                    "Välj Ledningsrådets beslut: Recommend, NotRecommend eller SendBack."
                ),
            command.CostBearer,
            command.Votes,
            command.Reservations,
            command.Reason
        );
}

using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sortiment.Introduction.Proposals;
using Sortiment.Introduction.Read;
using Sortiment.Platform.Http;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Council;

/// <summary>The steering council's meetings as REST.</summary>
internal static class CouncilApi
{
    public static void Map(RouteGroupBuilder meetings)
    {
        meetings
            .MapPost(
                "",
                async (PlanMeeting body, ISender sender, CancellationToken ct) =>
                {
                    var meeting = await sender.Send(body, ct);
                    return Results.Created($"/api/meetings/{meeting.Id}", meeting);
                }
            )
            .WithSummary("Calls a meeting.")
            .WithExample(CouncilExamples.Plan)
            .WithAnswerExample(CouncilExamples.At(1, "Planned"))
            .Produces<MeetingPosition>(201)
            .GivesLocation($"/api/meetings/{ApiExamples.Meeting}");
        meetings
            .MapGet(
                "/{id:guid}",
                (Guid id, ISender sender, CancellationToken ct) => sender.Send(new ShowMeeting(id), ct)
            )
            .WithSummary("A meeting: seats, agenda, decisions.")
            .WithAnswerExample(CouncilExamples.Shown);
        meetings
            .MapPut(
                "/{id:guid}",
                (Guid id, MoveMeeting body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Moves a planned meeting.")
            .WithExample(CouncilExamples.Move)
            .WithAnswerExample(CouncilExamples.At(2, "Planned"));
        meetings
            .MapPut(
                "/{id:guid}/agenda",
                (Guid id, SetAgenda body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Sets the agenda.")
            .WithExample(CouncilExamples.Agenda)
            .WithAnswerExample(CouncilExamples.At(3, "Planned"));
        meetings
            .MapPost(
                "/{id:guid}/open",
                (Guid id, OpenMeeting body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Opens the meeting with those present, or corrects who is.")
            .WithExample(CouncilExamples.Open)
            .WithAnswerExample(CouncilExamples.At(4, "Open"));
        meetings
            .MapPost(
                "/{id:guid}/items/{proposalId:guid}/decision",
                (Guid id, Guid proposalId, RecordDecision body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { MeetingId = id, Id = proposalId }, ct)
            )
            .WithSummary("Step 6: records the council's decision on an item.")
            .WithExample(CouncilExamples.CouncilDecision)
            .WithAnswerExample(
                ApiExamples.At(12, 7, "Regionen och kommunerna beslutar", Roles.RegionalDirector, Roles.VastKomBoard)
            );
        meetings
            .MapPost(
                "/{id:guid}/close",
                (Guid id, CloseMeeting body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Closes the meeting and freezes its minutes.")
            .WithExample(CouncilExamples.Close)
            .WithAnswerExample(CouncilExamples.Closed);
    }
}

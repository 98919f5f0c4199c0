using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Read;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>The steps of a proposal as REST: one call a step, or a part of step 4.</summary>
internal static class StepsApi
{
    public static void Map(RouteGroupBuilder steps)
    {
        steps
            .MapPost(
                "/3",
                (Guid id, ScreenProposal body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 3: go on or reject.")
            .WithExample(ApiExamples.Screen)
            .WithAnswerExample(ApiExamples.At(5, 4, "Bedömning med beslutsstöd", Roles.PreparatoryGroup));
        steps
            .MapPost(
                "/4/parts/a",
                (Guid id, ReviewGuideline body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 4 a: guideline.")
            .WithExample(ApiExamples.Guideline)
            .WithAnswerExample(ApiExamples.At(6, 4, "Bedömning med beslutsstöd", Roles.PreparatoryGroup));
        steps
            .MapPost(
                "/4/parts/b",
                (Guid id, AssessProduct body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 4 b: assessment.")
            .WithExample(ApiExamples.Assessment)
            .WithAnswerExample(ApiExamples.At(7, 4, "Logistik, förvaring och spårbarhet", Roles.ProductConsultant));
        steps
            .MapPost(
                "/4/parts/c",
                (Guid id, AgreeSupply body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 4 c: supply.")
            .WithExample(ApiExamples.Supply)
            .WithAnswerExample(
                ApiExamples.At(8, 4, "Ställningstagande till nationell nominering", Roles.CoordinationOffice)
            );
        steps
            .MapPost(
                "/4/parts/d",
                (Guid id, JudgeNomination body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 4 d: national nomination.")
            .WithExample(ApiExamples.NominationNeed)
            .WithAnswerExample(ApiExamples.At(9, 4, "Konsekvenser och förslag till beslut", Roles.CoordinationOffice));
        steps
            .MapPost(
                "/4/parts/e",
                (Guid id, AnalyseImpact body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 4 e: impact and draft decision.")
            .WithExample(ApiExamples.Impact)
            .WithAnswerExample(ApiExamples.At(10, 5, "Förslaget skickas till ledningsrådet", Roles.CoordinationOffice));
        steps
            .MapPost(
                "/2",
                (Guid id, ReceiveProposal body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 2: receipt.")
            .WithExample(ApiExamples.Receive)
            .WithAnswerExample(ApiExamples.At(4, 3, "Beslut om ärendet går vidare", Roles.CoordinationOffice));
        steps
            .MapPost(
                "/2/parts/n",
                (Guid id, EndNomination body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 2: end of the wait for a national nomination.")
            .WithExample(ApiExamples.EndNomination)
            .WithAnswerExample(ApiExamples.At(5, 3, "Beslut om ärendet går vidare", Roles.CoordinationOffice));
        steps
            .MapPost(
                "/5",
                (Guid id, SendToCouncil body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 5: sends the proposal to the council.")
            .WithExample(ApiExamples.ToCouncil)
            .WithAnswerExample(ApiExamples.At(11, 6, "Ledningsrådet rekommenderar", Roles.SteeringCouncil));
        steps
            .MapPost(
                "/7",
                (Guid id, DecideProposal body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 7: one decision-maker's decision.")
            .WithExample(ApiExamples.Decision)
            .WithAnswerExample(ApiExamples.At(13, 8, "Handboken uppdateras", Roles.CoordinationOffice));
        steps
            .MapPost(
                "/8",
                (Guid id, UpdateHandbook body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 8: the handbook entry in force.")
            .WithExample(ApiExamples.HandbookInForce)
            .WithAnswerExample(ApiExamples.At(14, 9, "Upphandling eller avrop", Roles.ProcurementOfficer));
        steps
            .MapPost(
                "/9",
                (Guid id, StateAgreement body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 9: agreement and offers.")
            .WithExample(ApiExamples.Agreement)
            .WithAnswerExample(ApiExamples.At(15, 10, "Verksamheterna informeras", Roles.CoordinationOffice));
        steps
            .MapPost(
                "/10",
                (Guid id, InformPrescribers body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 10: information sent, product in the assortment.")
            .WithExample(ApiExamples.Information)
            .WithAnswerExample(ApiExamples.Position(16, "Introduced"));
        steps
            .MapPost(
                "/6",
                (Guid id, CouncilStep body, ISender sender, CancellationToken ct) => sender.Send(body.For(id), ct)
            )
            .WithSummary("Step 6: the council's decision at a meeting.")
            .WithExample(ApiExamples.CouncilStep)
            .WithAnswerExample(
                ApiExamples.At(12, 7, "Regionen och kommunerna beslutar", Roles.RegionalDirector, Roles.VastKomBoard)
            );
    }

    /// <summary>The council's decision by way of the proposal.</summary>
    internal sealed record CouncilStep(
        Guid? MeetingId,
        RecommendationKind? Outcome,
        CostBearer? CostBearer = null,
        IReadOnlyList<Vote>? Votes = null,
        IReadOnlyList<ReservationEntry>? Reservations = null,
        string? Reason = null,
        int? Version = null,
        string? Note = null
    )
    {
        public RecordDecision For(Guid id) =>
            new(
                MeetingId ?? throw new InvalidProblem("meetingId", "Ange mötet där Ledningsrådet beslutade."),
                id,
                Outcome,
                CostBearer,
                Votes,
                Reservations,
                Reason,
                null,
                Version,
                Note
            );
    }
}

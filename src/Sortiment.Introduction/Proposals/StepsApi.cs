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
        MapStep<ScreenProposal>(
            steps,
            "/3",
            "Step 3: go on or reject.",
            (id, body) => body with { Id = id },
            ApiExamples.Screen,
            ApiExamples.At(5, 4, "Bedömning med beslutsstöd", Roles.PreparatoryGroup)
        );
        MapStep<ReviewGuideline>(
            steps,
            "/4/parts/a",
            "Step 4 a: guideline.",
            (id, body) => body with { Id = id },
            ApiExamples.Guideline,
            ApiExamples.At(6, 4, "Bedömning med beslutsstöd", Roles.PreparatoryGroup)
        );
        MapStep<AssessProduct>(
            steps,
            "/4/parts/b",
            "Step 4 b: assessment.",
            (id, body) => body with { Id = id },
            ApiExamples.Assessment,
            ApiExamples.At(7, 4, "Logistik, förvaring och spårbarhet", Roles.ProductConsultant)
        );
        MapStep<AgreeSupply>(
            steps,
            "/4/parts/c",
            "Step 4 c: supply.",
            (id, body) => body with { Id = id },
            ApiExamples.Supply,
            ApiExamples.At(8, 4, "Ställningstagande till nationell nominering", Roles.CoordinationOffice)
        );
        MapStep<JudgeNomination>(
            steps,
            "/4/parts/d",
            "Step 4 d: national nomination.",
            (id, body) => body with { Id = id },
            ApiExamples.NominationNeed,
            ApiExamples.At(9, 4, "Konsekvenser och förslag till beslut", Roles.CoordinationOffice)
        );
        MapStep<AnalyseImpact>(
            steps,
            "/4/parts/e",
            "Step 4 e: impact and draft decision.",
            (id, body) => body with { Id = id },
            ApiExamples.Impact,
            ApiExamples.At(10, 5, "Förslaget skickas till ledningsrådet", Roles.CoordinationOffice)
        );
        MapStep<ReceiveProposal>(
            steps,
            "/2",
            "Step 2: receipt.",
            (id, body) => body with { Id = id },
            ApiExamples.Receive,
            ApiExamples.At(4, 3, "Beslut om ärendet går vidare", Roles.CoordinationOffice)
        );
        MapStep<EndNomination>(
            steps,
            "/2/parts/n",
            "Step 2: end of the wait for a national nomination.",
            (id, body) => body with { Id = id },
            ApiExamples.EndNomination,
            ApiExamples.At(5, 3, "Beslut om ärendet går vidare", Roles.CoordinationOffice)
        );
        MapStep<SendToCouncil>(
            steps,
            "/5",
            "Step 5: sends the proposal to the council.",
            (id, body) => body with { Id = id },
            ApiExamples.ToCouncil,
            ApiExamples.At(11, 6, "Ledningsrådet rekommenderar", Roles.SteeringCouncil)
        );
        MapStep<DecideProposal>(
            steps,
            "/7",
            "Step 7: one decision-maker's decision.",
            (id, body) => body with { Id = id },
            ApiExamples.Decision,
            ApiExamples.At(13, 8, "Handboken uppdateras", Roles.CoordinationOffice)
        );
        MapStep<UpdateHandbook>(
            steps,
            "/8",
            "Step 8: the handbook entry in force.",
            (id, body) => body with { Id = id },
            ApiExamples.HandbookInForce,
            ApiExamples.At(14, 9, "Upphandling eller avrop", Roles.ProcurementOfficer)
        );
        MapStep<StateAgreement>(
            steps,
            "/9",
            "Step 9: agreement and offers.",
            (id, body) => body with { Id = id },
            ApiExamples.Agreement,
            ApiExamples.At(15, 10, "Verksamheterna informeras", Roles.CoordinationOffice)
        );
        MapStep<InformPrescribers>(
            steps,
            "/10",
            "Step 10: information sent, product in the assortment.",
            (id, body) => body with { Id = id },
            ApiExamples.Information,
            ApiExamples.Position(16, "Introduced")
        );
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

    private static void MapStep<TCommand>(
        RouteGroupBuilder steps,
        string path,
        string summary,
        Func<Guid, TCommand, TCommand> withId,
        object example,
        object answer
    )
        where TCommand : ICommand<ProposalPosition> =>
        steps
            .MapPost(
                path,
                (Guid id, TCommand body, ISender sender, CancellationToken ct) => sender.Send(withId(id, body), ct)
            )
            .WithSummary(summary)
            .WithExample(example)
            .WithAnswerExample(answer);

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

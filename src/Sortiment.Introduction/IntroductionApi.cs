using System.Globalization;
using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Proposals;
using Sortiment.Introduction.Read;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction;

/// <summary>Proposals and council meetings as REST: commands only, reads of lists are OData's.</summary>
internal static class IntroductionApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints
            .MapGroup("/api")
            .RequireRateLimiting(RateLimits.Api)
            .AddEndpointFilter<RouteGroupBuilder, BodyGuard>();
        MapProposals(api.MapGroup("/proposals").WithTags("Proposals"));
        MapSteps(api.MapGroup("/proposals/{id:guid}/steps").WithTags("Steps"));
        MapMeetings(api.MapGroup("/meetings").WithTags("Meetings"));
    }

    private static void MapProposals(RouteGroupBuilder proposals)
    {
        proposals
            .MapPost("", Create)
            .WithSummary("Creates a draft.")
            .WithExample(ApiExamples.Application)
            .WithAnswerExample(ApiExamples.Created)
            .Produces<CreatedProposal>(201);
        proposals
            .MapGet("/{id:guid}", Show)
            .WithSummary("A proposal, its steps and history.")
            .WithAnswerExample(ApiExamples.Shown)
            .Produces<ProposalView>();
        proposals
            .MapPut("/{id:guid}", Change)
            .WithSummary("Changes the draft. If-Match carries the version from ETag.")
            .WithExample(ApiExamples.Application)
            .WithAnswerExample(ApiExamples.At(2, 1, "Ansökan lämnas in", Roles.Coordinator))
            .Produces<ProposalPosition>();
        proposals
            .MapPost(
                "/{id:guid}/submit",
                (Guid id, SubmitProposal? body, ISender sender, CancellationToken ct) =>
                    sender.Send((body ?? new SubmitProposal(id)) with { Id = id }, ct)
            )
            .WithSummary("Step 1: submits the application.")
            .WithExample(ApiExamples.Submit)
            .WithAnswerExample(ApiExamples.At(3, 2, "Kontroll av ansökan", Roles.CoordinationOffice));
        proposals
            .MapPost(
                "/{id:guid}/withdraw",
                (Guid id, WithdrawProposal body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Takes the proposal back, at the latest before step 7.")
            .WithExample(ApiExamples.Withdraw)
            .WithAnswerExample(ApiExamples.Position(4, "Withdrawn"));
        proposals
            .MapPost("/{id:guid}/documents", Attach)
            .WithSummary("Uploads a document and adds it to the draft.")
            .WithAnswerExample(ApiExamples.Attached)
            .Accepts<IFormFile>("multipart/form-data")
            .WithMetadata(new AcceptsFilesAttribute())
            .DisableAntiforgery() // called with a bearer token, which no other site can make a browser send
            .Produces<AttachedDocument>(201);
    }

    private static void MapSteps(RouteGroupBuilder steps)
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

    private static void MapMeetings(RouteGroupBuilder meetings)
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
            .WithExample(ApiExamples.Plan)
            .WithAnswerExample(ApiExamples.MeetingAt(1, "Planned"))
            .Produces<MeetingPosition>(201);
        meetings
            .MapGet(
                "/{id:guid}",
                (Guid id, ISender sender, CancellationToken ct) => sender.Send(new ShowMeeting(id), ct)
            )
            .WithSummary("A meeting: seats, agenda, decisions.")
            .WithAnswerExample(ApiExamples.ShownMeeting);
        meetings
            .MapPut(
                "/{id:guid}",
                (Guid id, MoveMeeting body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Moves a planned meeting.")
            .WithExample(ApiExamples.Move)
            .WithAnswerExample(ApiExamples.MeetingAt(2, "Planned"));
        meetings
            .MapPut(
                "/{id:guid}/agenda",
                (Guid id, SetAgenda body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Sets the agenda.")
            .WithExample(ApiExamples.Agenda)
            .WithAnswerExample(ApiExamples.MeetingAt(3, "Planned"));
        meetings
            .MapPost(
                "/{id:guid}/open",
                (Guid id, OpenMeeting body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Opens the meeting with those present, or corrects who is.")
            .WithExample(ApiExamples.Open)
            .WithAnswerExample(ApiExamples.MeetingAt(4, "Open"));
        meetings
            .MapPost(
                "/{id:guid}/items/{proposalId:guid}/decision",
                (Guid id, Guid proposalId, RecordDecision body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { MeetingId = id, Id = proposalId }, ct)
            )
            .WithSummary("Step 6: records the council's decision on an item.")
            .WithExample(ApiExamples.CouncilDecision)
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
            .WithExample(ApiExamples.Close)
            .WithAnswerExample(ApiExamples.Closed);
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

    private static async Task<IResult> Create(NewProposal body, ISender sender, CancellationToken ct)
    {
        var created = await sender.Send(new CreateProposal(body, body.Principal), ct);
        return Results.Created($"/api/proposals/{created.Id}", created);
    }

    private static async Task<IResult> Show(Guid id, HttpContext http, ISender sender, CancellationToken ct)
    {
        var view = await sender.Send(new ShowProposal(id), ct);
        if (view.Version is { } version)
        {
            http.Response.Headers.ETag = $"\"{version}\"";
        }

        return Results.Ok(view);
    }

    private static async Task<IResult> Change(
        Guid id,
        ProposalContent body,
        HttpContext http,
        ISender sender,
        CancellationToken ct
    )
    {
        var match = http.Request.GetTypedHeaders().IfMatch;
        if (match.Count != 1 || !int.TryParse(match[0].Tag.AsSpan().Trim('"'), out var version))
        {
            throw new InvalidProblem(
                HeaderNames.IfMatch,
                "Skicka versionen som du ändrar i If-Match, till exempel \"3\". Den står i svarets ETag."
            );
        }

        var position = await sender.Send(new ChangeProposal(id, version, body), ct);
        http.Response.Headers.ETag = $"\"{position.Version}\"";
        return Results.Ok(position);
    }

    private static async Task<IResult> Attach(
        Guid id,
        [FromForm] string? kind,
        [FromForm] string? version,
        IFormFile? file,
        ISender sender,
        CancellationToken ct
    )
    {
        var errors = new FieldErrors();
        errors.Unless(file is not null, "file", "Bifoga en fil.");
        errors.Unless(
            int.TryParse(version, CultureInfo.InvariantCulture, out var seen),
            "version",
            "Ange vilken version av ärendet du ändrar."
        );
        errors.Unless(
            Enum.TryParse<EvidenceKind>(kind, true, out var part) && Enum.IsDefined(part),
            "kind",
            "Ange HandbookProposal, ProductDescription eller Evidence."
        );
        errors.ThrowIfAny();
        using var bytes = new MemoryStream();
        await file!.CopyToAsync(bytes, ct);
        var attached = await sender.Send(new AttachDocument(id, seen, part, file.FileName, bytes.ToArray()), ct);
        return Results.Created($"/dokument/{attached.DocumentId}", attached);
    }

    /// <summary>A draft to create.</summary>
    internal sealed record NewProposal : ProposalContent
    {
        /// <summary>The principal's code, given by HMC and the coordination office; null is the region.</summary>
        public string? Principal { get; init; }
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

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
            .AddEndpointFilter<RouteGroupBuilder, BodyGuard>()
            .AddEndpointFilter<RouteGroupBuilder, IfMatchVersion>();
        MapProposals(api.MapGroup("/proposals").WithTags("Proposals"));
        StepsApi.Map(api.MapGroup("/proposals/{id:guid}/steps").WithTags("Steps"));
        CouncilApi.Map(api.MapGroup("/meetings").WithTags("Meetings"));
    }

    private static void MapProposals(RouteGroupBuilder proposals)
    {
        proposals
            .MapPost("", Create)
            .WithSummary("Creates a draft.")
            .WithDescription(
                ApiDescription.RolesText([Roles.Coordinator, Roles.ProductConsultant, Roles.CoordinationOffice])
                    + " De två senare anger i principal vilken huvudman förslaget gäller; utelämnat gäller det regionen."
            )
            .WithExample(ApiExamples.Application)
            .WithAnswerExample(ApiExamples.Created)
            .Produces<CreatedProposal>(201)
            .GivesLocation($"/api/proposals/{ApiExamples.Proposal}");
        proposals
            .MapGet("/{id:guid}", Show)
            .WithSummary("A proposal, its steps and history.")
            .WithAnswerExample(ApiExamples.Shown)
            .Produces<ProposalView>()
            .GivesETag();
        proposals
            .MapPut("/{id:guid}", Change)
            .WithSummary("Changes the draft. If-Match carries the version from ETag.")
            .WithExample(ApiExamples.Application)
            .WithAnswerExample(ApiExamples.At(2, 1, "Ansökan lämnas in", Roles.Coordinator))
            .Produces<ProposalPosition>()
            .TakesIfMatch()
            .GivesETag();
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
            .TakesFile(
                ("kind", "HandbookProposal, ProductDescription eller Evidence.", true),
                ("version", "Versionen av ärendet som ändras: dess ETag utan citattecken.", true)
            )
            .DisableAntiforgery() // called with a bearer token, which no other site can make a browser send
            .Produces<AttachedDocument>(201)
            .GivesLocation("/dokument/01a204c2-17d6-7a55-a2c2-510cb37f22e2");
    }

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
        var bytes = await file.BytesAsync(ct);
        var attached = await sender.Send(new AttachDocument(id, seen, part, file!.FileName, bytes), ct);
        return Results.Created($"/dokument/{attached.DocumentId}", attached);
    }

    /// <summary>A draft to create.</summary>
    internal sealed record NewProposal : ProposalContent
    {
        /// <summary>The principal's code, given by HMC and the coordination office; null is the region.</summary>
        public string? Principal { get; init; }
    }
}

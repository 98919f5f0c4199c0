using System.Text.Json;
using System.Text.RegularExpressions;
using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Sortiment.Introduction.Assessment;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Read;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;
using Sortiment.Platform.Processes;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>The steps of a proposal as REST: one call a step, or a part of step 4.</summary>
internal static partial class StepsApi
{
    public static void Map(RouteGroupBuilder steps)
    {
        steps.AddOpenApiOperationTransformer(DescribeAsync);
        steps
            .MapPost(
                "/3",
                (Guid id, ScreenProposal body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 3: go on or reject.")
            .WithExample(ApiExamples.Screen)
            .WithAnswerExample(ApiExamples.AtPart(5, "b", "Bedömning med beslutsstöd", Roles.PreparatoryGroup));
        steps
            .MapPost(
                "/4/parts/a",
                (Guid id, ReviewGuideline body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 4 a: guideline.")
            .WithExample(ApiExamples.Guideline)
            .WithAnswerExample(ApiExamples.AtPart(6, "b", "Bedömning med beslutsstöd", Roles.PreparatoryGroup));
        steps
            .MapPost(
                "/4/parts/b",
                (Guid id, AssessProduct body, ISender sender, CancellationToken ct) =>
                    AssessAsync(body with { Id = id }, sender, ct)
            )
            .WithSummary("Step 4 b: assessment.")
            .WithExample(ApiExamples.Assessment)
            .WithAnswerExample(
                ApiExamples.AtPart(7, "c", "Logistik, förvaring och spårbarhet", Roles.ProductConsultant)
            );
        steps
            .MapPost(
                "/4/parts/c",
                (Guid id, AgreeSupply body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 4 c: supply.")
            .WithExample(ApiExamples.Supply)
            .WithAnswerExample(
                ApiExamples.AtPart(8, "d", "Ställningstagande till nationell nominering", Roles.CoordinationOffice)
            );
        steps
            .MapPost(
                "/4/parts/d",
                (Guid id, JudgeNomination body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Step 4 d: national nomination.")
            .WithExample(ApiExamples.NominationNeed)
            .WithAnswerExample(
                ApiExamples.AtPart(9, "e", "Konsekvenser och förslag till beslut", Roles.CoordinationOffice)
            );
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
            .WithAnswerExample(ApiExamples.At(5, 2, "Kontroll av ansökan", Roles.CoordinationOffice));
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

    // who does it is for the process file to say
    private static Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken ct
    )
    {
        var place = StepAddress().Match(context.Description.RelativePath!);
        var part = place.Groups["part"] is { Success: true } found ? found.Value : null;
        var process = context.ApplicationServices.GetRequiredService<ProcessDefinitions>();
        var responsible = process
            .Latest(ProposalStore.Workflow)
            .Steps.Where(step => $"{step.Number}" == place.Groups["step"].Value && step.Part == part)
            .SelectMany(step => step.Responsible)
            .Distinct();
        operation.Description =
            ApiDescription.RolesText(responsible)
            + " Fältet version, eller If-Match, säger vilken version av ärendet du har sett; är det inte den senaste blir svaret 409.";
        return Task.CompletedTask;
    }

    // the form's page has the assessment's fields side by side with the others; in a call they are inside one
    private static async Task<ProposalPosition> AssessAsync(AssessProduct command, ISender sender, CancellationToken ct)
    {
        try
        {
            return await sender.Send(command, ct);
        }
        catch (InvalidProblem problem)
        {
            throw new InvalidProblem(
                problem.Errors.ToDictionary(
                    e => OfAssessment.Contains(FirstOf(e.Key)) ? $"assessment.{e.Key}" : e.Key,
                    e => e.Value
                )
            );
        }

        static string FirstOf(string field) => field.Split('.', '[')[0];
    }

    private static readonly HashSet<string> OfAssessment =
    [
        .. typeof(ProductAssessment).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)),
    ];

    [GeneratedRegex(@"steps/(?<step>\d+)(/parts/(?<part>\w))?$")]
    private static partial Regex StepAddress();

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

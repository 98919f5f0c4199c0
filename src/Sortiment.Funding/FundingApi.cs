using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Grants;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Payments;
using Sortiment.Funding.Schemes;
using Sortiment.Funding.Settlement;
using Sortiment.Funding.Statements;
using Sortiment.Platform.Http;

namespace Sortiment.Funding;

/// <summary>Joint funding as REST: commands only, reads are OData's.</summary>
internal static class FundingApi
{
    private static readonly Guid Id = new("01a204d0-4b1e-7c53-9e40-2a6f5f3d1c11");
    private static readonly object Answered = new
    {
        id = Id,
        answer = "Accepted",
        version = 2,
    };
    private static readonly object Reply = new
    {
        accepts = true,
        date = "2026-02-16",
        decisionReference = "KS 2026/41",
        invoiceReference = "Anna Svensson, socialförvaltningen",
        electronicAddress = "0007:2321000131",
    };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var funding = endpoints
            .MapGroup("/api/funding")
            .RequireRateLimiting(RateLimits.Api)
            .AddEndpointFilter<RouteGroupBuilder, BodyGuard>()
            .AddEndpointFilter<RouteGroupBuilder, IfMatchVersion>()
            .WithTags("Funding");
        MapSchemes(funding.MapGroup("/schemes"));
        InvoicesApi.Map(funding);
        PaymentsApi.Map(funding);
        funding
            .MapPost(
                "/contributions/{id:guid}/answer",
                (Guid id, ContributionReply body, ISender sender, CancellationToken ct) =>
                    sender.Send(new AnswerContribution(id, body), ct)
            )
            .WithSummary("A principal's answer about one instalment.")
            .WithExample(Reply)
            .WithAnswerExample(Answered);
        funding
            .MapPost("/grants", (NoteGrant body, ISender sender, CancellationToken ct) => sender.Send(body, ct))
            .WithSummary("Notes a state grant that covers the contribution.")
            .WithExample(
                new
                {
                    schemeId = Id,
                    name = "God och nära vård",
                    ore = 397_527_300,
                }
            )
            .WithAnswerExample(Id);
        LedgerApi.Map(funding);
        StatementsApi.Map(funding);
        SettlementApi.Map(funding);
    }

    private static void MapSchemes(RouteGroupBuilder schemes)
    {
        schemes
            .MapPost(
                "",
                async (SchemeTerms body, ISender sender, CancellationToken ct) =>
                {
                    var scheme = await sender.Send(new CreateScheme(body), ct);
                    return Results.Created($"/finansiering/{scheme.Id}", scheme);
                }
            )
            .WithSummary("Drafts a scheme.")
            .Produces<SchemePosition>(201)
            .WithExample(
                new
                {
                    name = "Gemensam utvärdering 2026",
                    organisationName = "Västra Götalandsregionen",
                    organisationNumber = "232100-0131",
                    basis = "PerInhabitant",
                    rateOre = 100,
                    regionPaysForAll = true,
                    from = "2026-01-01",
                    to = "2026-12-31",
                    minimumSumOre = 100_000_000,
                    totalCostOre = 300_000_000,
                    expectedIncomeOre = 0,
                    instalments = new[]
                    {
                        new
                        {
                            title = "2026",
                            populationDate = "2021-12-31",
                            invoicedFrom = "2026-01-01",
                        },
                    },
                    budget = new[] { new { category = "Utvärdering", ore = 300_000_000 } },
                }
            )
            .WithAnswerExample(Position("Draft", 1));
        schemes
            .MapPut(
                "/{id:guid}/instalments/{instalment:int}/amounts",
                (Guid id, int instalment, GiveAmounts body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { SchemeId = id, Instalment = instalment }, ct)
            )
            .WithSummary("Gives the amounts of an instalment, while the scheme is a draft.")
            .WithExample(new { amounts = new[] { new { principal = "1444", ore = 5_000_000 } } })
            .WithAnswerExample(1);
        schemes
            .MapPost(
                "/{id:guid}/instalments/{instalment:int}/count",
                (Guid id, int instalment, ISender sender, CancellationToken ct) =>
                    sender.Send(new CountInstalment(id, instalment), ct)
            )
            .WithSummary("Counts an instalment anew from the populations; what is invoiced stays.")
            .WithAnswerExample(50);
        schemes
            .MapGet(
                "/{schemeId:guid}/contributions.csv",
                async (Guid schemeId, ISender sender, CancellationToken ct) =>
                    Results.File(await sender.Send(new ExportContributions(schemeId), ct), "text/csv", "bidrag.csv")
            )
            .WithSummary("The scheme's contributions for a spreadsheet.")
            .Produces<Stream>(200, "text/csv");
        schemes
            .MapPost(
                "/{id:guid}/offer",
                (Guid id, OfferScheme body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Offers a draft to the principals.")
            .WithExample(new { reference = "HMC 2026/12" })
            .WithAnswerExample(Position("Offered", 2));
        schemes
            .MapPost(
                "/{id:guid}/start",
                (Guid id, StartScheme body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Starts a scheme whose accepted contributions reach its minimum.")
            .WithExample(new { reference = "HMC 2026/13" })
            .WithAnswerExample(Position("Active", 3));
        schemes
            .MapPost(
                "/{id:guid}/close",
                (Guid id, CloseScheme body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Closes a scheme whose period is over.")
            .WithExample(new { reference = "HMC 2026/14" })
            .WithAnswerExample(Position("Closed", 4));
        schemes
            .MapPost(
                "/{id:guid}/answers",
                (Guid id, NoteAnswers body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { SchemeId = id }, ct)
            )
            .WithSummary("Notes many answers at once: all or none.")
            .WithExample(new { answers = new[] { new { contributionId = Id, reply = Reply } } })
            .WithAnswerExample(1);
    }

    private static object Position(string status, int version) =>
        new
        {
            id = Id,
            status,
            version,
        };
}

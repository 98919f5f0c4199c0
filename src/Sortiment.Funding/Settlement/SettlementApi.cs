using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sortiment.Platform.Http;

namespace Sortiment.Funding.Settlement;

/// <summary>A scheme's settlement as REST.</summary>
internal static class SettlementApi
{
    private const string Xml = "application/xml";

    public static void Map(RouteGroupBuilder funding)
    {
        var settlement = funding.MapGroup("/schemes/{schemeId:guid}/settlement");
        settlement
            .MapPost(
                "",
                async (Guid schemeId, SettleScheme body, ISender sender, CancellationToken ct) =>
                    Results.Created(
                        $"/finansiering/{schemeId}/slutavrakning",
                        await sender.Send(body with { SchemeId = schemeId }, ct)
                    )
            )
            .WithSummary(
                "Settles a closed scheme: what is left is divided by what each has paid, and repaid or reinvested."
            )
            .Produces<SettledScheme>(201)
            .WithExample(
                new
                {
                    decision = "Repay",
                    reference = "Samverkan 2025/88",
                    date = "2025-09-15",
                }
            )
            .WithAnswerExample(
                new
                {
                    id = new Guid("01a204d0-4b1e-7c53-9e40-2a6f5f3d1c15"),
                    leftOre = 1_000_00,
                    shares = new[]
                    {
                        new
                        {
                            principalCode = "1444",
                            paidOre = 56_660_00,
                            ore = 1_000_00,
                        },
                    },
                }
            );
        settlement
            .MapGet(
                "/file",
                async (Guid schemeId, DateOnly? day, ISender sender, HttpResponse response, CancellationToken ct) =>
                {
                    var file = await sender.Send(new DownloadRepayments(schemeId, day), ct);
                    response.Headers.CacheControl = "private, no-store";
                    return Results.File(file.Bytes, Xml, file.Name);
                }
            )
            .WithSummary("The repayments for the bank, as pain.001.001.03.")
            .Produces<Stream>(200, Xml);
    }
}

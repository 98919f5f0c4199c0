using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sortiment.Funding.CsvFiles;
using Sortiment.Funding.Spending;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;

namespace Sortiment.Funding.Ledger;

/// <summary>The books as REST: what is entered by hand, and what other systems take over.</summary>
internal static class LedgerApi
{
    private const string Sie = "application/x-sie";
    private static readonly object Booked = new
    {
        id = new Guid("01a204d0-4b1e-7c53-9e40-2a6f5f3d1c12"),
        year = 2022,
        number = 17,
        date = "2022-03-31",
    };

    public static void Map(RouteGroupBuilder funding)
    {
        funding
            .MapPost(
                "/schemes/{schemeId:guid}/spending",
                async (Guid schemeId, Spent body, ISender sender, CancellationToken ct) =>
                    Created(await sender.Send(new EnterSpending(schemeId, body), ct))
            )
            .WithSummary("Books money that was spent, in the scheme's period and on one of its purposes.")
            .Produces<BookedVoucher>(201)
            .WithExample(
                new
                {
                    date = "2022-03-31",
                    category = "Löner",
                    ore = 412_500_00,
                    text = "Löner för projektledning, mars 2022",
                }
            )
            .WithAnswerExample(Booked);
        funding
            .MapPost(
                "/schemes/{schemeId:guid}/markup",
                async (Guid schemeId, Income body, ISender sender, CancellationToken ct) =>
                    Created(await sender.Send(new EnterMarkUp(schemeId, body), ct))
            )
            .WithSummary("Books income from mark-up on rents.")
            .Produces<BookedVoucher>(201)
            .WithExample(
                new
                {
                    date = "2022-03-31",
                    ore = 98_250_00,
                    text = "Påslag på hyror, första kvartalet 2022",
                }
            )
            .WithAnswerExample(Booked);
        funding
            .MapPost("/schemes/{schemeId:guid}/spending/file", ImportAsync)
            .WithSummary("Books a CSV file of spending, all its rows or none: datum, ändamål, belopp and text.")
            .Accepts<IFormFile>("multipart/form-data")
            .WithMetadata(new AcceptsFilesAttribute())
            .TakesFile()
            .DisableAntiforgery() // called with a bearer token, which no other site can make a browser send
            .WithAnswerExample(
                new
                {
                    vouchers = 3,
                    ore = 512_500_00,
                    documentId = new Guid("01a204d0-4b1e-7c53-9e40-2a6f5f3d1c13"),
                }
            );
        funding
            .MapPost(
                "/vouchers/{voucherId:guid}/reverse",
                async (Guid voucherId, ReverseVoucher body, ISender sender, CancellationToken ct) =>
                    Created(await sender.Send(body with { Id = voucherId }, ct))
            )
            .WithSummary("Takes back a voucher of spending or mark-up by another that names it; once.")
            .Produces<BookedVoucher>(201)
            .WithExample(new { date = "2022-04-30", reason = "Fel belopp på fakturan från leverantören." })
            .WithAnswerExample(Booked);
        funding
            .MapGet(
                "/ledger/sie",
                async (DateOnly? from, DateOnly? to, string? organisation, ISender sender, CancellationToken ct) =>
                {
                    var file = await sender.Send(new ExportSie(from, to, organisation), ct);
                    return Results.File(file.Content, Sie, file.Name);
                }
            )
            .WithSummary("The vouchers of a period within a year as SIE 4I, code page 437.")
            .Produces<Stream>(200, Sie);
    }

    private static IResult Created(BookedVoucher voucher) =>
        Results.Created($"/finansiering/verifikationer/{voucher.Id}", voucher);

    private static async Task<BookedFile> ImportAsync(
        Guid schemeId,
        IFormFile? file,
        ISender sender,
        CancellationToken ct
    )
    {
        if (file is null)
        {
            throw new InvalidProblem(CsvTable.Field, "Bifoga en fil.");
        }

        return await sender.Send(new ImportSpending(schemeId, file.FileName, await file.BytesAsync(ct)), ct);
    }
}

using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Payments;

/// <summary>Payments as REST: bank files in, and what the AT centre's finance officer decides about a payment.</summary>
internal static class PaymentsApi
{
    private static readonly Guid Id = new("01a204d0-4b1e-7c53-9e40-2a6f5f3d1c21");
    private static readonly object Position = new
    {
        id = Id,
        leftOre = 0,
        version = 2,
    };

    private static readonly object Decision = new
    {
        id = Id,
        leftOre = 0,
        version = 2,
        voucherId = Id,
    };

    public static void Map(RouteGroupBuilder funding)
    {
        var payments = funding.MapGroup("/payments");
        payments
            .MapPost("/files", TakeFile)
            .WithSummary(
                "Takes a bank file (BgMax, camt.053, camt.054 or CSV, at most 512 MiB); its payments are then booked by themselves."
            )
            .WithAnswerExample(
                new
                {
                    id = Id,
                    format = "BgMax",
                    payments = 50,
                    creditsOre = 3_468_886_000,
                    debitsOre = 0,
                    passedOver = 0,
                    takenBefore = false,
                }
            )
            .Accepts<BankFileForm>("multipart/form-data")
            .WithMetadata(new AcceptsFilesAttribute(TakeBankFile.MaxRequestBytes))
            .DisableAntiforgery() // called with a bearer token, which no other site can make a browser send
            .Produces<TakenFile>(201)
            .WithRequestTimeout(TimeSpan.FromMilliseconds(TakeBankFile.LongestMilliseconds));
        payments
            .MapPost(
                "/{id:guid}/match",
                (Guid id, MatchPayment body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Places a payment on invoices, by id or number; without an amount as much as there is.")
            .WithExample(
                new { allocations = new[] { new { invoiceNumber = "2024-00117", ore = 56_787_000 } }, version = 1 }
            )
            .WithAnswerExample(Position);
        payments
            .MapPost(
                "/{id:guid}/offset",
                (Guid id, OffsetPayment body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Sets money in against money out, as much as both have left.")
            .WithExample(new { paymentId = Id, version = 1 })
            .WithAnswerExample(Decision);
        payments
            .MapPost(
                "/{id:guid}/return",
                (Guid id, ReturnPayment body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("What is left is paid back to the payer; or what went out is booked already.")
            .WithExample(new { reason = "Betald två gånger. Återbetald via internetbanken.", version = 1 })
            .WithAnswerExample(Decision);
        payments
            .MapPost(
                "/decisions/{voucherId:guid}/undo",
                (Guid voucherId, UndoDecision body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { VoucherId = voucherId }, ct)
            )
            .WithSummary("Takes back an offset or a return, by the voucher that booked it.")
            .WithExample(new { reason = "Fel betalning." })
            .WithAnswerExample(new[] { Position });
        funding
            .MapPost(
                "/allocations/{id:guid}/undo",
                (Guid id, UndoAllocation body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = id }, ct)
            )
            .WithSummary("Takes back what was placed on an invoice.")
            .WithExample(new { reason = "Fel faktura." })
            .WithAnswerExample(Position);
    }

    // the role is asked for before half a gigabyte is read
    private static async Task<IResult> TakeFile(
        HttpRequest request,
        ITenantContext tenant,
        ISender sender,
        CancellationToken ct
    )
    {
        if (tenant.Actor?.Is(Roles.AtCentreFinance) != true)
        {
            throw new ForbiddenProblem("Bara ekonomen vid hjälpmedelscentralen läser in bankfiler.");
        }

        if (!request.HasFormContentType)
        {
            throw new InvalidProblem("file", "Skicka bankfilen som multipart/form-data i fältet file.");
        }

        var form = await request.ReadFormAsync(ct);
        var command = await TakeBankFile.OfAsync(form.Files.GetFile("file"), form["organisation"], ct);
        await using (command.Content)
        {
            var taken = await sender.Send(command, ct);
            return taken.TakenBefore
                ? Results.Ok(taken)
                : Results.Created($"/finansiering/betalningar/filer/{taken.Id}", taken);
        }
    }

    /// <summary>What is sent.</summary>
    /// <param name="File">The bank file.</param>
    /// <param name="Organisation">The organisation number of the account's owner, when the file does not tell.</param>
    private sealed record BankFileForm(IFormFile File, string? Organisation);
}

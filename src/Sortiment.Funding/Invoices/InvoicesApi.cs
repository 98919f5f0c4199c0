using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sortiment.Funding.Organisations;
using Sortiment.Platform.Http;
using Sortiment.Platform.Mail;

namespace Sortiment.Funding.Invoices;

/// <summary>Invoices as REST.</summary>
internal static class InvoicesApi
{
    private static readonly Guid Id = new("01a204d0-4b1e-7c53-9e40-2a6f5f3d1c12");
    private static readonly object Mailed = new { mailed = 49, withoutAddress = new[] { "Grästorp" } };

    public static void Map(RouteGroupBuilder funding)
    {
        MapSenders(funding);
        MapSchemes(funding.MapGroup("/schemes/{schemeId:guid}"));
        var invoices = funding.MapGroup("/invoices/{invoiceId:guid}");
        invoices
            .MapPost(
                "/credit",
                (Guid invoiceId, CreditInvoice body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { Id = invoiceId }, ct)
            )
            .WithSummary("Credits an invoice, wholly or in part; answers the credit invoice.")
            .WithExample(new { ore = 1_000_00, reason = "Fel antal invånare" })
            .WithAnswerExample(
                new
                {
                    id = Id,
                    number = "2026-00051",
                    openOre = 0,
                    version = 1,
                }
            );
        MapFile(invoices, "/pdf", InvoiceFormat.Pdf, InvoiceFile.PdfType, "An invoice as PDF.");
        MapFile(invoices, "/xml", InvoiceFormat.Xml, InvoiceFile.XmlType, "An invoice as Peppol BIS Billing 3.");
    }

    private static void MapSenders(RouteGroupBuilder funding)
    {
        funding
            .MapPut(
                "/schemes/{schemeId:guid}/organisation",
                (Guid schemeId, OrganisationFacts body, ISender sender, CancellationToken ct) =>
                    sender.Send(new SetOrganisation(schemeId, body), ct)
            )
            .WithSummary("Says what the responsible organisation has on its invoices.")
            .WithExample(
                new
                {
                    name = "Västra Götalandsregionen",
                    street = "Regionens Hus",
                    postalCode = "462 80",
                    city = "Vänersborg",
                    bankgiro = "5050-1055",
                    iban = "SE45 5000 0000 0583 9825 7466",
                    bic = "ESSESESS",
                    contactName = "Ekonomi, Hjälpmedelscentralen",
                    contactPhone = "010-441 00 00",
                    contactEmail = "ekonomi@exempel.sortiment.test",
                }
            )
            .WithAnswerExample(1);
        funding
            .MapPut(
                "/billing/{principal}",
                (string principal, BillingFacts body, ISender sender, CancellationToken ct) =>
                    sender.Send(new SetBilling(principal, body), ct)
            )
            .WithSummary("Says where a principal wants its invoices and is paid back.")
            .WithExample(
                new
                {
                    name = "Grästorps kommun",
                    street = "Box 1",
                    postalCode = "467 80",
                    city = "Grästorp",
                    email = "faktura.1444@exempel.sortiment.test",
                    bankgiro = "5050-1055",
                }
            )
            .WithAnswerExample(1);
    }

    private static void MapSchemes(RouteGroupBuilder schemes)
    {
        schemes
            .MapPost(
                "/invoices",
                async (Guid schemeId, InvoiceInstalment body, ISender sender, CancellationToken ct) =>
                {
                    var run = await sender.Send(body with { SchemeId = schemeId }, ct);
                    return Results.Accepted($"/finansiering/fakturering/{run.Id}", run);
                }
            )
            .WithSummary("Invoices an instalment's accepted contributions; the run goes on by itself.")
            .Produces<RunPosition>(202)
            .WithExample(
                new
                {
                    instalment = 1,
                    issued = "2026-03-02",
                    due = "2026-04-01",
                }
            )
            .WithAnswerExample(
                new
                {
                    id = Id,
                    planned = 50,
                    made = 0,
                    totalOre = 3_468_886_000,
                }
            );
        schemes
            .MapPost(
                "/invoices/mail",
                (Guid schemeId, MailInvoices body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { SchemeId = schemeId }, ct)
            )
            .WithSummary("Mails the invoices that have not been mailed.")
            .WithExample(new { invoiceId = (Guid?)null })
            .WithAnswerExample(Mailed);
        schemes
            .MapPost(
                "/invoices/remind",
                (Guid schemeId, RemindInvoices body, ISender sender, CancellationToken ct) =>
                    sender.Send(body with { SchemeId = schemeId }, ct)
            )
            .WithSummary("Reminds of the invoices that are overdue.")
            .WithExample(new { due = "2026-05-04" })
            .WithAnswerExample(Mailed);
        schemes
            .MapGet(
                "/invoices.zip",
                async (Guid schemeId, Guid? run, ISender sender, HttpResponse response, CancellationToken ct) =>
                    File(response, await sender.Send(new DownloadInvoices(schemeId, run), ct))
            )
            .WithSummary("The scheme's invoices, or those of one run, as PDF and e-invoice in a zip file.")
            .Produces<Stream>(200, "application/zip");
    }

    private static void MapFile(
        RouteGroupBuilder invoices,
        string path,
        InvoiceFormat format,
        string type,
        string summary
    ) =>
        invoices
            .MapGet(
                path,
                async (Guid invoiceId, ISender sender, HttpResponse response, CancellationToken ct) =>
                    File(response, await sender.Send(new DownloadInvoice(invoiceId, format), ct))
            )
            .WithSummary(summary)
            .Produces<Stream>(200, type);

    private static IResult File(HttpResponse response, MailAttachment file)
    {
        response.Headers.CacheControl = "private, no-store";
        return Results.File(file.Bytes, file.MediaType, file.Name);
    }
}

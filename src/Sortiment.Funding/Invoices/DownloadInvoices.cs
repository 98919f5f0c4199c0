using System.IO.Compression;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Mail;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Invoices;

/// <summary>How an invoice is written.</summary>
internal enum InvoiceFormat
{
    Pdf,
    Xml,
}

/// <summary>One invoice as a file: the principal's own, or any for the AT centre.</summary>
/// <exception cref="NotFoundProblem">There is none, or it is another principal's.</exception>
[AllowedRoles(Roles.FinanceOfficer, Roles.Coordinator, Roles.AtCentreFinance)]
internal sealed record DownloadInvoice(Guid Id, InvoiceFormat Format) : IQuery<MailAttachment>;

/// <summary>All invoices of a scheme as PDF and e-invoice, or those of one run, packed in a zip file.</summary>
/// <exception cref="NotFoundProblem">There is no such scheme, or it has no invoices.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record DownloadInvoices(Guid SchemeId, Guid? RunId) : IQuery<MailAttachment>;

internal sealed class DownloadInvoicesHandler(FundingDbContext context)
    : IQueryHandler<DownloadInvoice, MailAttachment>,
        IQueryHandler<DownloadInvoices, MailAttachment>
{
    private const int Most = 500;

    public async ValueTask<MailAttachment> Handle(DownloadInvoice query, CancellationToken cancellationToken)
    {
        var invoice = await context.InvoiceAsync(query.Id, cancellationToken);
        return query.Format == InvoiceFormat.Pdf ? InvoiceFile.Pdf(invoice) : InvoiceFile.Xml(invoice);
    }

    public async ValueTask<MailAttachment> Handle(DownloadInvoices query, CancellationToken cancellationToken)
    {
        var invoices = await context
            .Invoices.AsNoTracking()
            .Where(i => i.SchemeId == query.SchemeId && (query.RunId == null || i.RunId == query.RunId))
            .OrderBy(i => i.Number)
            .Take(Most)
            .ToListAsync(cancellationToken);
        if (invoices.Count == 0)
        {
            throw new NotFoundProblem("Här finns inga fakturor att hämta.");
        }

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var invoice in invoices)
            {
                Add(zip, InvoiceFile.Pdf(invoice), invoice);
                Add(zip, InvoiceFile.Xml(invoice), invoice);
            }
        }

        return new MailAttachment("fakturor.zip", "application/zip", bytes.ToArray());
    }

    private static void Add(ZipArchive zip, MailAttachment file, Invoice invoice)
    {
        var entry = zip.CreateEntry(file.Name);
        entry.LastWriteTime = new DateTimeOffset(invoice.Issued.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var to = entry.Open();
        to.Write(file.Bytes);
    }
}

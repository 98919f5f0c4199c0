using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.InvoiceFiles;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Mail;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.Tenancy;
using Sortiment.Ui;

namespace Sortiment.Funding.Invoices;

/// <summary>What was mailed, and who has no address to mail to.</summary>
/// <param name="Mailed">How many letters.</param>
/// <param name="WithoutAddress">The principals whose letters must go another way, by name.</param>
internal sealed record MailedLetters(int Mailed, IReadOnlyList<string> WithoutAddress);

/// <summary>Mails a scheme's invoices that have not been mailed, as PDF and e-invoice: each once, however often it is asked for.</summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="InvoiceId">Only this one; null mails all.</param>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record MailInvoices([property: JsonIgnore] Guid SchemeId, Guid? InvoiceId = null)
    : ICommand<MailedLetters>;

/// <summary>Reminds of a scheme's invoices that are overdue and not yet reminded of since they were due last.</summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="Due">The new last day.</param>
/// <param name="InvoiceId">Only this one; null reminds of all.</param>
/// <exception cref="InvalidProblem">"due": missing, or not later than today.</exception>
/// <exception cref="ConflictProblem">"nothing-overdue".</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record RemindInvoices([property: JsonIgnore] Guid SchemeId, DateOnly? Due, Guid? InvoiceId = null)
    : ICommand<MailedLetters>;

internal sealed class MailInvoicesHandler(
    FundingDbContext context,
    IOutbox outbox,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<MailInvoices, MailedLetters>, ICommandHandler<RemindInvoices, MailedLetters>
{
    private const int Most = 500;

    public async ValueTask<MailedLetters> Handle(MailInvoices command, CancellationToken cancellationToken)
    {
        var invoices = await context
            .Invoices.Where(i =>
                i.SchemeId == command.SchemeId
                && (command.InvoiceId == null || i.Id == command.InvoiceId)
                && !context.Letters.Any(l => l.InvoiceId == i.Id && l.Kind == LetterKind.Invoice)
            )
            .OrderBy(i => i.Number)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return await MailAsync(
            invoices,
            (invoice, email) =>
                InvoiceLetter.OfInvoice(
                    invoice,
                    email,
                    clock.StockholmToday(),
                    tenant.Actor!.PersonName,
                    clock.GetUtcNow()
                ),
            Written,
            cancellationToken
        );
    }

    public async ValueTask<MailedLetters> Handle(RemindInvoices command, CancellationToken cancellationToken)
    {
        var today = clock.StockholmToday();
        var due = command.Due ?? throw new InvalidProblem("due", "Ange den nya sista betalningsdagen.");
        if (due <= today)
        {
            throw new InvalidProblem("due", "Den nya sista betalningsdagen måste vara senare än i dag.");
        }

        var invoices = await context
            .Invoices.Where(i =>
                i.SchemeId == command.SchemeId
                && (command.InvoiceId == null || i.Id == command.InvoiceId)
                && i.Open > Money.Zero
                && i.Due < today
                && !context.Letters.Any(l => l.InvoiceId == i.Id && l.Kind == LetterKind.Reminder && l.Due >= today)
            )
            .OrderBy(i => i.Number)
            .Take(Most)
            .ToListAsync(cancellationToken);
        if (invoices.Count == 0)
        {
            throw new ConflictProblem("nothing-overdue", "Ingen faktura är förfallen som inte redan är påmind om.");
        }

        var ids = invoices.ConvertAll(i => i.Id);
        var before = await context
            .Letters.Where(l => ids.Contains(l.InvoiceId) && l.Kind == LetterKind.Reminder)
            .GroupBy(l => l.InvoiceId)
            .Select(g => new { g.Key, Last = g.Max(l => l.Number) })
            .ToDictionaryAsync(g => g.Key, g => g.Last, cancellationToken);
        return await MailAsync(
            invoices,
            (invoice, email) =>
                InvoiceLetter.Reminder(
                    invoice,
                    before.GetValueOrDefault(invoice.Id) + 1,
                    (today, due),
                    email,
                    tenant.Actor!.PersonName,
                    clock.GetUtcNow()
                ),
            Reminding,
            cancellationToken
        );
    }

    private async Task<MailedLetters> MailAsync(
        List<Invoice> invoices,
        Func<Invoice, string, InvoiceLetter> letterOf,
        Func<Invoice, InvoiceLetter, MailMessage> mailOf,
        CancellationToken ct
    )
    {
        var codes = invoices.Select(i => i.TenantId).Distinct().ToList();
        var emails = await context
            .Billing.Where(b => codes.Contains(b.TenantId) && b.Email != null)
            .ToDictionaryAsync(b => b.TenantId, b => b.Email!, ct);
        var without = new List<string>();
        foreach (var invoice in invoices)
        {
            if (!emails.TryGetValue(invoice.TenantId, out var email))
            {
                without.Add(invoice.BuyerName);
                continue;
            }

            var letter = letterOf(invoice, email);
            context.Add(letter);
            await outbox.AddMailOnceAsync(mailOf(invoice, letter), $"invoice-letter:{letter.Id}", ct);
        }

        return new MailedLetters(invoices.Count - without.Count, [.. without.Distinct()]);
    }

    private static MailMessage Written(Invoice invoice, InvoiceLetter letter)
    {
        var figures = invoice.Read();
        var kind = figures.IsCredit ? "Kreditfaktura" : "Faktura";
        var pay = figures.IsCredit
            ? "Beloppet ska inte betalas."
            : $"Betala {Swedish.Money(figures.Total.Ore)} till bankgiro {figures.Seller.Bankgiro} senast {Swedish.Date(figures.Due)}. "
                + $"Ange OCR-nummer {figures.Ocr}.";
        return new MailMessage(
            invoice.BuyerName,
            letter.Email,
            $"{kind} {invoice.Number} från {figures.Seller.Name}",
            $"{kind} {invoice.Number} är bifogad, som PDF och som e-faktura.\n\n{pay}\n\n{figures.Seller.Name}"
        )
        {
            Attachments = [InvoiceFile.Pdf(invoice), InvoiceFile.Xml(invoice)],
        };
    }

    private static MailMessage Reminding(Invoice invoice, InvoiceLetter letter)
    {
        var figures = invoice.Read();
        return new MailMessage(
            invoice.BuyerName,
            letter.Email,
            $"Påminnelse om faktura {invoice.Number} från {figures.Seller.Name}",
            $"Faktura {invoice.Number} förföll {Swedish.Date(invoice.Due)}. {Swedish.Money(invoice.Open.Ore)} är kvar att betala.\n\n"
                + $"Betala till bankgiro {figures.Seller.Bankgiro} senast {Swedish.Date(letter.Due)}. Ange OCR-nummer {figures.Ocr}.\n\n"
                + $"Har ni betalat de senaste dagarna behöver ni inte göra något.\n\n{figures.Seller.Name}"
        )
        {
            Attachments = [InvoiceFile.Reminder(invoice, letter), InvoiceFile.Pdf(invoice)],
        };
    }
}

using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Invoices;

/// <summary>An invoice after a command.</summary>
internal sealed record InvoicePosition(Guid Id, string Number, long OpenOre, int Version)
{
    public static InvoicePosition Of(Invoice invoice) =>
        new(invoice.Id, invoice.Number, invoice.Open.Ore, invoice.Version);
}

/// <summary>
/// Credits an invoice, wholly or in part, by a credit invoice with its own number. Credited in full, the contribution can be
/// recounted, answered and invoiced anew.
/// </summary>
/// <param name="Id">The invoice.</param>
/// <param name="Ore">How much, without VAT, in öre; null credits all that is left.</param>
/// <param name="Reason">Why; stands on the credit invoice.</param>
/// <returns>The credit invoice.</returns>
/// <exception cref="InvalidProblem">The reason is missing, or the amount is more than is left.</exception>
/// <exception cref="ConflictProblem">"nothing-to-credit"; "year-locked": today's year is closed.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record CreditInvoice([property: JsonIgnore] Guid Id, long? Ore, string? Reason)
    : ICommand<InvoicePosition>;

internal sealed class CreditInvoiceHandler(
    FundingDbContext context,
    Books books,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<CreditInvoice, InvoicePosition>
{
    public async ValueTask<InvoicePosition> Handle(CreditInvoice command, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        errors.Required("reason", command.Reason, "Ange varför fakturan krediteras.", FieldErrors.LongestName);
        errors.ThrowIfAny();
        var invoice = await context.InvoiceAsync(command.Id, cancellationToken);
        var today = clock.StockholmToday();
        var organisation = await context.Organisations.SingleAsync(
            o => o.Number == invoice.OrganisationNumber,
            cancellationToken
        );
        var next = await books.NextAsync(
            organisation.Number,
            today.Year,
            NumberSeries.Invoices,
            count: 1,
            cancellationToken
        );
        var number = InvoiceNumber.Of(organisation, today.Year, next);
        var net = command.Ore is { } ore ? new Money(ore) : (Money?)null;
        var figures = invoice.CreditFigures(net, number.Text, number.Ocr, today, command.Reason!.Trim());
        var credit = invoice.Credit(figures, tenant.Actor!.PersonName, clock.GetUtcNow());
        context.Add(credit);
        await books.BookAsync(organisation.Number, Bookings.Of(credit), cancellationToken);
        if (invoice.Credited == invoice.Total)
        {
            var contribution = await context.Contributions.SingleAsync(
                c => c.Id == invoice.ContributionId,
                cancellationToken
            );
            contribution.Released();
        }

        return InvoicePosition.Of(credit);
    }
}

/// <summary>Finding invoices.</summary>
internal static class InvoicesInSight
{
    /// <summary>One of those that the actor may see: its principal's own, or any for a joint organ.</summary>
    /// <exception cref="NotFoundProblem">There is none, or it is another principal's.</exception>
    public static async Task<Invoice> InvoiceAsync(this FundingDbContext context, Guid id, CancellationToken ct) =>
        await context.Invoices.SingleOrDefaultAsync(i => i.Id == id, ct)
        ?? throw new NotFoundProblem("Fakturan finns inte, eller så är den inte er.");
}

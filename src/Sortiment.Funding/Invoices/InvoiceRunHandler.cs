using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Data;
using Sortiment.Funding.InvoiceFiles;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Organisations;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Outbox;
using Sortiment.Principals;

namespace Sortiment.Funding.Invoices;

/// <summary>The next invoices of a run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Made">How many are made when this is asked for.</param>
internal sealed record InvoiceRunMessage(Guid RunId, int Made);

/// <summary>
/// Makes the next few invoices of a run, in the order of the principals' names, and asks for those after them. Numbers, invoices and
/// vouchers come in the transaction that also notes the message as done: an interruption leaves whole portions behind it, no gap
/// and no double.
/// </summary>
internal sealed class InvoiceRunHandler(
    FundingDbContext context,
    Books books,
    IOutbox outbox,
    IPrincipalDirectory directory,
    TimeProvider clock
) : IOutboxHandler
{
    public const string KindOfMessage = "funding-invoices";
    private const int Portion = 10;

    public string Kind => KindOfMessage;

    public async Task HandleAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var run = await context.InvoiceRuns.SingleAsync(
            r => r.Id == message.Read<InvoiceRunMessage>().RunId,
            cancellationToken
        );
        var scheme = await context.SchemeAsync(run.SchemeId, cancellationToken);
        var organisation = await context.Organisations.SingleAsync(
            o => o.Number == scheme.OrganisationNumber,
            cancellationToken
        );
        var byName = await directory.AllAsync(cancellationToken);
        var principals = byName.ToDictionary(p => p.Code);
        var waiting = await WaitingAsync(run, cancellationToken);
        var contributions = byName.Join(waiting, p => p.Code, c => c.TenantId, (_, c) => c).Take(Portion).ToList();
        var codes = contributions.ConvertAll(c => c.TenantId);
        var billing = await context
            .Billing.Where(b => codes.Contains(b.TenantId))
            .ToDictionaryAsync(b => b.TenantId, cancellationToken);
        var first = await books.NextAsync(
            organisation.Number,
            run.Issued.Year,
            NumberSeries.Invoices,
            contributions.Count,
            cancellationToken
        );
        var invoices = contributions
            .Select(
                (contribution, index) =>
                {
                    var number = InvoiceNumber.Of(organisation, run.Issued.Year, first + index);
                    var principal = principals[contribution.TenantId];
                    var buyer = Buyer(contribution, principal.Name, principal.OrganisationNumber, billing);
                    var figures = Figures(run, scheme, contribution, organisation.Seller, buyer, number);
                    return Invoice.Of(contribution, run.Id, figures, run.StartedBy, clock.GetUtcNow());
                }
            )
            .ToList();
        context.AddRange(invoices);
        await books.BookAsync(organisation.Number, invoices.ConvertAll(Bookings.Of), cancellationToken);
        if (waiting.Count > Portion)
        {
            var made = run.Planned - waiting.Count + Portion;
            outbox.Add(Kind, new InvoiceRunMessage(run.Id, made), $"invoice-run:{run.Id}:{made}");
        }
    }

    private Task<List<Contribution>> WaitingAsync(InvoiceRun run, CancellationToken ct) =>
        context
            .Contributions.Where(c =>
                c.SchemeId == run.SchemeId
                && c.Instalment == run.Instalment
                && c.InvoicedAt == run.StartedAt
                && !context.Invoices.Any(i => i.RunId == run.Id && i.ContributionId == c.Id)
            )
            .ToListAsync(ct);

    private static InvoiceBuyer Buyer(
        Contribution contribution,
        string name,
        OrganisationNumber number,
        Dictionary<string, BillingDetails> billing
    )
    {
        var said = billing.GetValueOrDefault(contribution.TenantId);
        var address = contribution.ElectronicAddress?.Split(':');
        return new InvoiceBuyer(
            said?.Name ?? name,
            number,
            said?.Address,
            // the decision is always there, and an e-invoice without a reference is refused
            contribution.InvoiceReference
                ?? contribution.DecisionReference,
            Peppol: address is [var scheme, var id] ? new PeppolAddress(scheme, id) : null
        );
    }

    private static InvoiceFigures Figures(
        InvoiceRun run,
        FundingScheme scheme,
        Contribution contribution,
        InvoiceSeller seller,
        InvoiceBuyer buyer,
        InvoiceNumber number
    )
    {
        var instalment = scheme.InstalmentOf(contribution.Instalment);
        var isPerInhabitant =
            contribution.Inhabitants is { } inhabitants && scheme.Rate * inhabitants == contribution.Amount;
        var line = isPerInhabitant
            ? new InvoicedLine(
                scheme.Name,
                contribution.Inhabitants!.Value,
                InvoiceUnit.Inhabitants,
                scheme.Rate,
                $"{instalment.Title}: {scheme.Rate} per invånare {instalment.PopulationDate:yyyy-MM-dd}"
            )
            : new InvoicedLine(scheme.Name, 1, InvoiceUnit.Pieces, contribution.Amount, instalment.Title);
        return new InvoiceFigures(
            number.Text,
            run.Issued,
            run.Due,
            seller,
            buyer,
            number.Ocr,
            instalment.Vat.Treatment(),
            [line],
            new Period(scheme.From, scheme.To),
            $"Gemensam finansiering: {scheme.Name}. Ert beslut: {contribution.DecisionReference}."
        );
    }
}

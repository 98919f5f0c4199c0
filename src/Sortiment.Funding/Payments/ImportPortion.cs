using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Data;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Matching;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Payments;

/// <summary>
/// Books the next payments of a file: payments, vouchers, what is placed, what the invoices have left and how far the file has
/// come are committed together or not at all.
/// </summary>
/// <param name="FileId">The file.</param>
/// <param name="Payments">Those after the last one booked, in the file's order; at least one.</param>
/// <returns>How many were booked; the others were known from another file.</returns>
/// <exception cref="ConflictProblem">"stale-version": somebody else changed the invoices or the file meanwhile.</exception>
[AllowedRoles(Roles.System)]
internal sealed record ImportPortion(Guid FileId, IReadOnlyList<BankPayment> Payments) : ICommand<int>;

internal sealed class ImportPortionHandler(
    FundingDbContext context,
    Books books,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<ImportPortion, int>
{
    public async ValueTask<int> Handle(ImportPortion command, CancellationToken cancellationToken)
    {
        var file = await context.ImportedFiles.SingleAsync(f => f.Id == command.FileId, cancellationToken);
        if (file.Reached != command.Payments[0].Ordinal - 1)
        {
            throw ConflictProblem.Stale();
        }

        var known = await KnownAsync(file.OrganisationNumber, command.Payments, cancellationToken);
        var payments = command.Payments.Where(p => known.Add(p.Fingerprint)).ToList();
        var invoices = await CandidatesAsync(file.OrganisationNumber, payments, cancellationToken);
        var index = new InvoiceIndex(invoices.Values.Select(OpenInvoice.Of));
        var placings = payments.ConvertAll(p =>
        {
            var decision = PaymentMatcher.Match(p, index);
            index.Apply(decision);
            return new Placing(
                Payment.Of(p, file.Id, file.OrganisationNumber, decision),
                decision.Rule,
                [.. decision.Allocations.Select(a => (invoices[a.InvoiceId], a.Amount))]
            );
        });
        await BookAsync(file.OrganisationNumber, placings, cancellationToken);
        file.Advance(command.Payments[^1].Ordinal, command.Payments.Count - placings.Count, clock.GetUtcNow());
        return placings.Count;
    }

    private async Task<HashSet<string>> KnownAsync(
        OrganisationNumber organisation,
        IReadOnlyList<BankPayment> payments,
        CancellationToken ct
    )
    {
        var fingerprints = payments.Select(p => p.Fingerprint).ToList();
        var known = await context
            .Payments.Where(p => p.OrganisationNumber == organisation && fingerprints.Contains(p.Fingerprint))
            .Select(p => p.Fingerprint)
            .ToListAsync(ct);
        return [.. known];
    }

    /// <summary>
    /// Every invoice that one of the payments could be booked on: those that its words name, and those of its payer with that
    /// amount left. Suggestions would take more; they are looked for when somebody opens the payment.
    /// </summary>
    private async Task<Dictionary<Guid, Invoice>> CandidatesAsync(
        OrganisationNumber organisation,
        List<BankPayment> payments,
        CancellationToken ct
    )
    {
        var words = payments.SelectMany(p => new PaymentWords(p).Certain).Distinct().ToList();
        var invoices = context.Invoices.Where(i =>
            i.OrganisationNumber == organisation && i.Kind == InvoiceKind.Invoice
        );
        var found = await invoices.Where(i => words.Contains(i.Ocr)).ToListAsync(ct);
        found.AddRange(await invoices.Where(i => words.Contains(i.Number)).ToListAsync(ct));

        var wanted = payments.Where(p => p.PayerOrganisationNumber is not null).ToList();
        if (wanted.Count > 0)
        {
            // An invoice that nobody names is booked on only while no other of the payer has the amount: of two of them neither is.
            var payers = wanted.ConvertAll(p => p.PayerOrganisationNumber.ToString()!);
            var amounts = wanted.ConvertAll(p => p.Amount.Ore);
            found.AddRange(
                await context
                    .Invoices.FromSql(
                        $"""
                        SELECT i.* FROM (SELECT DISTINCT * FROM unnest({payers}, {amounts}) AS w (payer, ore)) AS wanted
                        CROSS JOIN LATERAL (
                            SELECT * FROM funding.invoices
                            WHERE organisation_number = {organisation.ToString()} AND kind = 'Invoice' AND buyer_number = payer
                                AND open_ore = ore AND open_ore > 0 AND ocr <> ALL ({words}) AND number <> ALL ({words})
                            LIMIT 2
                        ) AS i
                        """
                    )
                    .ToListAsync(ct)
            );
        }

        return found.DistinctBy(i => i.Id).ToDictionary(i => i.Id);
    }

    private async Task BookAsync(OrganisationNumber organisation, List<Placing> placings, CancellationToken ct)
    {
        var locked = new Dictionary<Guid, int?>();
        var entries = new List<Entry>(placings.Count);
        foreach (var placing in placings.Where(p => p.IsBooked))
        {
            var day = placing.Payment.BookingDate;
            foreach (var (invoice, amount) in placing.On)
            {
                invoice.Pay(amount);
                if (!locked.TryGetValue(invoice.SchemeId, out var year))
                {
                    locked[invoice.SchemeId] = year = await books.LockedYearAsync(invoice.SchemeId, ct);
                }

                day = day.Year <= year ? new DateOnly(year.Value + 1, 1, 1) : day;
            }

            entries.Add(Bookings.Of(placing.Payment, day, placing.On));
        }

        var vouchers = entries.Count == 0 ? [] : await books.BookAsync(organisation, entries, ct);
        var by = tenant.Actor!.PersonName;
        context.AddRange(placings.Select(p => p.Payment));
        context.AddRange(
            placings
                .Where(p => p.IsBooked)
                .Zip(vouchers)
                .SelectMany(pair =>
                    pair.First.On.Select(on =>
                        Allocation.Of(
                            pair.First.Payment,
                            on.Invoice,
                            on.Amount,
                            pair.First.Rule,
                            pair.Second.Id,
                            by,
                            clock.GetUtcNow()
                        )
                    )
                )
        );
    }

    /// <summary>A payment and what of it is placed at once.</summary>
    private sealed record Placing(Payment Payment, MatchRule Rule, IReadOnlyList<(Invoice Invoice, Money Amount)> On)
    {
        /// <summary>A payment of nought, where a credit note took all, is kept but moves no money.</summary>
        public bool IsBooked => Payment.Amount != Money.Zero;
    }
}

using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Data;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Matching;
using Sortiment.Kernel;

namespace Sortiment.Funding.Payments;

/// <summary>
/// What the matcher says of one payment with the invoices as they are now. It fetches those that any of its rules could
/// look at, by index.
/// </summary>
internal sealed class SuggestInvoices(FundingDbContext context)
{
    // as many as the matcher itself looks at
    private const int Most = 50;

    /// <summary>Invoices that something is left to pay of, the likeliest first; none for money that went out.</summary>
    public async Task<IReadOnlyList<Suggestion>> ForAsync(Payment payment, CancellationToken ct)
    {
        if (payment.Left <= Money.Zero)
        {
            return [];
        }

        var bank = payment.Read();
        var index = new InvoiceIndex(await CandidatesAsync(payment, bank, ct));
        var decision = PaymentMatcher.Match(bank, index);
        var certain = decision.Allocations.Select(a =>
            index.TryGet(a.InvoiceId, out var invoice)
                ? new Suggestion(invoice.Id, invoice.Number, invoice.Open, int.MaxValue, decision.Reason)
                : throw new InvalidOperationException("The matcher placed on an invoice that it was not given.")
        );
        return [.. certain.Concat(PaymentMatcher.Suggest(bank, decision, index)).Where(s => s.Open > Money.Zero)];
    }

    private async Task<IEnumerable<OpenInvoice>> CandidatesAsync(
        Payment payment,
        BankPayment bank,
        CancellationToken ct
    )
    {
        var words = new PaymentWords(bank);
        var numbers = words.Certain.Concat(words.PayersOwn).ToList();
        var references = words.Certain.SelectMany(DigitSlips.Around).Select(s => s.Digits).Concat(numbers).ToList();
        var invoices = context
            .Invoices.AsNoTracking()
            .Where(i => i.OrganisationNumber == payment.OrganisationNumber && i.Kind == InvoiceKind.Invoice);
        var open = invoices.Where(i => i.Open > EF.Constant(Money.Zero));
        List<IQueryable<Invoice>> looks =
        [
            invoices.Where(i => references.Contains(i.Ocr)),
            invoices.Where(i => numbers.Contains(i.Number)),
            First(open.Where(i => i.Open == payment.Left)),
        ];
        if (payment.PayerNumber is { } payer)
        {
            looks.Add(First(open.Where(i => i.BuyerNumber == payer)));
            looks.Add(First(open.Where(i => i.BuyerNumber == payer && i.Open == payment.Left)));
        }

        var found = new Dictionary<Guid, OpenInvoice>();
        foreach (var look in looks)
        {
            foreach (var invoice in await look.ToListAsync(ct))
            {
                found[invoice.Id] = OpenInvoice.Of(invoice);
            }
        }

        return found.Values;
    }

    private static IQueryable<Invoice> First(IQueryable<Invoice> invoices) =>
        invoices.OrderBy(i => i.Due).ThenBy(i => i.Number).Take(Most);
}

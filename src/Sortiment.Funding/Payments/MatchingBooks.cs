using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Matching;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.Payments;

/// <summary>
/// An organisation's invoices as an import knows them, from portion to portion. Everything that changes an invoice is
/// booked, so the number of vouchers tells whether somebody else has been at them since.
/// </summary>
internal sealed class MatchingBooks
{
    private readonly OrganisationNumber _organisation;
    private readonly InvoiceIndex _index;
    private long _vouchers;

    private MatchingBooks(OrganisationNumber organisation, long vouchers) =>
        (_organisation, _vouchers, _index) = (organisation, vouchers, new InvoiceIndex([]));

    /// <summary>Reads them all. What is booked while it reads is seen as a change afterwards.</summary>
    public static async Task<MatchingBooks> LoadAsync(
        FundingDbContext context,
        OrganisationNumber organisation,
        CancellationToken ct
    )
    {
        var books = new MatchingBooks(organisation, await VouchersAsync(context, organisation, ct));
        var invoices = context
            .Invoices.AsNoTracking()
            .Where(i => i.OrganisationNumber == organisation && i.Kind == InvoiceKind.Invoice);
        await foreach (var invoice in Known(invoices).AsAsyncEnumerable().WithCancellation(ct))
        {
            books._index.Put(invoice);
        }

        return books;
    }

    /// <summary>What the matcher is to know of these invoices.</summary>
    public static IQueryable<OpenInvoice> Known(IQueryable<Invoice> invoices) =>
        invoices.Select(i => new OpenInvoice(
            i.Id,
            i.Number,
            OcrReference.Parse(i.Ocr, null),
            i.BuyerNumber,
            new Money((long)(object)i.Net + (long)(object)i.Vat),
            i.Paid,
            i.Open,
            i.Due
        ));

    /// <exception cref="ConflictProblem">Somebody else has booked something: what is known here may be wrong.</exception>
    public async Task DemandAloneAsync(FundingDbContext context, CancellationToken ct)
    {
        if (await VouchersAsync(context, _organisation, ct) != _vouchers)
        {
            throw ConflictProblem.Stale();
        }
    }

    /// <summary>Decides what a payment is of, and knows it from then on.</summary>
    public MatchDecision Decide(BankFiles.BankPayment payment)
    {
        var decision = PaymentMatcher.Match(payment, _index);
        _index.Apply(decision);
        return decision;
    }

    /// <summary>Takes note of vouchers of one's own.</summary>
    public void Booked(int vouchers) => _vouchers += vouchers;

    private static Task<long> VouchersAsync(
        FundingDbContext context,
        OrganisationNumber organisation,
        CancellationToken ct
    ) =>
        context
            .Set<NumberSeries>()
            .Where(s => s.OrganisationNumber == organisation && s.Series == NumberSeries.Vouchers)
            .SumAsync(s => (long)s.Last, ct);
}

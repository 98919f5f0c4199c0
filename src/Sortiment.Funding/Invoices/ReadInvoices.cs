using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Data;
using Sortiment.Funding.Payments;
using Sortiment.Funding.Read;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Invoices;

/// <summary>A scheme's invoices: the principal's own, all for the AT centre.</summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="State">Only those that stand so; overdue ones are unpaid too.</param>
/// <param name="Text">Only those whose buyer, number or OCR holds this.</param>
/// <param name="Sort">"number", "buyer", "due", "total" or "open", with "-" before it for falling.</param>
/// <param name="Page">From 1.</param>
[AllowedRoles(Roles.FinanceOfficer, Roles.Coordinator, Roles.AtCentreFinance)]
internal sealed record ListInvoices(
    Guid SchemeId,
    InvoiceState? State = null,
    string? Text = null,
    string? Sort = null,
    int Page = 1
) : IQuery<InvoiceList>
{
    public const int PageSize = 60;
}

/// <summary>Some invoices and what they come to.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Rows">Those of the page.</param>
/// <param name="Count">How many there are of the selection.</param>
/// <param name="Total">All of the scheme, less what was credited.</param>
/// <param name="Paid">What has been paid.</param>
/// <param name="Overdue">What is overdue.</param>
/// <param name="Unsent">How many have not been mailed.</param>
/// <param name="Runs">The runs, the latest first.</param>
internal sealed record InvoiceList(
    FundingScheme Scheme,
    IReadOnlyList<Invoice> Rows,
    int Count,
    Money Total,
    Money Paid,
    Money Overdue,
    int Unsent,
    IReadOnlyList<InvoiceRun> Runs
)
{
    public Money Open => Total - Paid;
}

/// <summary>One invoice with what was sent, paid and credited of it.</summary>
/// <exception cref="NotFoundProblem">There is none, or it is another principal's.</exception>
[AllowedRoles(Roles.FinanceOfficer, Roles.Coordinator, Roles.AtCentreFinance)]
internal sealed record ShowInvoice(Guid Id) : IQuery<InvoiceView>;

/// <summary>An invoice as its page shows it.</summary>
/// <param name="Payments">What was placed on it, by the bank's day, the latest first: at most <see cref="MostPayments"/>.</param>
/// <param name="HasMorePayments">There are more of them.</param>
internal sealed record InvoiceView(
    Invoice Invoice,
    FundingScheme Scheme,
    Invoice? Credits,
    IReadOnlyList<Invoice> CreditedBy,
    IReadOnlyList<Allocation> Payments,
    bool HasMorePayments,
    IReadOnlyList<InvoiceLetter> Letters
)
{
    // an invoice is paid in a few parts; somebody who places and takes back again and again fills no page beyond reason
    public const int MostPayments = 200;
}

/// <summary>How far a run of invoices has come.</summary>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ShowRun(Guid Id) : IQuery<RunView>;

/// <summary>A run as its page shows it.</summary>
internal sealed record RunView(InvoiceRun Run, FundingScheme Scheme, int Made);

/// <summary>What can be invoiced in a scheme, per instalment.</summary>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ShowInvoiceable(Guid SchemeId) : IQuery<InvoiceableScheme>;

/// <summary>A scheme and what of it is accepted and not invoiced.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="HasSender">Whether it is said what stands on the invoices.</param>
/// <param name="Instalments">Those with something to invoice.</param>
internal sealed record InvoiceableScheme(
    FundingScheme Scheme,
    bool HasSender,
    IReadOnlyList<InvoiceableInstalment> Instalments
);

/// <summary>An instalment with something to invoice.</summary>
/// <param name="WithoutMail">Principals that have not said where to mail invoices.</param>
internal sealed record InvoiceableInstalment(
    Instalment Instalment,
    int Count,
    Money Total,
    IReadOnlyList<(string Code, string Name)> WithoutMail
);

internal sealed class ReadInvoicesHandler(FundingDbContext context, ITenantContext tenant, TimeProvider clock)
    : IQueryHandler<ListInvoices, InvoiceList>,
        IQueryHandler<ShowInvoice, InvoiceView>,
        IQueryHandler<ShowRun, RunView>,
        IQueryHandler<ShowInvoiceable, InvoiceableScheme>
{
    private bool MayLead => tenant.Actor!.Is(Roles.AtCentreFinance);

    public async ValueTask<InvoiceList> Handle(ListInvoices query, CancellationToken cancellationToken)
    {
        var scheme = await context.ShownSchemeAsync(query.SchemeId, tenant.Actor!, cancellationToken);
        var today = clock.StockholmToday();
        var all = context.Invoices.AsNoTracking().Where(i => i.SchemeId == query.SchemeId);
        var sums = await all.Where(i => i.Kind == InvoiceKind.Invoice)
            .GroupBy(_ => 1)
            .Select(g => new
            {
                Total = g.Sum(i => (long)(object)i.Net + (long)(object)i.Vat - (long)(object)i.Credited),
                Paid = g.Sum(i => (long)(object)i.Paid),
                Overdue = g.Sum(i => i.Due < today ? (long)(object)i.Open : 0),
            })
            .SingleOrDefaultAsync(cancellationToken);
        var chosen = Chosen(all, query, today);
        var rows = await Sorted(chosen, query.Sort)
            .Skip((Math.Max(1, query.Page) - 1) * ListInvoices.PageSize)
            .Take(ListInvoices.PageSize)
            .ToListAsync(cancellationToken);
        return new InvoiceList(
            scheme,
            rows,
            await chosen.CountAsync(cancellationToken),
            new Money(sums?.Total ?? 0),
            new Money(sums?.Paid ?? 0),
            new Money(sums?.Overdue ?? 0),
            await all.CountAsync(
                i => !context.Letters.Any(l => l.InvoiceId == i.Id && l.Kind == LetterKind.Invoice),
                cancellationToken
            ),
            MayLead
                ? await context
                    .InvoiceRuns.AsNoTracking()
                    .Where(r => r.SchemeId == query.SchemeId)
                    .OrderByDescending(r => r.Id)
                    .Take(20)
                    .ToListAsync(cancellationToken)
                : []
        );
    }

    public async ValueTask<InvoiceView> Handle(ShowInvoice query, CancellationToken cancellationToken)
    {
        var invoice = await context.InvoiceAsync(query.Id, cancellationToken);
        var payments = await context
            .Allocations.AsNoTracking()
            .Where(a => a.InvoiceId == invoice.Id)
            .OrderByDescending(a => a.BookingDate)
            .ThenByDescending(a => a.Id)
            .Take(InvoiceView.MostPayments + 1)
            .ToListAsync(cancellationToken);
        return new InvoiceView(
            invoice,
            await context.SchemeAsync(invoice.SchemeId, cancellationToken),
            invoice.CreditsId is { } credits ? await context.InvoiceAsync(credits, cancellationToken) : null,
            await context
                .Invoices.AsNoTracking()
                .Where(i => i.ContributionId == invoice.ContributionId && i.CreditsId == invoice.Id)
                .OrderBy(i => i.Id)
                .ToListAsync(cancellationToken),
            [.. payments.Take(InvoiceView.MostPayments)],
            payments.Count > InvoiceView.MostPayments,
            await context
                .Letters.AsNoTracking()
                .Where(l => l.InvoiceId == invoice.Id)
                .OrderBy(l => l.Id)
                .ToListAsync(cancellationToken)
        );
    }

    public async ValueTask<RunView> Handle(ShowRun query, CancellationToken cancellationToken)
    {
        var run =
            await context.InvoiceRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == query.Id, cancellationToken)
            ?? throw new NotFoundProblem("Faktureringen finns inte.");
        return new RunView(
            run,
            await context.SchemeAsync(run.SchemeId, cancellationToken),
            await context.Invoices.CountAsync(i => i.RunId == run.Id, cancellationToken)
        );
    }

    public async ValueTask<InvoiceableScheme> Handle(ShowInvoiceable query, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(query.SchemeId, cancellationToken);
        var waiting = await context
            .Contributions.AsNoTracking()
            .Where(c => c.SchemeId == scheme.Id && c.Answer == ContributionAnswer.Accepted && c.InvoicedAt == null)
            .ToListAsync(cancellationToken);
        var reached = await context
            .Billing.Where(b => b.Email != null)
            .Select(b => b.TenantId)
            .ToHashSetAsync(cancellationToken);
        return new InvoiceableScheme(
            scheme,
            await context.Organisations.AnyAsync(o => o.Number == scheme.OrganisationNumber, cancellationToken),
            [
                .. waiting
                    .GroupBy(c => c.Instalment)
                    .OrderBy(g => g.Key)
                    .Select(g => new InvoiceableInstalment(
                        scheme.InstalmentOf(g.Key),
                        g.Count(),
                        Money.Sum(g.Select(c => c.Total)),
                        [
                            .. g.Where(c => !reached.Contains(c.TenantId))
                                .OrderBy(c => c.PrincipalName, SwedishCulture.Order)
                                .Select(c => (c.TenantId, c.PrincipalName)),
                        ]
                    )),
            ]
        );
    }

    private static IQueryable<Invoice> Chosen(IQueryable<Invoice> all, ListInvoices query, DateOnly today)
    {
        var chosen = query.State switch
        {
            InvoiceState.Unpaid => all.Where(i => i.Open > Money.Zero),
            InvoiceState.Overdue => all.Where(i => i.Open > Money.Zero && i.Due < today),
            InvoiceState.PartlyPaid => all.Where(i => i.Open > Money.Zero && i.Paid > Money.Zero),
            InvoiceState.Paid => all.Where(i => i.Open == Money.Zero && i.Paid > Money.Zero),
            InvoiceState.Credited => all.Where(i => i.Credited > Money.Zero),
            InvoiceState.Credit => all.Where(i => i.Kind == InvoiceKind.Credit),
            _ => all,
        };
        return string.IsNullOrWhiteSpace(query.Text)
            ? chosen
            : chosen.Where(i =>
                i.BuyerName.ToLower().Contains(query.Text.Trim().ToLower())
                || i.Number.Contains(query.Text.Trim())
                || i.Ocr == query.Text.Trim()
            );
    }

    private static IQueryable<Invoice> Sorted(IQueryable<Invoice> rows, string? sort)
    {
        var falling = sort?.StartsWith('-') == true;
        return sort?.TrimStart('-') switch
        {
            "buyer" => By(rows, falling, i => i.BuyerName),
            "due" => By(rows, falling, i => i.Due),
            "total" => By(rows, falling, i => i.Net),
            "open" => By(rows, falling, i => i.Open),
            _ => By(rows, falling, i => i.Number),
        };
    }

    private static IQueryable<Invoice> By<T>(
        IQueryable<Invoice> rows,
        bool falling,
        System.Linq.Expressions.Expression<Func<Invoice, T>> key
    ) => (falling ? rows.OrderByDescending(key) : rows.OrderBy(key)).ThenBy(i => i.Id);
}

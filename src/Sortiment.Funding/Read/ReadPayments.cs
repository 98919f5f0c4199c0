using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Matching;
using Sortiment.Funding.Payments;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Funding.Read;

/// <summary>Payments that have something left to place, the oldest first.</summary>
/// <param name="Text">Only those whose payer, reference or message holds this.</param>
/// <param name="Direction">"in" or "ut".</param>
/// <param name="Found">Only those that the matcher found to be this.</param>
/// <param name="Page">From 1.</param>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ListUnplaced(
    string? Text = null,
    string? Direction = null,
    MatchKind? Found = null,
    int Page = 1
) : IQuery<UnplacedList>
{
    public const int PageSize = 50;
}

/// <summary>A page of the worklist.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Left">What they have left together.</param>
internal sealed record UnplacedList(IReadOnlyList<UnplacedPayment> Items, int Total, Money Left);

/// <summary>A payment that somebody must decide about.</summary>
/// <param name="Reason">Why, in Swedish.</param>
internal sealed record UnplacedPayment(
    Guid Id,
    DateOnly BookingDate,
    string? PayerName,
    string? References,
    Money Amount,
    Money Left,
    string Reason
);

/// <summary>One payment with all that has been decided about it, and what might be.</summary>
/// <exception cref="NotFoundProblem">There is no such payment.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ShowPayment(Guid Id) : IQuery<PaymentView>;

/// <summary>A payment as its page shows it.</summary>
/// <param name="FileName">The bank file that it came in.</param>
/// <param name="Placed">Where it was placed, and what was taken back, in that order.</param>
/// <param name="Decisions">Offsets and returns.</param>
/// <param name="Suggestions">Invoices that it might be of.</param>
/// <param name="Against">Payments of the other sign that it might be offset against, those of the same amount first.</param>
internal sealed record PaymentView(
    Payment Payment,
    string FileName,
    IReadOnlyList<PlacedView> Placed,
    IReadOnlyList<DecisionView> Decisions,
    IReadOnlyList<Suggestion> Suggestions,
    IReadOnlyList<UnplacedPayment> Against
);

/// <summary>A placed part.</summary>
/// <param name="IsUndone">It was taken back later.</param>
internal sealed record PlacedView(Payments.Allocation Part, bool IsUndone);

/// <summary>An offset or a return, or what takes one back.</summary>
/// <param name="Amount">What it took of the payment.</param>
/// <param name="MayUndo">It can be taken back.</param>
internal sealed record DecisionView(
    Guid VoucherId,
    string Voucher,
    string Text,
    DateOnly Date,
    Money Amount,
    string ByName,
    bool MayUndo
);

/// <summary>What was placed on a scheme's invoices, by the bank's day, the latest first: on the principal's own, on all for the AT centre.</summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="Text">Only those whose payer or invoice holds this.</param>
/// <param name="Page">From 1.</param>
/// <exception cref="NotFoundProblem">There is no such scheme, or it is a draft of the AT centre's.</exception>
[AllowedRoles(Roles.FinanceOfficer, Roles.Coordinator, Roles.AtCentreFinance)]
internal sealed record ListPlaced(Guid SchemeId, string? Text = null, int Page = 1) : IQuery<PlacedList>
{
    public const int PageSize = 50;
}

/// <summary>A page of what was placed.</summary>
/// <param name="Total">How many there are in all; a payment of several invoices has a part on each.</param>
/// <param name="Sum">What they come to together; what was taken back counts against.</param>
/// <param name="Principals">For the AT centre, whose list they are all on: the principals' names, by code.</param>
internal sealed record PlacedList(
    FundingScheme Scheme,
    IReadOnlyList<Payments.Allocation> Items,
    int Total,
    Money Sum,
    IReadOnlyDictionary<string, string>? Principals
);

internal sealed class ReadPaymentsHandler(
    FundingDbContext context,
    ITenantContext tenant,
    IPrincipalDirectory directory
)
    : IQueryHandler<ListUnplaced, UnplacedList>,
        IQueryHandler<ShowPayment, PaymentView>,
        IQueryHandler<ListPlaced, PlacedList>
{
    private const int MostAgainst = 10;

    // said as a constant, so that the worklist's own index is used
    private IQueryable<Payment> Waiting =>
        context.Payments.AsNoTracking().Where(p => p.Left != EF.Constant(Money.Zero));

    public async ValueTask<UnplacedList> Handle(ListUnplaced query, CancellationToken cancellationToken)
    {
        var waiting = Waiting;
        waiting = query.Direction switch
        {
            "in" => waiting.Where(p => p.Left > Money.Zero),
            "ut" => waiting.Where(p => p.Left < Money.Zero),
            _ => waiting,
        };
        if (query.Found is { } found)
        {
            waiting = waiting.Where(p => p.Found == found);
        }

        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            var like = Like(query.Text);
            waiting = waiting.Where(p =>
                EF.Functions.ILike(p.PayerName!, like)
                || EF.Functions.ILike(p.References!, like)
                || EF.Functions.ILike(p.Text!, like)
            );
        }

        var totals = await waiting
            .GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Left = g.Sum(p => (long)(object)p.Left) })
            .SingleOrDefaultAsync(cancellationToken);
        var page = waiting
            .OrderBy(p => p.BookingDate)
            .ThenBy(p => p.Id)
            .Skip((query.Page - 1) * ListUnplaced.PageSize)
            .Take(ListUnplaced.PageSize);
        return new UnplacedList(
            await Unplaced(page).ToListAsync(cancellationToken),
            totals?.Count ?? 0,
            new Money(totals?.Left ?? 0)
        );
    }

    public async ValueTask<PaymentView> Handle(ShowPayment query, CancellationToken cancellationToken)
    {
        var payment =
            await context.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.Id, cancellationToken)
            ?? throw new NotFoundProblem("Betalningen finns inte.");
        var parts = await context
            .Allocations.AsNoTracking()
            .Where(a => a.PaymentId == payment.Id)
            .OrderBy(a => a.Id)
            .ToListAsync(cancellationToken);
        return new PaymentView(
            payment,
            await context
                .ImportedFiles.Where(f => f.Id == payment.FileId)
                .Select(f => f.Name)
                .SingleAsync(cancellationToken),
            parts.ConvertAll(a => new PlacedView(a, parts.Exists(other => other.UndoesId == a.Id))),
            await DecisionsAsync(payment, cancellationToken),
            await new SuggestInvoices(context).ForAsync(payment, cancellationToken),
            await AgainstAsync(payment, cancellationToken)
        );
    }

    public async ValueTask<PlacedList> Handle(ListPlaced query, CancellationToken cancellationToken)
    {
        var scheme = await context.ShownSchemeAsync(query.SchemeId, tenant.Actor!, cancellationToken);
        var placed = context.Allocations.AsNoTracking().Where(a => a.SchemeId == scheme.Id);
        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            var like = Like(query.Text);
            placed = placed.Where(a =>
                EF.Functions.ILike(a.PayerName!, like) || EF.Functions.ILike(a.InvoiceNumber, like)
            );
        }

        var totals = await placed
            .GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Sum = g.Sum(a => (long)(object)a.Amount) })
            .SingleOrDefaultAsync(cancellationToken);
        var page = placed
            .OrderByDescending(a => a.BookingDate)
            .ThenByDescending(a => a.Id)
            .Skip((query.Page - 1) * ListPlaced.PageSize)
            .Take(ListPlaced.PageSize);
        return new PlacedList(
            scheme,
            await page.ToListAsync(cancellationToken),
            totals?.Count ?? 0,
            new Money(totals?.Sum ?? 0),
            tenant.Actor!.Is(Roles.AtCentreFinance)
                ? (await directory.AllAsync(cancellationToken)).ToDictionary(p => p.Code, p => p.Name)
                : null
        );
    }

    private async Task<IReadOnlyList<DecisionView>> DecisionsAsync(Payment payment, CancellationToken ct)
    {
        var vouchers = await context
            .Vouchers.AsNoTracking()
            .Include(v => v.Postings)
            .Where(v => context.Postings.Any(p => p.PaymentId == payment.Id && p.VoucherId == v.Id))
            .OrderBy(v => v.Id)
            .ToListAsync(ct);
        return
        [
            .. vouchers
                .Where(v => v.Kind == VoucherKind.Reversal || UndoPlacementHandler.IsDecision(v))
                .Select(v => new DecisionView(
                    v.Id,
                    $"{v.Year} {v.Name}",
                    v.Text,
                    v.Date,
                    Money.Sum(
                        v.Postings.Where(p => p.PaymentId == payment.Id && p.Account == Account.Unplaced.Number)
                            .Select(p => p.Amount)
                    ),
                    v.ByName,
                    v.Kind != VoucherKind.Reversal && !vouchers.Exists(other => other.ReversesId == v.Id)
                )),
        ];
    }

    private async Task<IReadOnlyList<UnplacedPayment>> AgainstAsync(Payment payment, CancellationToken ct)
    {
        if (payment.Left == Money.Zero)
        {
            return [];
        }

        var others = Waiting.Where(p => p.OrganisationNumber == payment.OrganisationNumber);
        others =
            payment.Left > Money.Zero ? others.Where(p => p.Left < Money.Zero) : others.Where(p => p.Left > Money.Zero);
        var same = -payment.Left;
        return await Unplaced(
                others
                    .OrderByDescending(p => p.Left == same)
                    .ThenByDescending(p => p.PayerName == payment.PayerName)
                    .ThenByDescending(p => p.BookingDate)
                    .Take(MostAgainst)
            )
            .ToListAsync(ct);
    }

    // what the matcher said at first no longer holds when a placed part was taken back
    private IQueryable<UnplacedPayment> Unplaced(IQueryable<Payment> payments) =>
        payments.Select(p => new UnplacedPayment(
            p.Id,
            p.BookingDate,
            p.PayerName,
            p.References,
            p.Amount,
            p.Left,
            context.Allocations.Any(a => a.PaymentId == p.Id && a.UndoesId != null)
                ? "En placering har tagits tillbaka."
                : p.Reason
        ));

    private static string Like(string text) => $"%{Escaped(text.Trim())}%";

    private static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}

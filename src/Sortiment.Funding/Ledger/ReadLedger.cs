using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Read;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Ui.Forms;

namespace Sortiment.Funding.Ledger;

/// <summary>What postings come from.</summary>
internal enum PostingSort
{
    /// <summary>Fakturor och krediter.</summary>
    Invoiced,

    /// <summary>Betalningar.</summary>
    Paid,

    /// <summary>Annat.</summary>
    Other,
}

/// <summary>Which of a scheme's postings are meant.</summary>
/// <param name="From">From this day.</param>
/// <param name="To">To this day.</param>
/// <param name="Principal">Only this principal's.</param>
/// <param name="Sort">Only those that come from this.</param>
internal sealed record PostingFilter(
    DateOnly? From = null,
    DateOnly? To = null,
    string? Principal = null,
    PostingSort? Sort = null
);

/// <summary>A scheme's books: what stands on each account. Open to all principals.</summary>
/// <exception cref="NotFoundProblem">There is no such scheme, or it is a draft.</exception>
[AllowSignedIn]
internal sealed record ShowLedger(Guid SchemeId, PostingFilter Filter) : IQuery<LedgerView>;

/// <summary>A scheme's accounts.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Accounts">Those with postings, by number.</param>
/// <param name="Principals">Those who take part, by name.</param>
/// <param name="MayEnter">Whether the actor books by hand now.</param>
internal sealed record LedgerView(
    FundingScheme Scheme,
    IReadOnlyList<AccountBalance> Accounts,
    IReadOnlyList<LedgerPrincipal> Principals,
    bool MayEnter
)
{
    /// <summary>The principals to choose among.</summary>
    public IEnumerable<Option> Options => Principals.Select(p => new Option(p.Code, p.Name));
}

/// <summary>A principal that takes part.</summary>
internal sealed record LedgerPrincipal(string Code, string Name);

/// <summary>What stands on an account.</summary>
/// <param name="Account">Its number.</param>
/// <param name="Name">Its name in the scheme.</param>
/// <param name="Before">From before the period.</param>
/// <param name="Debit">Debits in the period.</param>
/// <param name="Credit">Credits in the period, below nought.</param>
internal sealed record AccountBalance(string Account, string Name, Money Before, Money Debit, Money Credit)
{
    /// <summary>At the period's end.</summary>
    public Money After => Before + Debit + Credit;
}

/// <summary>The postings of an account, the oldest first.</summary>
/// <exception cref="NotFoundProblem">There is no such scheme, or it is a draft.</exception>
[AllowSignedIn]
internal sealed record ListPostings(Guid SchemeId, string Account, PostingFilter Filter, int Page)
    : IQuery<PostingsView>;

/// <summary>A page of an account's postings.</summary>
/// <param name="Ledger">The scheme's books.</param>
/// <param name="Account">The account's number.</param>
/// <param name="Rows">This page's.</param>
/// <param name="Count">How many there are in all.</param>
/// <param name="Sum">What they come to in all.</param>
internal sealed record PostingsView(
    LedgerView Ledger,
    string Account,
    IReadOnlyList<PostingRow> Rows,
    int Count,
    Money Sum
)
{
    public const int PageSize = 50;

    public string Name => Funding.Ledger.Account.NameOf(Account, Ledger.Scheme);
}

/// <summary>A posting with its voucher.</summary>
internal sealed record PostingRow(
    Guid VoucherId,
    int Year,
    int Number,
    DateOnly Date,
    VoucherKind Kind,
    string Text,
    string? Principal,
    Money Amount
);

internal sealed class ReadLedgerHandler(FundingDbContext context, ITenantContext tenant)
    : IQueryHandler<ShowLedger, LedgerView>,
        IQueryHandler<ListPostings, PostingsView>
{
    public async ValueTask<LedgerView> Handle(ShowLedger query, CancellationToken cancellationToken) =>
        await ViewAsync(query.SchemeId, query.Filter, cancellationToken);

    public async ValueTask<PostingsView> Handle(ListPostings query, CancellationToken cancellationToken)
    {
        var ledger = await ViewAsync(query.SchemeId, query.Filter, cancellationToken);
        var (from, to) = DaysOf(query.Filter);
        var rows = Lines(query.SchemeId, query.Filter)
            .Where(line => line.Posting.Account == query.Account)
            .Where(line => line.Voucher.Date >= from && line.Voucher.Date <= to);
        return new PostingsView(
            ledger,
            query.Account,
            await rows.OrderBy(line => line.Voucher.Date)
                .ThenBy(line => line.Voucher.Year)
                .ThenBy(line => line.Voucher.Number)
                .ThenBy(line => line.Posting.Line)
                .Skip((query.Page - 1) * PostingsView.PageSize)
                .Take(PostingsView.PageSize)
                .Select(line => new PostingRow(
                    line.Voucher.Id,
                    line.Voucher.Year,
                    line.Voucher.Number,
                    line.Voucher.Date,
                    line.Voucher.Kind,
                    line.Voucher.Text,
                    line.Posting.Principal,
                    line.Posting.Amount
                ))
                .ToListAsync(cancellationToken),
            await rows.CountAsync(cancellationToken),
            new Money(await rows.SumAsync(line => (long)(object)line.Posting.Amount, cancellationToken))
        );
    }

    private async Task<LedgerView> ViewAsync(Guid schemeId, PostingFilter filter, CancellationToken ct)
    {
        var scheme = await context.ShownSchemeAsync(schemeId, tenant.Actor!, ct);
        var (from, to) = DaysOf(filter);
        var balances = await Lines(schemeId, filter)
            .Where(line => line.Voucher.Date <= to)
            .Select(line => new
            {
                line.Posting.Account,
                line.Voucher.Date,
                Ore = (long)(object)line.Posting.Amount,
            })
            .GroupBy(line => line.Account)
            .Select(account => new
            {
                Account = account.Key,
                Before = account.Sum(line => line.Date < from ? line.Ore : 0),
                Debit = account.Sum(line => line.Date >= from && line.Ore > 0 ? line.Ore : 0),
                Credit = account.Sum(line => line.Date >= from && line.Ore < 0 ? line.Ore : 0),
            })
            .OrderBy(account => account.Account)
            .ToListAsync(ct);
        var principals = await context
            .AllContributions.Where(c => c.SchemeId == schemeId)
            .Select(c => new { c.TenantId, c.PrincipalName })
            .Distinct()
            .ToListAsync(ct);
        return new LedgerView(
            scheme,
            [
                .. balances.Select(b => new AccountBalance(
                    b.Account,
                    Account.NameOf(b.Account, scheme),
                    new Money(b.Before),
                    new Money(b.Debit),
                    new Money(b.Credit)
                )),
            ],
            [
                .. principals
                    .Select(p => new LedgerPrincipal(p.TenantId, p.PrincipalName))
                    .OrderBy(p => p.Name, SwedishCulture.Order),
            ],
            tenant.Actor!.Is(Roles.AtCentreFinance) && scheme.Status is SchemeStatus.Active or SchemeStatus.Closed
        );
    }

    private IQueryable<LedgerLine> Lines(Guid schemeId, PostingFilter filter)
    {
        var lines = context
            .Postings.Where(p => p.SchemeId == schemeId)
            .Join(
                context.Vouchers,
                p => p.VoucherId,
                v => v.Id,
                (posting, voucher) => new LedgerLine { Posting = posting, Voucher = voucher }
            );
        if (filter.Principal is { } principal)
        {
            lines = lines.Where(line => line.Posting.Principal == principal);
        }

        return filter.Sort switch
        {
            PostingSort.Invoiced => lines.Where(line =>
                line.Voucher.Kind == VoucherKind.Invoice || line.Voucher.Kind == VoucherKind.Credit
            ),
            PostingSort.Paid => lines.Where(line => line.Posting.PaymentId != null),
            PostingSort.Other => lines.Where(line =>
                line.Posting.PaymentId == null
                && line.Voucher.Kind != VoucherKind.Invoice
                && line.Voucher.Kind != VoucherKind.Credit
            ),
            _ => lines,
        };
    }

    private static (DateOnly From, DateOnly To) DaysOf(PostingFilter filter) =>
        (filter.From ?? DateOnly.MinValue, filter.To ?? DateOnly.MaxValue);

    private sealed class LedgerLine
    {
        public required Posting Posting { get; init; }
        public required Voucher Voucher { get; init; }
    }
}

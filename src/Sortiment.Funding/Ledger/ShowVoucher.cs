using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Schemes;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Ledger;

/// <summary>A voucher with all that belongs to it. Open to all principals; invoices are named to those who see them.</summary>
/// <exception cref="NotFoundProblem">There is none.</exception>
[AllowSignedIn]
internal sealed record ShowVoucher(Guid Id) : IQuery<VoucherView>;

/// <summary>A voucher as its page shows it.</summary>
/// <param name="Voucher">The voucher.</param>
/// <param name="Lines">Its postings.</param>
/// <param name="Schemes">The schemes that its postings are on.</param>
/// <param name="Reverses">What it takes back.</param>
/// <param name="ReversedBy">What takes it back, or parts of it.</param>
/// <param name="MayReverse">Whether the actor takes it back by hand.</param>
/// <param name="SeesInvoices">Whether the actor's role opens invoices.</param>
/// <param name="SeesPayments">Whether the actor's role opens payments.</param>
internal sealed record VoucherView(
    Voucher Voucher,
    IReadOnlyList<VoucherLine> Lines,
    IReadOnlyList<FundingScheme> Schemes,
    VoucherLink? Reverses,
    IReadOnlyList<VoucherLink> ReversedBy,
    bool MayReverse,
    bool SeesInvoices,
    bool SeesPayments
);

/// <summary>A posting as its voucher's page shows it.</summary>
/// <param name="Posting">The posting.</param>
/// <param name="AccountName">The account's name.</param>
/// <param name="InvoiceNumber">Null when there is none, or the actor does not see it.</param>
internal sealed record VoucherLine(Posting Posting, string AccountName, string? InvoiceNumber);

/// <summary>Another voucher.</summary>
internal sealed record VoucherLink(Guid Id, int Year, int Number);

internal sealed class ShowVoucherHandler(FundingDbContext context, ITenantContext tenant)
    : IQueryHandler<ShowVoucher, VoucherView>
{
    public async ValueTask<VoucherView> Handle(ShowVoucher query, CancellationToken cancellationToken)
    {
        var voucher =
            await context
                .Vouchers.AsNoTracking()
                .Include(v => v.Postings.OrderBy(p => p.Line))
                .SingleOrDefaultAsync(v => v.Id == query.Id, cancellationToken)
            ?? throw new NotFoundProblem("Verifikationen finns inte.");
        var schemeIds = voucher.Postings.Select(p => p.SchemeId).Append(voucher.SchemeId).OfType<Guid>().ToHashSet();
        var schemes = await context
            .Schemes.AsNoTracking()
            .Where(s => schemeIds.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, cancellationToken);
        var invoiceIds = voucher.Postings.Select(p => p.InvoiceId).OfType<Guid>().ToHashSet();
        var invoices = await context
            .Invoices.Where(i => invoiceIds.Contains(i.Id))
            .ToDictionaryAsync(i => i.Id, i => i.Number, cancellationToken);
        var links = await context
            .Vouchers.Where(v => v.Id == voucher.ReversesId || v.ReversesId == voucher.Id)
            .OrderBy(v => v.Year)
            .ThenBy(v => v.Number)
            .Select(v => new VoucherLink(v.Id, v.Year, v.Number))
            .ToListAsync(cancellationToken);
        var takenBack = links.FindAll(link => link.Id != voucher.ReversesId);
        return new VoucherView(
            voucher,
            [
                .. voucher.Postings.Select(p => new VoucherLine(
                    p,
                    Account.NameOf(p.Account, p.SchemeId is { } scheme ? schemes[scheme] : null),
                    p.InvoiceId is { } invoice ? invoices.GetValueOrDefault(invoice) : null
                )),
            ],
            [.. schemes.Values.OrderBy(s => s.Id != voucher.SchemeId)],
            links.Find(link => link.Id == voucher.ReversesId),
            takenBack,
            voucher.IsEntered
                && takenBack.Count == 0
                && tenant.Actor!.Is(Roles.AtCentreFinance)
                && schemes.GetValueOrDefault(voucher.SchemeId ?? default)?.Status
                    is SchemeStatus.Active
                        or SchemeStatus.Closed,
            tenant.Actor!.Is(Roles.FinanceOfficer, Roles.Coordinator, Roles.AtCentreFinance),
            tenant.Actor!.Is(Roles.AtCentreFinance)
        );
    }
}

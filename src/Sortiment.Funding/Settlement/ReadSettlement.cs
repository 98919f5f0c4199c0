using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Read;
using Sortiment.Funding.RepaymentFiles;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Settlement;

/// <summary>How a scheme was settled or, for the AT centre, would be now. Open to all.</summary>
/// <exception cref="NotFoundProblem">There is no such scheme, or it is a draft.</exception>
[AllowSignedIn]
internal sealed record ShowSettlement(Guid SchemeId) : IQuery<SettlementView>;

/// <summary>A scheme's settlement.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Settlement">How it was settled; null when it is not.</param>
/// <param name="Plan">How it would be; null for who does not settle.</param>
/// <param name="Hindrances">What must be done first.</param>
/// <param name="Next">The schemes that it can be reinvested in.</param>
/// <param name="NextScheme">The one that it was.</param>
/// <param name="WithoutBankgiro">The principals that are to be repaid and have given no bankgiro.</param>
internal sealed record SettlementView(
    FundingScheme Scheme,
    SchemeSettlement? Settlement,
    SettlementPlan? Plan,
    IReadOnlyList<string> Hindrances,
    IReadOnlyList<FundingScheme> Next,
    FundingScheme? NextScheme,
    IReadOnlyList<string> WithoutBankgiro
);

/// <summary>The repayments of a settlement as a file for the bank. Fetched again, it has the same id: the bank takes it once.</summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="Day">The day that the bank is to pay; the settlement's, or today when that has passed.</param>
/// <exception cref="NotFoundProblem">It is not settled, or was reinvested.</exception>
/// <exception cref="ConflictProblem">"bankgiro-missing", "bank-missing": the message says whose.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record DownloadRepayments(Guid SchemeId, DateOnly? Day = null) : IQuery<RepaymentDownload>;

/// <summary>A repayment file.</summary>
internal sealed record RepaymentDownload(string Name, byte[] Bytes);

internal sealed class ReadSettlementHandler(
    FundingDbContext context,
    SettlementBasis basis,
    ITenantContext tenant,
    TimeProvider clock
) : IQueryHandler<ShowSettlement, SettlementView>, IQueryHandler<DownloadRepayments, RepaymentDownload>
{
    private const int LongestId = 30;

    public async ValueTask<SettlementView> Handle(ShowSettlement query, CancellationToken cancellationToken)
    {
        var scheme = await context.ShownSchemeAsync(query.SchemeId, tenant.Actor!, cancellationToken);
        var settlement = await context
            .Settlements.AsNoTracking()
            .SingleOrDefaultAsync(s => s.SchemeId == scheme.Id, cancellationToken);
        var leads = tenant.Actor!.Is(Roles.AtCentreFinance);
        if (settlement is not null || !leads)
        {
            var (missing, _) =
                leads && settlement?.Decision == SettlementDecision.Repay
                    ? await BankgirosAsync(settlement, cancellationToken)
                    : ([], []);
            var into = await context
                .Schemes.AsNoTracking()
                .SingleOrDefaultAsync(s => settlement != null && s.Id == settlement.NextSchemeId, cancellationToken);
            return new SettlementView(scheme, settlement, null, [], [], into, missing);
        }

        var plan = await basis.PlanAsync(scheme, cancellationToken);
        return new SettlementView(
            scheme,
            null,
            plan,
            await basis.HindrancesAsync(scheme, plan, cancellationToken),
            await context
                .Schemes.AsNoTracking()
                .Where(s => s.Id != scheme.Id && s.OrganisationNumber == scheme.OrganisationNumber)
                .Where(s => s.Status == SchemeStatus.Offered || s.Status == SchemeStatus.Active)
                .OrderBy(s => s.Name)
                .ToListAsync(cancellationToken),
            null,
            []
        );
    }

    public async ValueTask<RepaymentDownload> Handle(DownloadRepayments query, CancellationToken cancellationToken)
    {
        var scheme = await context.ShownSchemeAsync(query.SchemeId, tenant.Actor!, cancellationToken);
        var settlement =
            await context
                .Settlements.AsNoTracking()
                .SingleOrDefaultAsync(
                    s => s.SchemeId == scheme.Id && s.Decision == SettlementDecision.Repay,
                    cancellationToken
                )
            ?? throw new NotFoundProblem("Finansieringen har inte slutavräknats med återbetalning.");
        var (missing, bankgiros) = await BankgirosAsync(settlement, cancellationToken);
        if (missing.Count > 0)
        {
            throw new ConflictProblem("bankgiro-missing", $"Bankgiro saknas för {string.Join(", ", missing)}.");
        }

        var payer = await context
            .Organisations.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Number == scheme.OrganisationNumber, cancellationToken);
        if (payer?.Bic is not { } bic)
        {
            throw new ConflictProblem(
                "bank-missing",
                $"Ange bank (BIC) för {scheme.OrganisationName}, under Avsändare."
            );
        }

        var today = clock.StockholmToday();
        var figures = new RepaymentFigures(
            settlement.Id.ToString("N")[..LongestId],
            settlement.At,
            query.Day ?? (settlement.Date > today ? settlement.Date : today),
            payer.Name,
            payer.Number,
            payer.Account,
            bic,
            null,
            [
                .. settlement
                    .Shares.Where(s => s.Amount > Money.Zero)
                    .OrderBy(s => s.Principal, StringComparer.Ordinal)
                    .Select(s => new Repayment(
                        s.Name,
                        bankgiros[s.Principal],
                        s.Amount,
                        Message: $"Återbetalning, {scheme.Name}"
                    )),
            ]
        );
        return new RepaymentDownload($"aterbetalning-{settlement.Date:yyyyMMdd}.xml", RepaymentFile.Write(figures));
    }

    private async Task<(IReadOnlyList<string> Missing, Dictionary<string, BankgiroNumber> Numbers)> BankgirosAsync(
        SchemeSettlement settlement,
        CancellationToken ct
    )
    {
        var known = await context
            .Billing.AsNoTracking()
            .Where(b => b.Bankgiro != null)
            .ToDictionaryAsync(b => b.TenantId, b => BankgiroNumber.Parse(b.Bankgiro!), ct);
        return (
            [
                .. settlement
                    .Shares.Where(s => s.Amount > Money.Zero && !known.ContainsKey(s.Principal))
                    .Select(s => s.Name)
                    .Order(SwedishCulture.Order),
            ],
            known
        );
    }
}

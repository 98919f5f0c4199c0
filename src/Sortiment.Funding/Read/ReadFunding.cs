using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Data;
using Sortiment.Funding.Grants;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;
using Sortiment.Principals.Tenants;

namespace Sortiment.Funding.Read;

/// <summary>The schemes, the latest period first. Drafts only for the AT centre's finance officer.</summary>
[AllowSignedIn]
internal sealed record ListSchemes : IQuery<IReadOnlyList<ListedScheme>>;

/// <summary>A scheme in the list.</summary>
/// <param name="Contributions">All contributions, without VAT.</param>
/// <param name="Accepted">Those that have been accepted.</param>
/// <param name="OwnAwaited">How many instalments wait for the acting principal's answer.</param>
internal sealed record ListedScheme(
    Guid Id,
    string Name,
    SchemeStatus Status,
    Period Period,
    Money Contributions,
    Money Accepted,
    int OwnAwaited
);

/// <summary>One scheme with everything that is open to all.</summary>
/// <param name="Id">The scheme.</param>
/// <param name="Instalment">Only this instalment's contributions.</param>
/// <param name="Answer">Only those with this answer.</param>
/// <param name="Text">Only principals whose name or code holds this.</param>
/// <param name="Sort">"name", "inhabitants", "amount" or "answer", with "-" before it for falling.</param>
/// <exception cref="NotFoundProblem">There is none, or it is a draft and the actor does not draft.</exception>
[AllowSignedIn]
internal sealed record ShowScheme(
    Guid Id,
    int? Instalment = null,
    ContributionAnswer? Answer = null,
    string? Text = null,
    string? Sort = null
) : IQuery<SchemeView>;

/// <summary>A scheme as its page shows it.</summary>
/// <param name="Scheme">Its terms.</param>
/// <param name="Totals">All contributions together.</param>
/// <param name="Rows">The contributions that were asked for.</param>
/// <param name="Own">The acting principal's own.</param>
/// <param name="Grants">The acting principal's state grants for it.</param>
/// <param name="MayLead">Whether the actor moves the scheme on.</param>
internal sealed record SchemeView(
    FundingScheme Scheme,
    SchemeTotals Totals,
    IReadOnlyList<ContributionView> Rows,
    IReadOnlyList<ContributionView> Own,
    IReadOnlyList<Grant> Grants,
    bool MayLead
)
{
    public Money GrantSum => Money.Sum(Grants.Select(grant => grant.Amount));

    public Money OwnSum => Money.Sum(Own.Select(own => own.Contribution.Amount));

    /// <summary>What part of its grants the principal's contributions take; null without grants.</summary>
    public decimal? GrantShare => GrantSum > Money.Zero ? OwnSum.Kronor / GrantSum.Kronor * 100 : null;
}

/// <summary>Sums over a scheme's contributions, without VAT.</summary>
internal sealed record SchemeTotals(
    Money Municipalities,
    Money Region,
    Money Accepted,
    int AcceptedCount,
    int DeclinedCount,
    int AwaitedCount
)
{
    public Money All => Municipalities + Region;
}

/// <summary>A contribution with what has become of its population since.</summary>
/// <param name="CurrentInhabitants">What the populations say today, when they differ from what it was counted with.</param>
internal sealed record ContributionView(Contribution Contribution, string InstalmentTitle, int? CurrentInhabitants);

internal sealed class ReadFundingHandler(FundingDbContext context, IPrincipalDirectory directory, ITenantContext tenant)
    : IQueryHandler<ListSchemes, IReadOnlyList<ListedScheme>>,
        IQueryHandler<ShowScheme, SchemeView>
{
    private bool MayLead => tenant.Actor!.Is(Roles.AtCentreFinance);

    public async ValueTask<IReadOnlyList<ListedScheme>> Handle(ListSchemes query, CancellationToken cancellationToken)
    {
        var schemes = await Visible().AsNoTracking().ToListAsync(cancellationToken);

        // some schemes times fifty principals times a few instalments: summed here, because money is a value of ours
        var amounts = await context
            .AllContributions.Select(c => new
            {
                c.SchemeId,
                c.TenantId,
                c.Answer,
                c.Amount,
            })
            .ToListAsync(cancellationToken);
        var own = tenant.Actor!.TenantId;
        return
        [
            .. schemes
                .OrderByDescending(s => s.To)
                .ThenBy(s => s.Name, SwedishCulture.Order)
                .Select(s => new ListedScheme(
                    s.Id,
                    s.Name,
                    s.Status,
                    new Period(s.From, s.To),
                    Money.Sum(amounts.Where(a => a.SchemeId == s.Id).Select(a => a.Amount)),
                    Money.Sum(
                        amounts
                            .Where(a => a.SchemeId == s.Id && a.Answer == ContributionAnswer.Accepted)
                            .Select(a => a.Amount)
                    ),
                    amounts.Count(a =>
                        a.SchemeId == s.Id && a.TenantId == own && a.Answer == ContributionAnswer.Awaited
                    )
                )),
        ];
    }

    public async ValueTask<SchemeView> Handle(ShowScheme query, CancellationToken cancellationToken)
    {
        var scheme =
            await Visible().AsNoTracking().SingleOrDefaultAsync(s => s.Id == query.Id, cancellationToken)
            ?? throw new NotFoundProblem("Finansieringen finns inte.");
        var all = await context
            .AllContributions.AsNoTracking()
            .Where(c => c.SchemeId == scheme.Id)
            .ToListAsync(cancellationToken);
        var counted = await CountedTodayAsync(scheme, cancellationToken);
        var views = all.ConvertAll(c => new ContributionView(
            c,
            scheme.InstalmentOf(c.Instalment).Title,
            counted.TryGetValue((c.TenantId, c.Instalment), out var now) && now != c.Inhabitants ? now : null
        ));
        var own = tenant.Actor!.TenantId;
        return new SchemeView(
            scheme,
            new SchemeTotals(
                Money.Sum(all.Where(c => c.TenantId != Principal.RegionCode).Select(c => c.Amount)),
                Money.Sum(all.Where(c => c.TenantId == Principal.RegionCode).Select(c => c.Amount)),
                Money.Sum(all.Where(c => c.Answer == ContributionAnswer.Accepted).Select(c => c.Amount)),
                all.Count(c => c.Answer == ContributionAnswer.Accepted),
                all.Count(c => c.Answer == ContributionAnswer.Declined),
                all.Count(c => c.Answer == ContributionAnswer.Awaited)
            ),
            [.. Sorted(views.Where(view => Fits(view.Contribution, query)), query.Sort)],
            [.. views.Where(view => view.Contribution.TenantId == own).OrderBy(view => view.Contribution.Instalment)],
            own is null
                ? []
                : await context
                    .Grants.AsNoTracking()
                    .Where(g => g.SchemeId == scheme.Id && g.TenantId == own)
                    .OrderBy(g => g.Id)
                    .ToListAsync(cancellationToken),
            MayLead
        );
    }

    private IQueryable<FundingScheme> Visible() =>
        MayLead ? context.Schemes : context.Schemes.Where(s => s.Status != SchemeStatus.Draft);

    // a population that was corrected after the count shows as a difference
    private async Task<Dictionary<(string, int), int?>> CountedTodayAsync(FundingScheme scheme, CancellationToken ct)
    {
        if (scheme.Basis != ContributionBasis.PerInhabitant)
        {
            return [];
        }

        var principals = await directory.AllAsync(ct);
        return scheme
            .Instalments.SelectMany(i =>
                (ContributionRule.PerInhabitant(scheme, i, principals) ?? []).Select(share =>
                    (Key: (share.PrincipalCode, i.Number), share.Inhabitants)
                )
            )
            .ToDictionary(pair => pair.Key, pair => pair.Inhabitants);
    }

    private static bool Fits(Contribution c, ShowScheme query) =>
        (query.Instalment is null || c.Instalment == query.Instalment)
        && (query.Answer is null || c.Answer == query.Answer)
        && (
            string.IsNullOrWhiteSpace(query.Text)
            || c.PrincipalName.Contains(query.Text.Trim(), StringComparison.CurrentCultureIgnoreCase)
            || c.TenantId == query.Text.Trim()
        );

    private static IEnumerable<ContributionView> Sorted(IEnumerable<ContributionView> rows, string? sort)
    {
        var falling = sort?.StartsWith('-') == true;
        var named = rows.OrderBy(row => row.Contribution.PrincipalName, SwedishCulture.Order)
            .ThenBy(row => row.Contribution.Instalment);
        return sort?.TrimStart('-') switch
        {
            "inhabitants" => By(row => row.Contribution.Inhabitants ?? 0),
            "amount" => By(row => row.Contribution.Amount.Ore),
            "answer" => By(row => (int)row.Contribution.Answer),
            _ => falling ? named.Reverse() : named,
        };

        IEnumerable<ContributionView> By(Func<ContributionView, long> key) =>
            falling ? named.OrderByDescending(key) : named.OrderBy(key);
    }
}

/// <summary>One of the contributions that the actor may answer: the principal's own, or any for the AT centre.</summary>
/// <exception cref="NotFoundProblem">No such contribution, or another principal's.</exception>
[AllowedRoles(Roles.FinanceOfficer, Roles.Coordinator, Roles.AtCentreFinance)]
internal sealed record ShowContribution(Guid Id) : IQuery<AnswerableContribution>;

/// <summary>A contribution with its scheme.</summary>
internal sealed record AnswerableContribution(Contribution Contribution, FundingScheme Scheme)
{
    public Instalment Instalment => Scheme.InstalmentOf(Contribution.Instalment);

    public bool TakesAnswer =>
        Contribution.InvoicedAt is null && Scheme.Status is SchemeStatus.Offered or SchemeStatus.Active;
}

internal sealed class ShowContributionHandler(FundingDbContext context)
    : IQueryHandler<ShowContribution, AnswerableContribution>
{
    public async ValueTask<AnswerableContribution> Handle(ShowContribution query, CancellationToken cancellationToken)
    {
        var contribution =
            await context.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == query.Id, cancellationToken)
            ?? throw new NotFoundProblem("Bidraget finns inte, eller så är det inte ert.");
        return new AnswerableContribution(
            contribution,
            await context.Schemes.AsNoTracking().SingleAsync(s => s.Id == contribution.SchemeId, cancellationToken)
        );
    }
}

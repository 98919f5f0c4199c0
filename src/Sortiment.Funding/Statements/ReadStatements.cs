using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Read;
using Sortiment.Funding.Schemes;
using Sortiment.Funding.StatementFiles;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Statements;

/// <summary>A scheme's statements: those that are published and, for the AT centre, those that can be. Open to all.</summary>
/// <exception cref="NotFoundProblem">There is no such scheme, or it is a draft.</exception>
[AllowSignedIn]
internal sealed record ListStatements(Guid SchemeId) : IQuery<StatementList>;

/// <summary>A scheme's statements.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Rows">One for each year and for the whole, the latest first.</param>
internal sealed record StatementList(FundingScheme Scheme, IReadOnlyList<ListedStatement> Rows);

/// <summary>A year, or the whole.</summary>
/// <param name="Span">Which.</param>
/// <param name="Latest">What was published last; null when nothing was.</param>
/// <param name="Left">What was left by it.</param>
/// <param name="MayPreview">Whether the actor can preview it.</param>
/// <param name="Hindrance">Why it cannot be published yet.</param>
internal sealed record ListedStatement(
    StatementSpan Span,
    Statement? Latest,
    Money? Left,
    bool MayPreview,
    string? Hindrance
);

/// <summary>A published statement, or a preview of one. Published ones are open to all.</summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="Span">What it covers.</param>
/// <param name="Version">Which version; the latest when null.</param>
/// <param name="Preview">As it would be if it were published now; for the AT centre's finance officer.</param>
/// <exception cref="NotFoundProblem">It is not published.</exception>
/// <exception cref="ForbiddenProblem">Somebody else asks for a preview.</exception>
[AllowSignedIn]
internal sealed record ShowStatement(Guid SchemeId, StatementSpan Span, int? Version = null, bool Preview = false)
    : IQuery<StatementView>;

/// <summary>A statement as it is shown.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Span">What it covers.</param>
/// <param name="Figures">The accounts.</param>
/// <param name="Published">What is shown; null for a preview.</param>
/// <param name="Versions">All that were published, the first first.</param>
/// <param name="Left">What was left month by month.</param>
/// <param name="Hindrance">Why it cannot be published now.</param>
internal sealed record StatementView(
    FundingScheme Scheme,
    StatementSpan Span,
    StatementFigures Figures,
    Statement? Published,
    IReadOnlyList<Statement> Versions,
    IReadOnlyList<(DateOnly Month, Money Left)> Left,
    string? Hindrance
);

/// <summary>The open account of a scheme: where it stands now. Open to all.</summary>
/// <exception cref="NotFoundProblem">There is no such scheme, or it is a draft.</exception>
[AllowSignedIn]
internal sealed record ShowAccount(Guid SchemeId) : IQuery<AccountView>;

/// <summary>Where a scheme stands.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Figures">All that was ever booked.</param>
/// <param name="Left">What was left month by month.</param>
/// <param name="Overdue">What is overdue, VAT included; null for who does not see all invoices.</param>
/// <param name="Unpaid">What is left to pay, VAT included; null for who does not see all invoices.</param>
internal sealed record AccountView(
    FundingScheme Scheme,
    StatementFigures Figures,
    IReadOnlyList<(DateOnly Month, Money Left)> Left,
    Money? Overdue,
    Money? Unpaid
);

internal sealed class ReadStatementsHandler(
    FundingDbContext context,
    SchemeAccounts accounts,
    ITenantContext tenant,
    TimeProvider clock
)
    : IQueryHandler<ListStatements, StatementList>,
        IQueryHandler<ShowStatement, StatementView>,
        IQueryHandler<ShowAccount, AccountView>
{
    private bool MayLead => tenant.Actor!.Is(Roles.AtCentreFinance);

    public async ValueTask<StatementList> Handle(ListStatements query, CancellationToken cancellationToken)
    {
        var scheme = await context.ShownSchemeAsync(query.SchemeId, tenant.Actor!, cancellationToken);
        var published = await PublishedAsync(scheme.Id, cancellationToken);
        var today = clock.StockholmToday();
        var last = Math.Max(Math.Min(scheme.To.Year, today.Year), published.Max(s => s.Year) ?? 0);
        var booked = await context
            .Postings.Where(p => p.SchemeId == scheme.Id)
            .Join(context.Vouchers, p => p.VoucherId, v => v.Id, (_, v) => (int?)v.Year)
            .MaxAsync(cancellationToken);
        last = Math.Max(last, booked ?? 0);
        var spans = Enumerable
            .Range(scheme.From.Year, Math.Max(0, last - scheme.From.Year + 1))
            .Reverse()
            .Select(year => new StatementSpan(year))
            .Prepend(new StatementSpan(null));
        return new StatementList(
            scheme,
            [
                .. spans.Select(span =>
                {
                    var latest = published.LastOrDefault(s => s.Year == span.Year);
                    var hindrance = span.Hindrance(scheme, today);
                    return new ListedStatement(span, latest, latest?.Read().Left, MayLead, hindrance);
                }),
            ]
        );
    }

    public async ValueTask<StatementView> Handle(ShowStatement query, CancellationToken cancellationToken)
    {
        var scheme = await context.ShownSchemeAsync(query.SchemeId, tenant.Actor!, cancellationToken);
        if (query.Preview && !MayLead)
        {
            throw new ForbiddenProblem("En redovisning som inte är publicerad visas bara för ekonomen på HMC.");
        }

        var versions = (await PublishedAsync(scheme.Id, cancellationToken)).FindAll(s => s.Year == query.Span.Year);
        var shown =
            query.Preview ? null
            : query.Version is { } version ? versions.Find(s => s.Version == version)
            : versions.LastOrDefault();
        if (shown is null && !query.Preview)
        {
            throw new NotFoundProblem($"Redovisningen för {query.Span.InSwedish} är inte publicerad.");
        }

        return new StatementView(
            scheme,
            query.Span,
            shown?.Read() ?? await accounts.CountAsync(scheme, query.Span.Year, cancellationToken),
            shown,
            versions,
            await accounts.LeftAsync(scheme, query.Span.Year, cancellationToken),
            query.Span.Hindrance(scheme, clock.StockholmToday())
        );
    }

    public async ValueTask<AccountView> Handle(ShowAccount query, CancellationToken cancellationToken)
    {
        var scheme = await context.ShownSchemeAsync(query.SchemeId, tenant.Actor!, cancellationToken);
        var today = clock.StockholmToday();
        var open = context.Invoices.Where(i => i.SchemeId == scheme.Id);
        return new AccountView(
            scheme,
            await accounts.CountAsync(scheme, null, cancellationToken),
            await accounts.LeftAsync(scheme, null, cancellationToken),
            MayLead
                ? new Money(await open.Where(i => i.Due < today).SumAsync(i => (long)(object)i.Open, cancellationToken))
                : null,
            MayLead ? new Money(await open.SumAsync(i => (long)(object)i.Open, cancellationToken)) : null
        );
    }

    private async Task<List<Statement>> PublishedAsync(Guid scheme, CancellationToken ct) =>
        await context
            .Statements.AsNoTracking()
            .Where(s => s.SchemeId == scheme)
            .OrderBy(s => s.Version)
            .ToListAsync(ct);
}

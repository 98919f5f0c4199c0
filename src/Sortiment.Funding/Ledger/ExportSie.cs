using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Schemes;
using Sortiment.Funding.SieFiles;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Funding.Ledger;

/// <summary>An organisation's vouchers of a period as SIE 4I. The same books give the same bytes: nothing in it is from a clock.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, in the same calendar year, as vouchers are numbered by year.</param>
/// <param name="Organisation">Whose books; may be left out while there is one.</param>
/// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ExportSie(DateOnly? From, DateOnly? To, string? Organisation = null) : IQuery<SieExport>;

/// <summary>A SIE file.</summary>
/// <param name="Content">From its beginning; whoever reads it disposes of it.</param>
internal sealed record SieExport(string Name, Stream Content);

/// <summary>The organisations that have books.</summary>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ListBooks : IQuery<IReadOnlyList<OrganisationBooks>>;

/// <summary>An organisation with books.</summary>
internal sealed record OrganisationBooks(string Number, string Name);

internal sealed class ExportSieHandler(FundingDbContext context, IPrincipalDirectory directory)
    : IQueryHandler<ExportSie, SieExport>,
        IQueryHandler<ListBooks, IReadOnlyList<OrganisationBooks>>
{
    public async ValueTask<IReadOnlyList<OrganisationBooks>> Handle(
        ListBooks query,
        CancellationToken cancellationToken
    )
    {
        var named = await context
            .Schemes.Select(s => new { s.OrganisationNumber, s.OrganisationName })
            .Distinct()
            .ToListAsync(cancellationToken);
        return
        [
            .. named
                .GroupBy(o => o.OrganisationNumber.ToString())
                .Select(o => new OrganisationBooks(o.Key, o.Min(n => n.OrganisationName)!))
                .OrderBy(o => o.Name, StringComparer.Ordinal),
        ];
    }

    public async ValueTask<SieExport> Handle(ExportSie query, CancellationToken cancellationToken)
    {
        var books = await Handle(new ListBooks(), cancellationToken);
        var errors = new FieldErrors();
        errors.Unless(query.From.HasValue, "from", "Ange periodens första dag.");
        errors.Unless(query.To.HasValue, "to", "Ange periodens sista dag.");
        errors.Unless(!(query.To < query.From), "to", "Periodens sista dag är före den första. Kontrollera datumen.");
        errors.Unless(
            query.From is not { } f || query.To is not { } t || f.Year == t.Year,
            "to",
            "Välj en period inom ett och samma år: verifikationerna numreras per år."
        );
        var whose = string.IsNullOrWhiteSpace(query.Organisation)
            ? books.Count == 1
                ? books[0]
                : null
            : books.FirstOrDefault(b => b.Number == query.Organisation.Trim());
        errors.Unless(
            whose is not null,
            "organisation",
            $"Ange vems bokföring: {string.Join(", ", books.Select(b => $"{b.Number} ({b.Name})"))}."
        );
        errors.ThrowIfAny();
        var period = new Period(query.From!.Value, query.To!.Value);
        var number = OrganisationNumber.Parse(whose!.Number);
        var vouchers = context
            .Vouchers.AsNoTracking()
            .Where(v => v.OrganisationNumber == number && v.Date >= period.From && v.Date <= period.To);

        // Vouchers are only ever added, and numbered in turn: one that is booked meanwhile is in no part of the file.
        var last = await vouchers.MaxAsync(v => (int?)v.Number, cancellationToken) ?? 0;
        vouchers = vouchers.Where(v => v.Number <= last);

        var figures = await FiguresAsync(number, whose.Name, period, vouchers, cancellationToken);

        // whole before any of it is sent, so that what is wrong can still be said; on disk, since a year may be 30 MB
        var file = await TemporaryFile.CreateAsync(content =>
            SieFile.WriteAsync(figures, InOrder(vouchers), content, cancellationToken)
        );
        return new SieExport($"verifikationer-{period.From:yyyyMMdd}-{period.To:yyyyMMdd}.si", file);
    }

    private static IAsyncEnumerable<SieVoucher> InOrder(IQueryable<Voucher> vouchers) =>
        vouchers
            .OrderBy(v => v.Number)
            .Select(v => new SieVoucher(
                NumberSeries.Vouchers,
                v.Number,
                v.Date,
                v.Text,
                v.Postings.OrderBy(p => p.Line).Select(p => new SieRow(p.Account, p.Amount, p.Principal, null)).ToList()
            ))
            .AsAsyncEnumerable();

    private async Task<SieFigures> FiguresAsync(
        OrganisationNumber number,
        string name,
        Period period,
        IQueryable<Voucher> vouchers,
        CancellationToken ct
    )
    {
        var postings = vouchers.SelectMany(v => v.Postings);
        var used = await postings.Select(p => new { p.Account, p.SchemeId }).Distinct().ToListAsync(ct);
        var codes = await postings.Where(p => p.Principal != null).Select(p => p.Principal!).Distinct().ToListAsync(ct);
        var schemes = await context.Schemes.AsNoTracking().ToDictionaryAsync(s => s.Id, ct);
        var principals = (await directory.AllAsync(ct)).ToDictionary(p => p.Code, p => p.Name);
        return new SieFigures(
            period.To!.Value,
            number,
            name,
            new Period(new DateOnly(period.From.Year, 1, 1), new DateOnly(period.From.Year, 12, 31)),
            [
                .. used.GroupBy(p => p.Account)
                    .Select(account => new SieAccount(
                        account.Key,
                        NameOf(account.Key, account.Select(p => p.SchemeId is { } id ? schemes[id] : null))
                    )),
            ],
            [.. codes.Select(code => new SieObject(code, principals.GetValueOrDefault(code, code)))]
        );
    }

    // the fourth thousand is each scheme's own: where two schemes spend on the same number it has both names
    private static string NameOf(string account, IEnumerable<FundingScheme?> schemes) =>
        string.Join(
            " / ",
            schemes.Select(scheme => Account.NameOf(account, scheme)).Distinct().Order(StringComparer.Ordinal)
        );
}

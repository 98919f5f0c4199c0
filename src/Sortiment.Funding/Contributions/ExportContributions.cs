using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Read;
using Sortiment.Funding.Schemes;
using Sortiment.Funding.StatementFiles;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Ui;

namespace Sortiment.Funding.Contributions;

/// <summary>A scheme's contributions as CSV for a spreadsheet: what everyone may see, by name.</summary>
/// <exception cref="NotFoundProblem">There is no such scheme, or it is a draft and the actor does not draft.</exception>
[AllowSignedIn]
internal sealed record ExportContributions(Guid SchemeId) : IQuery<byte[]>;

internal sealed class ExportContributionsHandler(FundingDbContext context, ITenantContext tenant)
    : IQueryHandler<ExportContributions, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportContributions query, CancellationToken cancellationToken)
    {
        var scheme = await context.ShownSchemeAsync(query.SchemeId, tenant.Actor!, cancellationToken);
        var rows = await context
            .AllContributions.AsNoTracking()
            .Where(c => c.SchemeId == scheme.Id)
            .OrderBy(c => c.Instalment)
            .ThenBy(c => c.TenantId)
            .ToListAsync(cancellationToken);
        var csv = new CsvLines();
        csv.Add("Kod", "Huvudman", "Delbetalning", "Invånare", "Belopp", "Moms", "Svar", "Svarsdag");
        foreach (var c in rows)
        {
            csv.Add(
                c.TenantId,
                c.PrincipalName,
                scheme.InstalmentOf(c.Instalment).Title,
                c.Inhabitants is { } inhabitants ? $"{inhabitants}" : "",
                c.Amount,
                c.Vat,
                c.Answer.InSwedish(),
                c.AnsweredOn is { } day ? Swedish.Date(day) : ""
            );
        }

        return csv.Bytes();
    }
}

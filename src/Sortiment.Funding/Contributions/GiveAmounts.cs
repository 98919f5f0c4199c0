using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.CsvFiles;
using Sortiment.Funding.Data;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Funding.Contributions;

/// <summary>An amount that is given for a principal.</summary>
/// <param name="Principal">Its code.</param>
/// <param name="Ore">Without VAT, in öre.</param>
internal sealed record GivenAmount(string? Principal, long? Ore);

/// <summary>Gives the amounts of an instalment, in place of those given before. Only while the scheme is a draft.</summary>
/// <returns>How many.</returns>
/// <exception cref="InvalidProblem">A row has no such principal, no amount, or a principal stands twice.</exception>
[AllowedRoles(Roles.AtCentreFinance, Roles.System)]
internal sealed record GiveAmounts(
    [property: JsonIgnore] Guid SchemeId,
    [property: JsonIgnore] int Instalment,
    IReadOnlyList<GivenAmount>? Amounts
) : ICommand<int>;

/// <summary>
/// Gives the amounts of an instalment from a CSV file with the columns kod (or huvudman) and belopp in kronor: all rows or none.
/// </summary>
/// <returns>How many.</returns>
/// <exception cref="InvalidProblem">Rows are wrong; each message names the line.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record GiveAmountsFile(Guid SchemeId, int? Instalment, byte[] File) : ICommand<int>;

internal sealed class GiveAmountsHandler(FundingDbContext context, IPrincipalDirectory directory)
    : ICommandHandler<GiveAmounts, int>,
        ICommandHandler<GiveAmountsFile, int>
{
    private static readonly CsvColumn[] Columns = [new("kod", "huvudman"), new("belopp")];

    public async ValueTask<int> Handle(GiveAmounts command, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        return await SetAsync(
            (command.SchemeId, command.Instalment),
            command.Amounts ?? [],
            errors,
            (index, field, message) => errors.Add(index is null ? "amounts" : $"amounts[{index}].{field}", message),
            cancellationToken
        );
    }

    public async ValueTask<int> Handle(GiveAmountsFile command, CancellationToken cancellationToken)
    {
        var instalment = command.Instalment ?? throw new InvalidProblem("instalment", "Välj delbetalning.");
        var rows = await CsvTable.ReadAsync(command.File, Columns, cancellationToken);
        var errors = new FieldErrors();
        return await SetAsync(
            (command.SchemeId, instalment),
            [
                .. rows.Select(row => new GivenAmount(
                    row.Fields[0],
                    Money.TryParse(row.Fields[1], out var amount) ? amount.Ore : null
                )),
            ],
            errors,
            (index, _, message) =>
                errors.Add(CsvTable.Field, index is { } at ? $"Rad {rows[at].Line}: {message}" : message),
            cancellationToken
        );
    }

    private async Task<int> SetAsync(
        (Guid SchemeId, int Instalment) of,
        IReadOnlyList<GivenAmount> rows,
        FieldErrors errors,
        Action<int?, string, string> wrong,
        CancellationToken ct
    )
    {
        var scheme = await context.SchemeAsync(of.SchemeId, ct);
        scheme.Demand(SchemeStatus.Draft);
        if (scheme.Basis != ContributionBasis.GivenAmounts)
        {
            throw new ConflictProblem("per-inhabitant", "Bidragen räknas per invånare. Då anges inga belopp.");
        }

        var instalment = scheme.InstalmentOf(of.Instalment);
        var names = (await directory.AllAsync(ct)).ToDictionary(p => p.Code, p => p.Name);
        Check(rows, names, wrong);
        errors.ThrowIfAny();
        context.RemoveRange(
            await context
                .AllContributions.Where(c => c.SchemeId == scheme.Id && c.Instalment == instalment.Number)
                .ToListAsync(ct)
        );

        // the old rows go before the new ones come: they have the same place
        await context.SaveChangesAsync(ct);
        context.AddRange(
            rows.Select(row => new Share(row.Principal!.Trim(), null, new Money(row.Ore!.Value)))
                .Select(share => Contribution.Of(scheme, instalment, share, names[share.PrincipalCode]))
        );
        return rows.Count;
    }

    private static void Check(
        IReadOnlyList<GivenAmount> rows,
        Dictionary<string, string> names,
        Action<int?, string, string> wrong
    )
    {
        if (rows.Count == 0)
        {
            wrong(null, "", "Ange minst ett belopp.");
        }

        if (rows.Count > names.Count)
        {
            wrong(null, "", "Det är fler belopp än huvudmän.");
        }

        var seen = new HashSet<string>();
        for (var i = 0; i < rows.Count && i <= names.Count; i++)
        {
            var code = rows[i]?.Principal?.Trim() ?? "";
            if (!names.ContainsKey(code))
            {
                wrong(i, "principal", $"Ingen huvudman har koden ”{code}”.");
            }

            if (!seen.Add(code))
            {
                wrong(i, "principal", "Huvudmannen står två gånger.");
            }

            if (!(rows[i]?.Ore > 0))
            {
                wrong(i, "ore", "Ange ett belopp över noll.");
            }
        }
    }
}

using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Catalogue.Data;
using Sortiment.Catalogue.Read;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Catalogue.LocalContracts;

/// <summary>The acting principal's own contracts.</summary>
[AllowedRoles(Roles.Coordinator, Roles.FinanceOfficer, Roles.Prescriber)]
internal sealed record ListLocalContracts : IQuery<IReadOnlyList<LocalContractRow>>;

/// <summary>A contract with what the list and the form show.</summary>
/// <param name="Version">To be sent back with a change.</param>
internal sealed record LocalContractRow(LocalContract Contract, string AreaName, uint Version, DateOnly Day);

internal sealed class ListLocalContractsHandler(CatalogueDbContext context, TimeProvider clock)
    : IQueryHandler<ListLocalContracts, IReadOnlyList<LocalContractRow>>
{
    public async ValueTask<IReadOnlyList<LocalContractRow>> Handle(
        ListLocalContracts query,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await context.Rows(context.LocalContracts, clock.StockholmToday()).ToListAsync(cancellationToken))
                .OrderBy(row => row.AreaName, SwedishCulture.Order)
                .ThenBy(row => row.Contract.ValidFrom),
        ];
}

/// <summary>One of the acting principal's own contracts.</summary>
/// <exception cref="NotFoundProblem">The principal has no such contract.</exception>
[AllowedRoles(Roles.Coordinator)]
internal sealed record SeeLocalContract(Guid Id) : IQuery<LocalContractRow>;

internal sealed class SeeLocalContractHandler(CatalogueDbContext context, TimeProvider clock)
    : IQueryHandler<SeeLocalContract, LocalContractRow>
{
    public async ValueTask<LocalContractRow> Handle(SeeLocalContract query, CancellationToken cancellationToken) =>
        await context
            .Rows(context.LocalContracts.Where(contract => contract.Id == query.Id), clock.StockholmToday())
            .SingleOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundProblem("Avtalet finns inte.");
}

internal static class LocalContractRows
{
    public static IQueryable<LocalContractRow> Rows(
        this CatalogueDbContext context,
        IQueryable<LocalContract> contracts,
        DateOnly today
    ) =>
        contracts
            .AsNoTracking()
            .Join(
                context.Areas,
                contract => contract.AreaCode,
                area => area.Code,
                (contract, area) =>
                    new LocalContractRow(
                        contract,
                        area.Name,
                        EF.Property<uint>(contract, LocalContract.VersionProperty),
                        today
                    )
            );
}

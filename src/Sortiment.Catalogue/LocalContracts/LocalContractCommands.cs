using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Catalogue.Data;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Catalogue.LocalContracts;

/// <summary>What a coordinator fills in about a contract of the principal's own; null is what was left empty.</summary>
internal sealed record LocalContractFields(
    string? AreaCode,
    string? SupplierName,
    string? Reference,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    ContractChoice? Choice,
    DateOnly? ExclusiveUntil
)
{
    /// <summary>The same as terms that the contract checks.</summary>
    /// <exception cref="InvalidProblem">The first day or the choice is missing.</exception>
    public LocalContractTerms ToTerms()
    {
        var errors = new FieldErrors();
        errors.Unless(ValidFrom.HasValue, "validFrom", "Ange avtalets första dag.");
        errors.Unless(Choice.HasValue, "choice", "Välj vilket avtal ni använder i området.");
        errors.ThrowIfAny();
        return new LocalContractTerms(
            SupplierName ?? "",
            Reference ?? "",
            ValidFrom!.Value,
            ValidTo,
            Choice!.Value,
            ExclusiveUntil
        );
    }
}

/// <summary>Notes a contract of the acting principal's own.</summary>
/// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
[AllowedRoles(Roles.Coordinator)]
internal sealed record RegisterLocalContract(LocalContractFields Fields) : ICommand<Guid>;

internal sealed class RegisterLocalContractHandler(CatalogueDbContext context, ITenantContext tenant)
    : ICommandHandler<RegisterLocalContract, Guid>
{
    public async ValueTask<Guid> Handle(RegisterLocalContract command, CancellationToken cancellationToken)
    {
        var area = await context.Areas.SingleOrDefaultAsync(a => a.Code == command.Fields.AreaCode, cancellationToken);
        if (area is null)
        {
            throw new InvalidProblem("areaCode", "Välj produktområde.");
        }

        var contract = LocalContract.Register(tenant.Actor!.TenantId!, area.Code, command.Fields.ToTerms());
        context.Add(contract);
        return contract.Id;
    }
}

/// <summary>Changes a contract of the acting principal's own; its area stays.</summary>
/// <param name="Id">The contract.</param>
/// <param name="Version">As it was when it was read.</param>
/// <param name="Fields">What it is to say.</param>
/// <exception cref="NotFoundProblem">The principal has no such contract.</exception>
/// <exception cref="ConflictProblem">"stale-version": somebody changed it in between.</exception>
[AllowedRoles(Roles.Coordinator)]
internal sealed record ChangeLocalContract(Guid Id, uint Version, LocalContractFields Fields) : ICommand<Guid>;

internal sealed class ChangeLocalContractHandler(CatalogueDbContext context)
    : ICommandHandler<ChangeLocalContract, Guid>
{
    public async ValueTask<Guid> Handle(ChangeLocalContract command, CancellationToken cancellationToken)
    {
        var contract = await context.FindOwnAsync(command.Id, cancellationToken);
        context.Entry(contract).Property(LocalContract.VersionProperty).OriginalValue = command.Version;
        contract.Change(command.Fields.ToTerms());
        return contract.Id;
    }
}

/// <summary>Removes a contract of the acting principal's own; the audit trail keeps that it was there.</summary>
/// <exception cref="NotFoundProblem">The principal has no such contract.</exception>
[AllowedRoles(Roles.Coordinator)]
internal sealed record RemoveLocalContract(Guid Id) : ICommand<Guid>;

internal sealed class RemoveLocalContractHandler(CatalogueDbContext context)
    : ICommandHandler<RemoveLocalContract, Guid>
{
    public async ValueTask<Guid> Handle(RemoveLocalContract command, CancellationToken cancellationToken)
    {
        context.Remove(await context.FindOwnAsync(command.Id, cancellationToken));
        return command.Id;
    }
}

internal static class OwnContracts
{
    public static async Task<LocalContract> FindOwnAsync(
        this CatalogueDbContext context,
        Guid id,
        CancellationToken ct
    ) =>
        await context.LocalContracts.SingleOrDefaultAsync(contract => contract.Id == id, ct)
        ?? throw new NotFoundProblem("Avtalet finns inte.");
}

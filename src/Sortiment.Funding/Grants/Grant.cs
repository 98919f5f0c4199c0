using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Grants;

/// <summary>A state grant that a principal uses for its contribution. The principal's own note; nobody else sees it.</summary>
internal sealed class Grant : ITenantOwned, IAudited
{
    private Grant() { }

    public Guid Id { get; private set; }

    public string TenantId { get; private set; } = "";

    public Guid SchemeId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>All that the principal was granted, of which the contribution takes a share.</summary>
    public Money Amount { get; private set; }

    public static Grant Note(string tenantId, Guid schemeId, string? name, long? ore)
    {
        var errors = new FieldErrors();
        errors.Required("name", name, "Ange bidragets namn.", FieldErrors.LongestName);
        errors.Unless(ore is >= 0, "ore", "Ange bidragets belopp. Det kan inte vara negativt.");
        errors.ThrowIfAny();
        return new Grant
        {
            Id = Guid.CreateVersion7(),
            TenantId = tenantId,
            SchemeId = schemeId,
            Name = name!.Trim(),
            Amount = new Money(ore!.Value),
        };
    }
}

/// <summary>Notes a state grant of the acting principal's own.</summary>
/// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
[AllowedRoles(Roles.FinanceOfficer, Roles.Coordinator)]
internal sealed record NoteGrant(Guid SchemeId, string? Name, long? Ore) : ICommand<Guid>;

internal sealed class NoteGrantHandler(FundingDbContext context, ITenantContext tenant)
    : ICommandHandler<NoteGrant, Guid>
{
    private const int Most = 50;

    public async ValueTask<Guid> Handle(NoteGrant command, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(command.SchemeId, cancellationToken);
        scheme.Demand(SchemeStatus.Offered, SchemeStatus.Active, SchemeStatus.Closed);
        if (await context.Grants.CountAsync(g => g.SchemeId == scheme.Id, cancellationToken) >= Most)
        {
            throw new ConflictProblem("too-many", $"Ni kan ange högst {Most} statsbidrag.");
        }

        var grant = Grant.Note(tenant.Actor!.TenantId!, scheme.Id, command.Name, command.Ore);
        context.Add(grant);
        return grant.Id;
    }
}

/// <summary>Takes away a grant that was noted; the trail keeps that it was there.</summary>
[AllowedRoles(Roles.FinanceOfficer, Roles.Coordinator)]
internal sealed record RemoveGrant(Guid Id) : ICommand<Guid>;

internal sealed class RemoveGrantHandler(FundingDbContext context) : ICommandHandler<RemoveGrant, Guid>
{
    public async ValueTask<Guid> Handle(RemoveGrant command, CancellationToken cancellationToken)
    {
        context.Remove(
            await context.Grants.SingleOrDefaultAsync(g => g.Id == command.Id, cancellationToken)
                ?? throw new NotFoundProblem("Statsbidraget finns inte.")
        );
        return command.Id;
    }
}

using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Data;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Schemes;

/// <summary>Where a scheme stands after a command.</summary>
internal sealed record SchemePosition(Guid Id, SchemeStatus Status, int Version)
{
    public static SchemePosition Of(FundingScheme scheme) => new(scheme.Id, scheme.Status, scheme.Version);
}

/// <summary>Drafts a scheme.</summary>
/// <exception cref="InvalidProblem">A term is missing or wrong.</exception>
[AllowedRoles(Roles.AtCentreFinance, Roles.System)]
internal sealed record CreateScheme(SchemeTerms Terms) : ICommand<SchemePosition>;

internal sealed class CreateSchemeHandler(FundingDbContext context) : ICommandHandler<CreateScheme, SchemePosition>
{
    public async ValueTask<SchemePosition> Handle(CreateScheme command, CancellationToken cancellationToken)
    {
        var scheme = FundingScheme.Draft(command.Terms);
        if (await context.Schemes.AnyAsync(s => s.Name == scheme.Name, cancellationToken))
        {
            throw new InvalidProblem("name", "Det finns redan en finansiering med det namnet.");
        }

        context.Add(scheme);
        return SchemePosition.Of(scheme);
    }
}

/// <summary>Offers a drafted scheme to the principals: their contributions are counted and wait for their answers.</summary>
/// <exception cref="ConflictProblem">It is no draft, or amounts that must be given are not.</exception>
[AllowedRoles(Roles.AtCentreFinance, Roles.System)]
internal sealed record OfferScheme([property: JsonIgnore] Guid Id, string? Reference) : ICommand<SchemePosition>;

/// <summary>Starts an offered scheme, once the accepted contributions reach its minimum.</summary>
/// <exception cref="ConflictProblem">"below-minimum", or it is not offered.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record StartScheme([property: JsonIgnore] Guid Id, string? Reference) : ICommand<SchemePosition>;

/// <summary>Closes a scheme whose period is over.</summary>
/// <exception cref="ConflictProblem">It is not active, or its period runs.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record CloseScheme([property: JsonIgnore] Guid Id, string? Reference) : ICommand<SchemePosition>;

internal sealed class MoveSchemeHandler(
    FundingDbContext context,
    ContributionCount count,
    ITenantContext tenant,
    TimeProvider clock
)
    : ICommandHandler<OfferScheme, SchemePosition>,
        ICommandHandler<StartScheme, SchemePosition>,
        ICommandHandler<CloseScheme, SchemePosition>
{
    public async ValueTask<SchemePosition> Handle(OfferScheme command, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(command.Id, cancellationToken);
        scheme.Offer(Act(command.Reference));
        foreach (var instalment in scheme.Instalments)
        {
            await count.CountAsync(scheme, instalment, cancellationToken);
        }

        return SchemePosition.Of(scheme);
    }

    public async ValueTask<SchemePosition> Handle(StartScheme command, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(command.Id, cancellationToken);
        var accepted = await context
            .AllContributions.Where(c => c.SchemeId == scheme.Id && c.Answer == ContributionAnswer.Accepted)
            .Select(c => c.Amount)
            .ToListAsync(cancellationToken);
        scheme.Start(Act(command.Reference), Money.Sum(accepted));
        return SchemePosition.Of(scheme);
    }

    public async ValueTask<SchemePosition> Handle(CloseScheme command, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(command.Id, cancellationToken);
        scheme.Close(Act(command.Reference));
        return SchemePosition.Of(scheme);
    }

    private SchemeAct Act(string? reference) =>
        new(tenant.Actor!, clock.GetUtcNow(), clock.StockholmToday(), reference);
}

using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Schemes;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Funding.Organisations;

/// <summary>Says what a scheme's responsible organisation is to have on its invoices.</summary>
/// <returns>The version it has now.</returns>
/// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record SetOrganisation([property: JsonIgnore] Guid SchemeId, OrganisationFacts Facts) : ICommand<int>;

/// <summary>What a scheme's responsible organisation has on its invoices; nothing when it has not been said.</summary>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ShowOrganisation(Guid SchemeId) : IQuery<SchemeOrganisation>;

/// <summary>A scheme and the organisation that invoices for it.</summary>
internal sealed record SchemeOrganisation(FundingScheme Scheme, Organisation? Organisation);

internal sealed class OrganisationHandler(FundingDbContext context)
    : ICommandHandler<SetOrganisation, int>,
        IQueryHandler<ShowOrganisation, SchemeOrganisation>
{
    public async ValueTask<int> Handle(SetOrganisation command, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(command.SchemeId, cancellationToken);
        var number = scheme.OrganisationNumber;
        var organisation = await context.Organisations.SingleOrDefaultAsync(o => o.Number == number, cancellationToken);
        if (organisation is null)
        {
            var ordinals = await context.Organisations.Select(o => o.Ordinal).ToListAsync(cancellationToken);
            organisation = Organisation.Of(number, ordinals.DefaultIfEmpty().Max() + 1, command.Facts);
            context.Add(organisation);
        }
        else
        {
            organisation.Set(command.Facts);
        }

        return organisation.Version;
    }

    public async ValueTask<SchemeOrganisation> Handle(ShowOrganisation query, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(query.SchemeId, cancellationToken);
        return new SchemeOrganisation(
            scheme,
            await context
                .Organisations.AsNoTracking()
                .SingleOrDefaultAsync(o => o.Number == scheme.OrganisationNumber, cancellationToken)
        );
    }
}

/// <summary>Says where a principal wants its invoices and is paid back: the principal itself, or the AT centre for it.</summary>
/// <returns>The version they have now.</returns>
/// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
/// <exception cref="NotFoundProblem">No such principal, or another one than the actor's.</exception>
[AllowedRoles(Roles.FinanceOfficer, Roles.Coordinator, Roles.AtCentreFinance)]
internal sealed record SetBilling([property: JsonIgnore] string Principal, BillingFacts Facts) : ICommand<int>;

/// <summary>Where a principal wants its invoices; nothing when it has not been said.</summary>
/// <exception cref="NotFoundProblem">No such principal, or another one than the actor's.</exception>
[AllowedRoles(Roles.FinanceOfficer, Roles.Coordinator, Roles.AtCentreFinance)]
internal sealed record ShowBilling(string Principal) : IQuery<PrincipalBilling>;

/// <summary>A principal and what it says of its invoices.</summary>
internal sealed record PrincipalBilling(string Code, string Name, BillingDetails? Details);

/// <summary>All principals and what they say of their invoices, by name.</summary>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ListBilling : IQuery<IReadOnlyList<PrincipalBilling>>;

internal sealed class BillingHandler(FundingDbContext context, IPrincipalDirectory directory, ITenantContext tenant)
    : ICommandHandler<SetBilling, int>,
        IQueryHandler<ShowBilling, PrincipalBilling>,
        IQueryHandler<ListBilling, IReadOnlyList<PrincipalBilling>>
{
    public async ValueTask<int> Handle(SetBilling command, CancellationToken cancellationToken)
    {
        await NameAsync(command.Principal, cancellationToken);
        var details = await context.Billing.SingleOrDefaultAsync(
            b => b.TenantId == command.Principal,
            cancellationToken
        );
        if (details is null)
        {
            details = BillingDetails.Of(command.Principal, command.Facts);
            context.Add(details);
        }
        else
        {
            details.Set(command.Facts);
        }

        return details.Version;
    }

    public async ValueTask<PrincipalBilling> Handle(ShowBilling query, CancellationToken cancellationToken) =>
        new(
            query.Principal,
            await NameAsync(query.Principal, cancellationToken),
            await context
                .Billing.AsNoTracking()
                .SingleOrDefaultAsync(b => b.TenantId == query.Principal, cancellationToken)
        );

    public async ValueTask<IReadOnlyList<PrincipalBilling>> Handle(
        ListBilling query,
        CancellationToken cancellationToken
    )
    {
        var said = await context.Billing.AsNoTracking().ToDictionaryAsync(b => b.TenantId, cancellationToken);
        return
        [
            .. (await directory.AllAsync(cancellationToken)).Select(p => new PrincipalBilling(
                p.Code,
                p.Name,
                said.GetValueOrDefault(p.Code)
            )),
        ];
    }

    private async Task<string> NameAsync(string code, CancellationToken ct)
    {
        var mayAct = tenant.Actor!.Is(Roles.AtCentreFinance) || tenant.Actor.TenantId == code;
        return mayAct && await directory.GetAsync(code, ct) is { } principal
            ? principal.Name
            : throw new NotFoundProblem("Huvudmannen finns inte, eller så är det inte er.");
    }
}

using Mediator;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Introduction.Read;

/// <summary>The principals that HMC and the office may propose for.</summary>
[AllowedRoles(Roles.ProductConsultant, Roles.CoordinationOffice)]
internal sealed record ListPrincipals : IQuery<IReadOnlyList<PrincipalName>>;

/// <summary>A principal by code and name.</summary>
internal sealed record PrincipalName(string Code, string Name);

internal sealed class ListPrincipalsHandler(IPrincipalDirectory directory)
    : IQueryHandler<ListPrincipals, IReadOnlyList<PrincipalName>>
{
    public async ValueTask<IReadOnlyList<PrincipalName>> Handle(
        ListPrincipals query,
        CancellationToken cancellationToken
    ) => [.. (await directory.AllAsync(cancellationToken)).Select(p => new PrincipalName(p.Code, p.Name))];
}

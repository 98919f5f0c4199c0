using Mediator;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Principals.Tenants;

/// <summary>The 50 principals as rows.</summary>
/// <param name="Search">A part of the name, or a code.</param>
/// <param name="Association">Only those of this kommunalförbund.</param>
/// <param name="Sort">"name", "code", "association" or "inhabitants", with "-" before it for falling.</param>
[AllowSignedIn]
internal sealed record ListPrincipals(string? Search = null, string? Association = null, string? Sort = null)
    : IQuery<IReadOnlyList<ListedPrincipal>>;

internal sealed record ListedPrincipal(
    string Code,
    string Name,
    PrincipalKind Kind,
    string OrganisationNumber,
    string? Association,
    int Inhabitants
);

internal sealed class ListPrincipalsHandler(IPrincipalDirectory directory)
    : IQueryHandler<ListPrincipals, IReadOnlyList<ListedPrincipal>>
{
    public async ValueTask<IReadOnlyList<ListedPrincipal>> Handle(
        ListPrincipals query,
        CancellationToken cancellationToken
    )
    {
        var text = query.Search?.Trim() ?? "";
        var rows = (await directory.AllAsync(cancellationToken))
            .Where(p => p.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || p.Code == text)
            .Where(p => string.IsNullOrEmpty(query.Association) || p.Association == query.Association)
            .Select(p => new ListedPrincipal(
                p.Code,
                p.Name,
                p.Kind,
                p.OrganisationNumber.ToString(),
                p.Association,
                p.Populations.MaxBy(population => population.Date)?.Inhabitants ?? 0
            ));
        var key = query.Sort?.TrimStart('-') ?? "name";
        var sorted = key switch
        {
            "code" => rows.OrderBy(r => r.Code, StringComparer.Ordinal),
            "association" => rows.OrderBy(r => r.Association ?? "", SwedishCulture.Order)
                .ThenBy(r => r.Name, SwedishCulture.Order),
            "inhabitants" => rows.OrderBy(r => r.Inhabitants),
            _ => rows.OrderBy(r => r.Name, SwedishCulture.Order),
        };
        return query.Sort?.StartsWith('-') == true ? [.. sorted.Reverse()] : [.. sorted];
    }
}

/// <summary>One principal with its populations.</summary>
[AllowSignedIn]
internal sealed record ReadPrincipal(string Code) : IQuery<Principal>;

internal sealed class ReadPrincipalHandler(IPrincipalDirectory directory) : IQueryHandler<ReadPrincipal, Principal>
{
    public async ValueTask<Principal> Handle(ReadPrincipal query, CancellationToken cancellationToken) =>
        await directory.GetAsync(query.Code, cancellationToken)
        ?? throw new NotFoundProblem("Det finns ingen huvudman med den koden.");
}

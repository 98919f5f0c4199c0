using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Introduction.Proposals;

/// <summary>Whom to write to about a step: asked for once per role and principal in a unit of work.</summary>
internal sealed class ResponsiblePeople(IPrincipalDirectory directory)
{
    private readonly Dictionary<(string Role, string? Tenant), IReadOnlyList<Recipient>> _asked = [];

    /// <summary>Those who hold any of the roles, each once.</summary>
    /// <param name="roles">Role codes.</param>
    /// <param name="tenantId">The proposing principal, for the roles that are held at a principal.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Recipient>> ForAsync(
        IEnumerable<string> roles,
        string tenantId,
        CancellationToken ct
    )
    {
        var people = new List<Recipient>();
        foreach (var role in roles)
        {
            var tenant = Roles.AtPrincipal.Contains(role) ? tenantId : null;
            if (!_asked.TryGetValue((role, tenant), out var holders))
            {
                _asked[(role, tenant)] = holders = await directory.RecipientsAsync(role, tenant, ct);
            }

            people.AddRange(holders);
        }

        return [.. people.DistinctBy(person => person.PersonId)];
    }
}

using Sortiment.Platform;
using Sortiment.Principals.Data;
using Sortiment.Principals.Tenants;

namespace Sortiment.Principals.Read;

/// <summary>A principal as it is read: with its latest population.</summary>
internal sealed class PrincipalRow
{
    /// <summary>SCB's code: "1444".</summary>
    public required string Code { get; init; }

    /// <summary>The name without "kommun".</summary>
    public required string Name { get; init; }

    /// <summary>Municipality or region.</summary>
    public PrincipalKind Kind { get; init; }

    /// <summary>"212000-1595".</summary>
    public required string OrganisationNumber { get; init; }

    /// <summary>The kommunalförbund; null for the region.</summary>
    public string? Association { get; init; }

    /// <summary>How many lived there on <see cref="PopulationDate"/>.</summary>
    public int? Inhabitants { get; init; }

    /// <summary>The latest date for which the population is known.</summary>
    public DateOnly? PopulationDate { get; init; }

    /// <summary>Every principal: who they are is no secret between them.</summary>
    public static IQueryable<PrincipalRow> All(PrincipalsDbContext context, TimeProvider clock)
    {
        var today = clock.StockholmToday();
        return from principal in context.Principals
            from population in principal
                .Populations.Where(p => p.Date <= today)
                .OrderByDescending(p => p.Date)
                .Take(1)
                .DefaultIfEmpty()
            select new PrincipalRow
            {
                Code = principal.Code,
                Name = principal.Name,
                Kind = principal.Kind,

                // kept as text; the cast reaches it, so that it can be filtered in SQL
                OrganisationNumber = (string)(object)principal.OrganisationNumber,
                Association = principal.Association,
                Inhabitants = population == null ? null : population.Inhabitants,
                PopulationDate = population == null ? null : population.Date,
            };
    }
}

using Sortiment.Kernel;

namespace Sortiment.Principals.Tenants;

/// <summary>Municipality or region.</summary>
public enum PrincipalKind
{
    /// <summary>Kommun.</summary>
    Municipality,

    /// <summary>Region.</summary>
    Region,
}

/// <summary>A principal (huvudman): one of the 49 municipalities or the region. It is the tenant.</summary>
public sealed class Principal
{
    /// <summary>The region's code.</summary>
    public const string RegionCode = "14";

    private readonly List<PrincipalPopulation> populations = [];

    private Principal() { }

    internal Principal(
        string code,
        string name,
        PrincipalKind kind,
        OrganisationNumber organisationNumber,
        string? association
    )
    {
        Code = code;
        Name = name;
        Kind = kind;
        OrganisationNumber = organisationNumber;
        Association = association;
    }

    /// <summary>SCB's code: "1444" for Grästorp, "14" for the region. It is the tenant id.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The name without "kommun".</summary>
    public string Name { get; private set; } = "";

    /// <summary>Municipality or region.</summary>
    public PrincipalKind Kind { get; private set; }

    /// <summary>Organisation number with a valid check digit.</summary>
    public OrganisationNumber OrganisationNumber { get; private set; }

    /// <summary>The kommunalförbund it belongs to; null for the region.</summary>
    public string? Association { get; private set; }

    /// <summary>Inhabitants by date, as SCB published them.</summary>
    public IReadOnlyList<PrincipalPopulation> Populations => populations;

    /// <summary>Inhabitants at the last date that is not later than <paramref name="date"/>.</summary>
    public int? InhabitantsOn(DateOnly date) =>
        populations.Where(p => p.Date <= date).OrderByDescending(p => p.Date).FirstOrDefault()?.Inhabitants;

    internal void Counted(DateOnly date, int inhabitants)
    {
        if (populations.All(p => p.Date != date))
        {
            populations.Add(new PrincipalPopulation(Code, date, inhabitants));
        }
    }
}

/// <summary>How many lived in a principal's area on a date.</summary>
public sealed class PrincipalPopulation
{
    private PrincipalPopulation() { }

    internal PrincipalPopulation(string principalCode, DateOnly date, int inhabitants)
    {
        PrincipalCode = principalCode;
        Date = date;
        Inhabitants = inhabitants;
    }

    /// <summary>Whose.</summary>
    public string PrincipalCode { get; private set; } = "";

    /// <summary>Usually 31 December.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Persons.</summary>
    public int Inhabitants { get; private set; }
}

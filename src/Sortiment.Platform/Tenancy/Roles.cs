namespace Sortiment.Platform.Tenancy;

/// <summary>
/// The roles a person can act in. The values are stable codes: they stand in claims, in the database, in the process
/// files under <c>workflows/</c> and in the API.
/// </summary>
public static class Roles
{
    /// <summary>Digital hjälpmedelssamordnare at a principal.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Ekonom at a principal.</summary>
    public const string FinanceOfficer = "finance-officer";

    /// <summary>Förskrivare or behovsbedömare at a principal.</summary>
    public const string Prescriber = "prescriber";

    /// <summary>Samverkansfunktionen: owns the ten-step process.</summary>
    public const string CoordinationOffice = "coordination-office";

    /// <summary>Member of one of the four preparatory groups (beredningsgrupp).</summary>
    public const string PreparatoryGroup = "preparatory-group";

    /// <summary>A seat on the steering council (Ledningsrådet); who chairs follows from the seat and the year.</summary>
    public const string SteeringCouncil = "steering-council";

    /// <summary>Hälso- och sjukvårdsdirektören, who decides for the region.</summary>
    public const string RegionalDirector = "regional-director";

    /// <summary>VästKom's board, which decides for the 49 municipalities.</summary>
    public const string VastKomBoard = "vastkom-board";

    /// <summary>Upphandlare at Koncerninköp.</summary>
    public const string ProcurementOfficer = "procurement-officer";

    /// <summary>Produktkonsulent at HMC.</summary>
    public const string ProductConsultant = "product-consultant";

    /// <summary>Ekonom at HMC, who keeps the books of the joint funding.</summary>
    public const string AtCentreFinance = "at-centre-finance";

    /// <summary>A supplier's own user.</summary>
    public const string Supplier = "supplier";

    /// <summary>Förvaltare: administers people, roles and organs for everyone.</summary>
    public const string Steward = "steward";

    /// <summary>The system itself: jobs and the outbox. Nobody can be given it.</summary>
    public const string System = "system";

    /// <summary>Roles held at a principal, which is then the tenant.</summary>
    public static readonly IReadOnlySet<string> AtPrincipal = new HashSet<string>
    {
        Coordinator,
        FinanceOfficer,
        Prescriber,
    };

    /// <summary>Roles held in a joint organ: they see what has been submitted, from every principal, never a draft.</summary>
    public static readonly IReadOnlySet<string> Joint = new HashSet<string>
    {
        CoordinationOffice,
        PreparatoryGroup,
        SteeringCouncil,
        RegionalDirector,
        VastKomBoard,
        ProcurementOfficer,
        ProductConsultant,
        AtCentreFinance,
        Steward,
    };

    /// <summary>Roles of those who see each other's proposals in motion: all but suppliers.</summary>
    public static readonly IReadOnlySet<string> AtPrincipalOrJoint = new HashSet<string>([.. AtPrincipal, .. Joint]);

    /// <summary>Every role there is.</summary>
    public static readonly IReadOnlySet<string> All = new HashSet<string>([.. AtPrincipalOrJoint, Supplier]);

    /// <summary>The role's name in Swedish, as pages show it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The code is not one of <see cref="All"/>.</exception>
    public static string SwedishName(string role) =>
        role switch
        {
            Coordinator => "Digital hjälpmedelssamordnare",
            FinanceOfficer => "Ekonom",
            Prescriber => "Förskrivare",
            CoordinationOffice => "Samverkansfunktionen",
            PreparatoryGroup => "Beredningsgrupp",
            SteeringCouncil => "Ledningsrådet",
            RegionalDirector => "Hälso- och sjukvårdsdirektören",
            VastKomBoard => "VästKoms styrelse",
            ProcurementOfficer => "Upphandlare, Koncerninköp",
            ProductConsultant => "Produktkonsulent, HMC",
            AtCentreFinance => "Ekonom, HMC",
            Supplier => "Leverantör",
            Steward => "Förvaltare",
            System => "Systemet",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role"),
        };
}

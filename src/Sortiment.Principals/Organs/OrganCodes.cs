using Sortiment.Platform.Tenancy;

namespace Sortiment.Principals.Organs;

/// <summary>The joint organs that there are from the start (investigation 4.4.3-4.4.8).</summary>
public static class OrganCodes
{
    /// <summary>Samverkansfunktionen.</summary>
    public const string CoordinationOffice = "samverkan";

    /// <summary>Ledningsrådet Medicintekniska produkter.</summary>
    public const string SteeringCouncil = "ledningsradet";

    internal const string Supplier = "leverantorer";
    internal const string RegionalDirector = "hsd";
    internal const string VastKom = "vastkom";
    internal const string Procurement = "koncerninkop";
    internal const string AtCentre = "hmc";
    internal const string Stewardship = "forvaltning";
    internal const string PreparatoryAssortment = "beredning-handbok";

    internal static IReadOnlyList<Organ> All { get; } =
    [
        new(CoordinationOffice, "Samverkansfunktionen", Roles.CoordinationOffice, 10),
        new("beredning-avtal", "Beredningsgrupp Avtal och överenskommelse", Roles.PreparatoryGroup, 20),
        new(PreparatoryAssortment, "Beredningsgrupp Handbok och sortiment", Roles.PreparatoryGroup, 21),
        new("beredning-it", "Beredningsgrupp IT-stöd", Roles.PreparatoryGroup, 22),
        new("beredning-lakemedel", "Beredningsgrupp Läkemedelsnära produkter", Roles.PreparatoryGroup, 23),
        new(SteeringCouncil, "Ledningsrådet Medicintekniska produkter", Roles.SteeringCouncil, 30),
        new(RegionalDirector, "Hälso- och sjukvårdsdirektören", Roles.RegionalDirector, 40),
        new(VastKom, "VästKoms styrelse", Roles.VastKomBoard, 41),
        new(Procurement, "Koncerninköp", Roles.ProcurementOfficer, 50),
        new(AtCentre, "Hjälpmedelscentralen", Roles.ProductConsultant, 60),
        new(Supplier, "Leverantörer", Roles.Supplier, 70),
        new(Stewardship, "Förvaltning av Sortiment", Roles.Steward, 80),
    ];

    /// <summary>The roles that a seat in an organ can give.</summary>
    internal static IReadOnlyList<string> RolesIn(Organ organ) =>
        organ.Code == AtCentre ? [Roles.ProductConsultant, Roles.AtCentreFinance] : [organ.Role];
}

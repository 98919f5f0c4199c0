namespace Sortiment.Testing.Driver;

/// <summary>Who does what in the ten steps: the personas that Development has, one for each role.</summary>
public static class Persona
{
    /// <summary>Grästorp's coordinator, who proposes in the story.</summary>
    public const string Grästorp = "1444.samordnare";

    /// <summary>Uddevalla's coordinator: another principal.</summary>
    public const string Uddevalla = "1485.samordnare";

    /// <summary>Uddevalla's prescriber, for whom the product is to be orderable in the end.</summary>
    public const string UddevallaPrescriber = "1485.forskrivare";

    /// <summary>Samverkansfunktionen.</summary>
    public const string Office = "samverkan.handlaggare";

    /// <summary>A member of a preparatory group.</summary>
    public const string PreparatoryGroup = "beredning.ledamot";

    /// <summary>HMC's product consultant.</summary>
    public const string Consultant = "hmc.produktkonsulent";

    /// <summary>The leader of the municipalities' side of the steering council.</summary>
    public const string Chair = "radet.ordforande";

    /// <summary>A member of the steering council, who leads neither side.</summary>
    public const string Member = "radet.ledamot1";

    /// <summary>Hälso- och sjukvårdsdirektören, who decides for the region.</summary>
    public const string Director = "hsd";

    /// <summary>VästKom's board, which decides for the municipalities.</summary>
    public const string Board = "vastkom.styrelse";

    /// <summary>Koncerninköp.</summary>
    public const string Procurement = "koncerninkop.upphandlare";

    /// <summary>A supplier's user.</summary>
    public const string Supplier = "leverantor.demo";

    /// <summary>The address that a persona's mail goes to.</summary>
    public static string MailOf(string persona) => $"{persona}@exempel.sortiment.test";
}

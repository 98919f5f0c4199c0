using Sortiment.Platform;
using Sortiment.Principals.Tenants;
using Sortiment.Ui.Forms;

namespace Sortiment.Principals.SignIn;

/// <summary>The personas as the sign-in page offers them, in Development.</summary>
internal static class PersonaList
{
    /// <summary>The joint organs' personas, in groups.</summary>
    public static readonly IReadOnlyList<(string Group, IReadOnlyList<(string Code, string Text)> Personas)> Joint =
    [
        (
            "Samverkan och beredning",
            [
                ("samverkan.handlaggare", "Handläggare, samverkansfunktionen"),
                ("beredning.ledamot", "Ledamot, beredningsgrupp"),
            ]
        ),
        (
            "Ledningsrådet",
            [
                ("radet.ordforande", "Leder kommunernas sida"),
                .. Enumerable.Range(1, 4).Select(i => ($"radet.ledamot{i}", $"Ledamot {i}, kommunerna")),
                ("radet.ledamot5", "Leder regionens sida"),
                .. Enumerable.Range(6, 4).Select(i => ($"radet.ledamot{i}", $"Ledamot {i}, regionen")),
            ]
        ),
        ("Beslut", [("hsd", "Hälso- och sjukvårdsdirektören"), ("vastkom.styrelse", "VästKoms styrelse")]),
        (
            "Upphandling och försörjning",
            [
                ("koncerninkop.upphandlare", "Upphandlare, Koncerninköp"),
                ("hmc.produktkonsulent", "Produktkonsulent, HMC"),
                ("hmc.ekonom", "Ekonom, HMC"),
                ("leverantor.demo", "Leverantör"),
            ]
        ),
        ("Förvaltning", [("forvaltare", "Förvaltare")]),
    ];

    /// <summary>The three roles at a principal: what stands after the code and the dot.</summary>
    public static readonly IReadOnlyList<(string Code, string Text)> AtPrincipal =
    [
        ("samordnare", "Samordnare"),
        ("ekonom", "Ekonom"),
        ("forskrivare", "Förskrivare"),
    ];

    /// <summary>The 50 principals by name, with the code that begins their personas.</summary>
    public static readonly IReadOnlyList<Option> Principals =
    [
        .. PrincipalSource
            .Read()
            .OrderBy(p => p.Name, SwedishCulture.Order)
            .Select(p => new Option(p.Code, $"{p.Name} ({p.Code})")),
    ];
}

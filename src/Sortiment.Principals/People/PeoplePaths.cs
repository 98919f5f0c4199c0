using Mediator;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Tenants;
using Sortiment.Ui.Forms;

namespace Sortiment.Principals.People;

/// <summary>Where the pages about people are: under a steward's part of the menu or a coordinator's.</summary>
internal static class PeoplePaths
{
    public static string Base(Actor? actor) =>
        actor?.Is(Roles.Steward) == true ? "/forvaltning/personer" : "/huvudman/personer";

    public static IReadOnlyList<(string Title, string Href)> Trail(Actor? actor) =>
        actor?.Is(Roles.Steward) == true
            ? [("Förvaltning", "/forvaltning"), ("Personer", Base(actor))]
            : [("Personer", Base(actor))];
}

/// <summary>The choices of forms about people.</summary>
internal static class PrincipalOptions
{
    public static readonly IReadOnlyList<Option> Roles =
    [
        new(
            Platform.Tenancy.Roles.Coordinator,
            "Digital hjälpmedelssamordnare",
            "Lägger förslag och sköter huvudmannens personer."
        ),
        new(
            Platform.Tenancy.Roles.FinanceOfficer,
            "Ekonom",
            "Svarar på gemensam finansiering och läser sortimentet, förslagen och huvudmannens egna avtal."
        ),
        new(Platform.Tenancy.Roles.Prescriber, "Förskrivare", "Läser sortimentet och handboken."),
    ];

    public static async Task<IReadOnlyList<Option>> AllAsync(ISender sender) =>
        [.. (await sender.Send(new ListPrincipals())).Select(p => new Option(p.Code, p.Name))];
}

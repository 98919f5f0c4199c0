namespace Sortiment.Principals.People;

/// <summary>What the page of a person says about what was done.</summary>
internal static class PersonPageTexts
{
    /// <summary>The forms that lead to the page, whose kept texts the browser may forget.</summary>
    public static readonly IReadOnlyList<string> Autosaves =
    [
        "add-colleague",
        "register-person",
        "change-person",
        "person-account",
        "person-status",
        "give-role",
        "end-role",
    ];

    /// <summary>The confirmation after a form; the address holds only a word, so that nobody can write it for us.</summary>
    public static string? Done(string? word, string name) =>
        word switch
        {
            "tillagd" => $"{name} är tillagd och har fått rollen.",
            "kand" => $"{name} fanns redan i Sortiment och har fått rollen.",
            "upplagd" => $"{name} är upplagd.",
            "andrad" => "Uppgifterna är ändrade.",
            "konto" => "Kopplingen till kontot är ändrad.",
            "avstangd" => $"{name} är avstängd och kan inte längre logga in.",
            "oppnad" => $"{name} kan logga in igen.",
            "roll" => "Rollen är given.",
            "avslutad" => "Rollen är avslutad.",
            _ => null,
        };
}

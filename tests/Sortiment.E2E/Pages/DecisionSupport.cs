using Microsoft.Playwright;
using Sortiment.E2E.Browsing;

namespace Sortiment.E2E.Pages;

/// <summary>Steps 4 b and 4 e: the preparatory group's decision support and the office's impact analysis.</summary>
internal static class DecisionSupport
{
    private static readonly string[] Views =
    [
        "Nationella och regionala regelverk",
        "Hälso- och sjukvårdskompetens",
        "Evidens",
        "Patientens perspektiv",
        "Ekonomi",
        "Omvärldsbevakning",
    ];

    /// <summary>Answers every question of the priority framework, has the scores worked out, and writes the views and a risk.</summary>
    public static async Task AssessAsync(this Visitor member)
    {
        var scales = member.Main.Locator("fieldset.scale");
        var questions = await scales.CountAsync();
        for (var i = 0; i < questions; i++)
        {
            // spread over the scale's upper steps, so that the score is one that only these answers give
            await scales.Nth(i).GetByRole(AriaRole.Radio).Nth(2 + (i % 3)).CheckAsync();
        }

        await member.ChooseAsync("Är produkten en medicinteknisk produkt?", "Ja");
        await member.Main.GetByText("Vikter för nytta").ClickAsync();
        await member.FillAsync("Vikt för Kommun", "2");
        await member.PressAsync("Räkna ut");
        await member.SeesAsync("Poäng per rubrik");

        foreach (var view in Views)
        {
            await member.FillAsync(view, $"Bedömt: {view}.");
        }

        await member.PressAsync("Lägg till risk");
        await member.FillAsync("Vad kan hända?", "Batteriet tar slut utan att någon märker det.");
        await member.SelectAsync("Sannolikhet före", "3");
        await member.SelectAsync("Konsekvens före", "5");
        await member.FillAsync("Hur hanteras risken?", "Larmet varnar larmcentralen två dygn i förväg.");
        await member.SelectAsync("Sannolikhet efter", "1");
        await member.SelectAsync("Konsekvens efter", "4");
        await member.ChooseAsync("Har regionala programområden (RPO) tillfrågats?", "Nej");

        // what was typed before the row was added is still there
        await Assertions.Expect(member.Field("Ekonomi")).ToHaveValueAsync("Bedömt: Ekonomi.");
        await Assertions.Expect(member.Field("Vikt för Kommun")).ToHaveValueAsync("2");
    }

    /// <summary>Writes the impact analysis and goes through the decision tree, question by question.</summary>
    public static async Task AnalyseImpactAsync(this Visitor office)
    {
        await office.FillAsync(
            "Konsekvenser av ett införande",
            "Ett gemensamt larm i stället för femtio upphandlingar."
        );
        await office.FillAsync("Förslag till beslut", "Produkten införs i det gemensamma sortimentet.");
        await office.ChooseAsync("Vem bör bära kostnaden?", "Regionen och kommunerna delar");
        (string Question, string Answer)[] tree =
        [
            ("Finns produkten, eller en som liknar den, i dagens sortiment?", "Nej"),
            ("Används produkten i hälso- och sjukvården i dag?", "Ja"),
            ("Är produkten en medicinteknisk produkt?", "Ja"),
            ("Hör produkten till ett område som Samarbetsavtalet omfattar?", "Ja"),
        ];
        foreach (var (question, answer) in tree)
        {
            await office.ChooseAsync(question, answer);
            await office.PressAsync("Nästa fråga");
        }

        await office.SeesAsync("Produkten hör under den här avtalsformen enligt svaren.");
    }
}

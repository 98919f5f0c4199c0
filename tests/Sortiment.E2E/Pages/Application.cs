using Microsoft.Playwright;
using Sortiment.E2E.Browsing;

namespace Sortiment.E2E.Pages;

/// <summary>Step 1: the application, as its proposer fills it in.</summary>
internal static class Application
{
    private static readonly (string Heading, string Text)[] Handbook =
    [
        ("Målgrupp", "Personer som bor hemma och kan behöva hjälp snabbt."),
        ("Behov som motiverar produkten", "Behov av att nå hjälp dygnet runt."),
        ("Avsedd användning", "Att larma en larmcentral och tala med den."),
        ("Mål", "Att kunna bo kvar hemma och känna sig trygg."),
        ("Kriterier", "Personen förstår hur larmet används."),
        ("Vem som får förskriva (HSL)", "Arbetsterapeut eller sjuksköterska."),
        ("Vem som får beställa (SoL och LSS)", "Biståndshandläggare."),
        ("Utbildning som krävs", "Webbutbildning om en timme."),
        ("Kostnadsansvar", "Den huvudman som har ansvaret för personen."),
        ("Avgifter för personen", "Enligt huvudmannens taxa."),
        ("Uppföljning", "Efter tre månader, sedan varje år."),
        ("Risker", "Batteriet kan ta slut."),
        ("Viktig information", "Larmet provas varje månad."),
    ];

    /// <summary>Fills in the whole application for a safety alarm, with a study attached.</summary>
    public static async Task FillInApplicationAsync(this Visitor proposer, string title, string product)
    {
        await proposer.FillAsync("Rubrik", title);
        await proposer.FillAsync("Produktens namn", product);
        await proposer.FillAsync("Leverantör", "Exempellarm i Väst AB");
        await proposer.FillAsync("Leverantörens organisationsnummer", "556016-0680");
        await proposer.ChooseAsync("Vilka behov möter produkten?", "Öka trygghet och självständighet");
        await proposer.ChooseAsync("Vilka lagar ska den användas enligt?", "HSL", "SoL");
        await proposer.FillAsync("ISO-kod", "22 27 24");
        await proposer.ChooseAsync("Är produkten medicinteknisk?", "Ja");
        await proposer.SelectAsync("Medicinteknisk klass", "ClassI");
        await proposer.ChooseAsync("Vem bör bära kostnaden?", "Regionen och kommunerna delar");
        foreach (var (heading, text) in Handbook)
        {
            await proposer.FillAsync(heading, text);
        }

        await proposer.FillAsync(
            "Beskrivning av produkten",
            "Larmknapp på armen, med tal åt båda håll över mobilnätet."
        );
        await proposer.FillAsync("Teknik, personuppgifter och inloggning", "Mobilnät. Inga personuppgifter i knappen.");
        await proposer.FillAsync("Evidens för nyttan", "Två studier visar färre oroliga nätter.");
        await proposer
            .Field("Bifoga dokument: Evidens")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "Studie om trygghetslarm.pdf",
                    MimeType = "application/pdf",
                    Buffer = "%PDF-1.4\n%%EOF\n"u8.ToArray(),
                }
            );
    }
}

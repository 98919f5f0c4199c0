using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Sortiment.Introduction.Council;

/// <summary>
/// The minutes as a Word document, which the secretary sends for signing: real headings, Swedish as its language, made
/// from the frozen <see cref="Minutes"/> and nothing else.
/// </summary>
internal static class MinutesDocument
{
    /// <summary>Writes the document.</summary>
    public static byte[] Write(Minutes minutes)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = $"Protokoll Ledningsrådet {minutes.Date:yyyy-MM-dd}";
            document.PackageProperties.Language = "sv-SE";
            document.PackageProperties.Creator = minutes.Secretary;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.Document = new Document(new Body(Content(minutes)));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(Minutes minutes)
    {
        yield return Line("Title", "Protokoll");
        yield return Line(null, "Ledningsrådet Medicintekniska produkter");
        yield return Line(null, $"{minutes.Date:yyyy-MM-dd}, {minutes.Place}");
        yield return Line(
            null,
            $"Mötet pågick {MinutesText.Clock(minutes.OpenedAt)}–{MinutesText.Clock(minutes.ClosedAt)}."
        );
        yield return Line("Heading1", "Närvarande");
        foreach (var seat in minutes.Seats.Where(s => s.IsPresent))
        {
            yield return Line(null, MinutesText.Of(seat));
        }

        yield return Line("Heading1", "Frånvarande");
        foreach (var seat in minutes.Seats.Where(s => !s.IsPresent))
        {
            yield return Line(null, MinutesText.Of(seat));
        }

        foreach (var item in minutes.Items)
        {
            yield return Line("Heading1", $"§ {item.Number} {item.Title} ({item.Reference})");
            foreach (var line in MinutesText.Of(item))
            {
                yield return Line(null, line);
            }
        }

        yield return Line("Heading1", "Underskrifter");
        yield return Line(null, $"Vid protokollet: {minutes.Secretary}");
        yield return Line(null, "Justeras: ______________________________");
    }

    private static Paragraph Line(string? style, string text)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        paragraph.Append(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        return paragraph;
    }

    private static Styles Styles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri" },
                        new FontSize { Val = "22" },
                        new Languages { Val = "sv-SE" }
                    )
                )
            ),
            Style("Title", "Title", "36", null),
            Style("Heading1", "heading 1", "26", 0)
        );

    private static Style Style(string id, string name, string halfPoints, int? outlineLevel)
    {
        var paragraph = new StyleParagraphProperties(
            new KeepNext(),
            new SpacingBetweenLines { Before = "240", After = "80" }
        );
        if (outlineLevel is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        return new Style(
            new StyleName { Val = name },
            paragraph,
            new StyleRunProperties(new Bold(), new FontSize { Val = halfPoints })
        )
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }
}

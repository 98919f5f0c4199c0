using Sortiment.Funding.Pdf;

namespace Sortiment.Funding.Tests.Pdf;

/// <summary>Pages, tables and fonts of what we write, as another program reads them.</summary>
public sealed class PdfPaperTests
{
    [Fact]
    public void A_long_table_goes_on_with_its_headings_on_every_page()
    {
        var rows = Enumerable.Range(1, 120).Select(i => new PdfRow([$"Rad {i}", $"{i},00 kr"])).ToList();
        using var pdf = Read(paper => paper.Table([new("Namn", 3), new("Belopp", 1, Right: true)], rows));
        Assert.True(pdf.Pages.Count > 2);
        Assert.All(
            pdf.Pages,
            (page, i) => Assert.Contains($"Sida {i + 1} av {pdf.Pages.Count}", string.Join(' ', page.GetWords()))
        );
        Assert.All(pdf.Pages, page => Assert.Contains(page.GetWords(), word => word.Text == "Belopp"));
        Assert.Single(pdf.Structure, line => line.EndsWith("/Table"));
        Assert.Single(pdf.Structure, line => line.EndsWith("/THead/TR"));
        Assert.Equal(120, pdf.Structure.Count(line => line.EndsWith("/TBody/TR")));
        Assert.Equal(0, pdf.UnmarkedLetters);
    }

    [Fact]
    public void Text_is_broken_within_its_column_also_where_there_is_no_space()
    {
        var word = new string('m', 200);
        using var pdf = Read(paper =>
            paper.Table([new("A", 1), new("B", 1)], [new([word, "kort"]), new([$"{word} {word}", "b"])])
        );
        var letters = pdf.Pages[0].Letters.Where(letter => letter.Value == "m").ToList();
        Assert.Equal(600, letters.Count);
        Assert.All(letters, letter => Assert.True(letter.BoundingBox.Right < TaggedPdf.Width / 2));
    }

    [Fact]
    public void No_letters_lie_on_each_other()
    {
        using var pdf = Read(paper =>
        {
            paper.Heading(1, "En rubrik som är så lång att den inte får plats på en enda rad i dokumentet");
            paper.Paragraph(string.Join(' ', Enumerable.Repeat("Löpande text på svenska.", 40)));
            paper.Facts(
                PdfPaper.Full,
                ("Namn", "Värde"),
                ("Längre namn", string.Join(' ', Enumerable.Repeat("värde", 60)))
            );
            paper.Table(
                [new("Namn", 1), new("Annat", 1)],
                [new([string.Join(' ', Enumerable.Repeat("cell", 30)), "x"])]
            );
        });
        AssertNoneLieOnEachOther(pdf);
    }

    [Theory]
    [InlineData("1,00 kr")]
    [InlineData("34 688 860,00 kr")]
    [InlineData("−9 999 999 999 999,99 kr")]
    public void Figures_in_a_panel_have_room_whatever_they_are(string figure)
    {
        using var pdf = Read(paper =>
            paper.Panel(("Inbetalt", figure), ("Påslag på hyror", figure), ("Förbrukat", figure), ("Kvar", figure))
        );
        Assert.Equal(4, pdf.Text.Split(figure).Length - 1);
        AssertNoneLieOnEachOther(pdf);
        Assert.All(pdf.Pages[0].Letters, letter => Assert.InRange(letter.BoundingBox.Right, 0, TaggedPdf.Width - 50));
    }

    [Fact]
    public void A_sign_beyond_the_font_is_a_question_mark_and_never_an_empty_box()
    {
        using var pdf = Read(paper => paper.Paragraph("Märke: 中 € – ÅÄÖ"));
        Assert.Contains("Märke: ? € – ÅÄÖ", pdf.Text);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes() =>
        Assert.Equal(Write(p => p.Paragraph("Å")), Write(p => p.Paragraph("Å")));

    [Fact]
    public void The_font_says_that_it_may_be_embedded()
    {
        foreach (var name in new[] { "SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf" })
        {
            using var stream = typeof(PdfFont).Assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            Assert.True(new TrueTypeFont(copy.ToArray()).MayBeEmbedded);
        }

        Assert.NotNull(typeof(PdfFont).Assembly.GetManifestResourceStream("SourceSans3-LICENSE.md"));
    }

    private static void AssertNoneLieOnEachOther(ReadPdf pdf)
    {
        foreach (
            var line in pdf.Pages.SelectMany(page => page.Letters).GroupBy(letter => Math.Round(letter.StartBaseLine.Y))
        )
        {
            var across = line.Where(letter => letter.Value != " ").OrderBy(letter => letter.StartBaseLine.X).ToList();
            Assert.All(
                across.Zip(across.Skip(1)),
                pair => Assert.True(pair.First.EndBaseLine.X <= pair.Second.StartBaseLine.X + 0.1)
            );
        }
    }

    private static byte[] Write(Action<PdfPaper> content) => PdfPaper.Write("Prov", new DateOnly(2022, 3, 1), content);

    private static ReadPdf Read(Action<PdfPaper> content) => new(Write(content));
}

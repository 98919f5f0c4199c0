using System.IO.Compression;
using System.Text;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Xunit;

namespace Sortiment.Platform.Tests.Documents;

public sealed class CheckedFileTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF");

    [Theory]
    [InlineData("rapport.pdf", "rapport.pdf")]
    [InlineData("RAPPORT.PDF", "RAPPORT.PDF")]
    [InlineData("../../etc/rapport.pdf", "rapport.pdf")]
    [InlineData(@"C:\Users\Åsa\rapport.pdf", "rapport.pdf")]
    [InlineData("rap\u0000port\r\n.pdf", "rapport.pdf")]
    public void A_name_is_a_name_and_never_a_path(string sent, string kept)
    {
        var file = CheckedFile.Of("file", sent, Pdf);
        Assert.Equal((kept, "application/pdf"), (file.Name, file.MediaType));
    }

    [Theory]
    [InlineData("å\u202Egpj.exe.pdf")]
    [InlineData("rap\u200bport.pdf")]
    [InlineData(".pdf")]
    [InlineData(" ..pdf")]
    public void A_name_is_seen_as_it_is_and_more_than_a_type(string name) =>
        Assert.Throws<InvalidProblem>(() => CheckedFile.Of("file", name, Pdf));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("rapport")]
    [InlineData("rapport.exe")]
    [InlineData("rapport.pdf.js")]
    [InlineData("sida.html")]
    [InlineData("bild.svg")]
    [InlineData("makron.docm")]
    public void A_type_that_is_not_taken_is_refused(string name)
    {
        Assert.Throws<InvalidProblem>(() => CheckedFile.Of("file", name, Pdf));
    }

    [Theory]
    [InlineData("bild.png")]
    [InlineData("brev.docx")]
    [InlineData("bild.jpg")]
    public void Content_that_is_something_else_is_refused(string name)
    {
        var refused = Assert.Throws<InvalidProblem>(() => CheckedFile.Of("evidence", name, Pdf));
        Assert.Contains("evidence", refused.Errors.Keys);
    }

    [Fact]
    public void Text_is_text_and_no_program()
    {
        Assert.Equal("text/csv", CheckedFile.Of("file", "tal.csv", Encoding.UTF8.GetBytes("å;ä;ö")).MediaType);
        Assert.Throws<InvalidProblem>(() => CheckedFile.Of("file", "tal.txt", [0x4D, 0x5A, 0x00]));
    }

    [Fact]
    public void An_Office_file_is_looked_into()
    {
        Assert.EndsWith(
            "wordprocessingml.document",
            CheckedFile.Of("f", "brev.docx", Archive("word/document.xml")).MediaType,
            StringComparison.Ordinal
        );
        Assert.Throws<InvalidProblem>(() => CheckedFile.Of("f", "tal.xlsx", Archive("word/document.xml")));
        Assert.Throws<InvalidProblem>(() =>
            CheckedFile.Of("f", "brev.docx", Archive("word/document.xml", "word/vbaProject.bin"))
        );
        Assert.Throws<InvalidProblem>(() => CheckedFile.Of("f", "brev.docx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]));
    }

    [Fact]
    public void Empty_and_oversize_are_refused_and_the_largest_is_taken()
    {
        Assert.Throws<InvalidProblem>(() => CheckedFile.Of("f", "a.pdf", []));
        Assert.Throws<InvalidProblem>(() => CheckedFile.Of("f", "a.pdf", Large(CheckedFile.MaxBytes + 1)));
        Assert.Equal(CheckedFile.MaxBytes, CheckedFile.Of("f", "a.pdf", Large(CheckedFile.MaxBytes)).Bytes.Length);

        static byte[] Large(int size)
        {
            var bytes = new byte[size];
            Pdf.CopyTo(bytes, 0);
            return bytes;
        }
    }

    private static byte[] Archive(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["[Content_Types].xml", .. names])
            {
                archive.CreateEntry(name);
            }
        }

        return bytes.ToArray();
    }
}

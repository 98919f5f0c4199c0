using CsCheck;
using Xunit;

namespace Sortiment.Kernel.Tests;

/// <summary>The numbers with check digits: known ones are read, and one changed digit is always noticed.</summary>
public sealed class NumberTests
{
    private static readonly Gen<string> BaseDigits = Gen.Char['0', '9']
        .Array[1, 23]
        .Select(digits => new string(digits));

    [Theory]
    [InlineData("232100-0131")] // Västra Götalandsregionen
    [InlineData("212000-1595")] // Grästorp
    [InlineData("212000-1355")] // Göteborg
    [InlineData("212000-1397")] // Uddevalla
    [InlineData("212000-2973")] // Bollebygd
    [InlineData("556012-5790")] // Volvo
    public void Organisation_numbers_in_use_are_read(string written)
    {
        Assert.Equal(written, OrganisationNumber.Parse(written).ToString());
        Assert.Equal(
            written,
            OrganisationNumber.Parse($" {written.Replace("-", "", StringComparison.Ordinal)} ").ToString()
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("212000-159")]
    [InlineData("21200-01595")]
    [InlineData("212000--595")]
    [InlineData("000000-0000")]
    [InlineData("2120OO-1595")]
    [InlineData("٢١٢٠٠٠-1595")]
    public void What_is_not_an_organisation_number_is_not_read(string? text) =>
        Assert.False(OrganisationNumber.TryParse(text, out _));

    [Fact]
    public void Messages_say_what_is_wrong_with_an_organisation_number()
    {
        Assert.Equal(
            "”Grästorp” är inte ett organisationsnummer. Det har tio siffror, till exempel 212000-1595.",
            Assert.Throws<FormatException>(() => OrganisationNumber.Parse("Grästorp")).Message
        );
        Assert.Equal(
            "Organisationsnumret 212000-1596 har fel kontrollsiffra. Kontrollera att alla siffror är rätt.",
            Assert.Throws<FormatException>(() => OrganisationNumber.Parse("212000-1596")).Message
        );
    }

    [Theory]
    [InlineData("73513537")]
    [InlineData("036000291452")]
    [InlineData("4006381333931")]
    [InlineData("5901234123457")]
    [InlineData("10614141000415")]
    public void Gtins_in_use_are_read(string digits) => Assert.Equal(digits, Gtin.Parse(digits).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("400638133393")]
    [InlineData("40063813339312")]
    [InlineData("4006381333932")]
    [InlineData("4006381 33393")]
    [InlineData("123456789")]
    public void What_is_not_a_gtin_is_not_read(string? text) => Assert.False(Gtin.TryParse(text, out _));

    [Fact]
    public void One_article_written_in_two_lengths_matches_when_padded()
    {
        var (short12, long13) = (Gtin.Parse("036000291452"), Gtin.Parse("0036000291452"));

        Assert.NotEqual(short12, long13);
        Assert.Equal(short12.Padded, long13.Padded);
    }

    [Fact]
    public void Messages_say_what_is_wrong_with_a_gtin()
    {
        Assert.Equal(
            "”12” är inte ett GTIN. Det har 8, 12, 13 eller 14 siffror.",
            Assert.Throws<FormatException>(() => Gtin.Parse("12")).Message
        );
        Assert.Equal(
            "GTIN 4006381333932 har fel kontrollsiffra. Kontrollera att alla siffror är rätt.",
            Assert.Throws<FormatException>(() => Gtin.Parse("4006381333932")).Message
        );
    }

    [Theory]
    [InlineData("1234567", "123456790")] // 7 digits become 9: length digit 9, then Luhn
    [InlineData("12345678", "1234567806")] // 10 in all: the length digit is 0
    [InlineData("1", "133")]
    public void An_ocr_reference_is_made_by_length_and_check_digit(string baseDigits, string whole)
    {
        Assert.Equal(whole, OcrReference.Create(baseDigits).ToString());
        Assert.Equal(baseDigits, OcrReference.Parse(whole).BaseDigits);
    }

    [Fact]
    public void An_ocr_reference_that_was_made_reads_back() =>
        BaseDigits.Sample(digits => OcrReference.Parse(OcrReference.Create(digits).Digits).BaseDigits == digits);

    [Fact]
    public void One_wrong_digit_is_noticed_in_every_kind_of_number()
    {
        string[] organisations = ["2321000131", "2120001595"];
        string[] gtins = ["73513537", "036000291452", "4006381333931", "10614141000415"];

        Assert.All(
            organisations.SelectMany(WithOneDigitChanged),
            text => Assert.False(OrganisationNumber.TryParse(text, out _))
        );
        Assert.All(gtins.SelectMany(WithOneDigitChanged), text => Assert.False(Gtin.TryParse(text, out _)));
        BaseDigits.Sample(digits =>
            WithOneDigitChanged(OcrReference.Create(digits).Digits).All(text => !OcrReference.TryParse(text, out _))
        );
    }

    [Fact]
    public void A_missing_digit_in_an_ocr_reference_is_noticed_even_when_the_check_digit_agrees()
    {
        // A leading nought weighs nothing in Luhn: only the length digit tells that it is gone.
        var whole = OcrReference.Create("0123").Digits;

        Assert.Equal(
            $"OCR-referensen {whole[1..]} har fel längd. Kontrollera att ingen siffra saknas eller är för mycket.",
            Assert.Throws<FormatException>(() => OcrReference.Parse(whole[1..])).Message
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("12A")]
    [InlineData("123456789012345678901234")]
    public void An_ocr_reference_is_made_of_1_to_23_digits(string baseDigits) =>
        Assert.Throws<FormatException>(() => OcrReference.Create(baseDigits));

    private static IEnumerable<string> WithOneDigitChanged(string digits) =>
        from i in Enumerable.Range(0, digits.Length)
        from other in "0123456789"
        where other != digits[i]
        select $"{digits[..i]}{other}{digits[(i + 1)..]}";
}

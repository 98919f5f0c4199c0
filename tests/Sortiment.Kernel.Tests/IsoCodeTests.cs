using Xunit;

namespace Sortiment.Kernel.Tests;

public sealed class IsoCodeTests
{
    [Theory]
    [InlineData("22", "22", 1)]
    [InlineData("2227", "22 27", 2)]
    [InlineData("22 27 24", "22 27 24", 3)]
    [InlineData(" 222716 ", "22 27 16", 3)]
    [InlineData("04 03 06", "04 03 06", 3)]
    [InlineData("22272401", "22 27 24 01", 4)]
    public void A_code_is_kept_in_pairs(string text, string pairs, int level)
    {
        var code = IsoCode.Parse(text, 2022);

        Assert.Equal(pairs, code.Text);
        Assert.Equal(level, code.Level);
        Assert.Equal(2022, code.Edition);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("222")]
    [InlineData("22 2 7")]
    [InlineData("2227 24")]
    [InlineData("22  27")]
    [InlineData("22-27")]
    [InlineData("22 27 AB")]
    public void What_is_not_in_pairs_is_not_a_code(string? text) => Assert.False(IsoCode.TryParse(text, 2022, out _));

    [Fact]
    public void Messages_say_what_is_wrong()
    {
        Assert.Equal(
            "”larm” är inte en ISO 9999-kod. Den skrivs med siffror i par, till exempel 22 27 24.",
            Assert.Throws<FormatException>(() => IsoCode.Parse("larm", 2022)).Message
        );
        Assert.Equal(
            "22 är ingen utgåva av ISO 9999. Ange utgåvans årtal, till exempel 2022.",
            Assert.Throws<FormatException>(() => IsoCode.Parse("22 27 24", 22)).Message
        );
    }

    [Fact]
    public void The_same_code_in_another_edition_is_another_code() =>
        Assert.NotEqual(IsoCode.Parse("22 27 24", 2016), IsoCode.Parse("22 27 24", 2022));

    [Theory]
    [InlineData("22 27 24", 2022, "22 27", true)]
    [InlineData("22 27", 2022, "22 27", true)]
    [InlineData("22", 2022, "22 27", false)]
    [InlineData("22 28 24", 2022, "22 27", false)]
    [InlineData("22 27 24", 2016, "22 27", false)]
    public void It_is_within_a_wider_class_of_its_edition(string text, int edition, string wider, bool within) =>
        Assert.Equal(within, IsoCode.Parse(text, edition).IsWithin(IsoCode.Parse(wider, 2022)));
}

using System.Net;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Http;

/// <summary>An address that somebody has changed by hand still shows a page.</summary>
public sealed class AddressLineTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("/drift/granskningslogg?sida=abc")]
    [InlineData("/drift/granskningslogg?sida=2147483647")]
    [InlineData("/drift/granskningslogg?fran=abc")]
    [InlineData("/drift/granskningslogg?till=2026-99-99")]
    [InlineData("/drift/granskningslogg?fran=0001-01-01&till=9999-12-31")]
    [InlineData("/huvudman/personer?sida=abc")]
    [InlineData("/huvudman/personer?sida=2147483647")]
    [InlineData("/ledningsradet?sida=abc", "radet.ordforande")]
    [InlineData("/ledningsradet?sida=2147483647", "radet.ordforande")]
    [InlineData("/forslag?sida=2147483647")]
    [InlineData("/sortiment?sida=2147483647")]
    [InlineData("/?sida=2147483647")]
    public async Task What_cannot_be_read_of_it_is_left_out(string address, string persona = "1444.samordnare")
    {
        using var answer = await fixture.App.Browser(persona).GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}

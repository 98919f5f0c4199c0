using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Introduction.Tests.Read;

/// <summary>The audit trail says of a principal's own no more to joint organs than they see of it.</summary>
public sealed partial class TrailTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task A_draft_with_its_step_and_files_and_an_own_contract_are_the_principals_own()
    {
        var story = new ProposalDriver(_app, "Hemligtlarm");
        await story.DraftAsync();
        await AttachAsync(story, "Hemligfil.txt");
        using var contract = await _app.Browser(Persona.Grästorp)
            .SubmitAsync(
                "/egna-avtal/nytt",
                "new-contract",
                ("Input.AreaCode", "omgivningskontroll"),
                ("Input.SupplierName", "Hemligt Hem AB"),
                ("Input.Reference", "KS 2026-4711"),
                ("Input.ValidFrom", "2026-01-01"),
                ("Input.Choice", "Both")
            );
        Assert.Equal(HttpStatusCode.OK, contract.StatusCode);

        foreach (
            var text in new[] { "Hemligtlarm", "Hemligfil", "KS 2026-4711", story.Id.ToString(), "CreateProposal" }
        )
        {
            Assert.True(await CountAsync(Persona.Grästorp, text) > 0, text);
            Assert.Equal((text, 0), (text, await CountAsync("forvaltare", text)));
        }

        await story.SubmitAsync();
        Assert.True(await CountAsync("forvaltare", story.Id.ToString()) > 0);
    }

    [Fact]
    public async Task The_trail_of_a_whole_proposal_reads_as_Swedish()
    {
        await using var app = await SortimentApp.StartAsync();
        var story = new ProposalDriver(app, "Läslarm");
        await story.ProposeAsync();
        await story.AdvanceToAsync(11);
        var steward = app.Browser("forvaltare");
        var pages = new StringBuilder();
        for (var page = 1; page <= 3; page++)
        {
            pages.Append(await steward.ReadAsync($"/drift/granskningslogg?fran=2026-03-02&sida={page}"));
        }

        var html = pages.ToString();
        Assert.Contains($"<a href=\"/forslag/{story.Id}\">{story.Reference}", html, StringComparison.Ordinal);
        var text = WebUtility.HtmlDecode(Tag().Replace(html[html.IndexOf("<tbody", StringComparison.Ordinal)..], " "));
        foreach (
            var words in new[]
            {
                "Ansökan inlämnad",
                "Ändrade: Förslag",
                "Produktanvisning: Målgrupp",
                "Från Utkast → till Pågår",
                "Ledningsrådets beslut registrerat",
                "Öka trygghet och självständighet",
            }
        )
        {
            Assert.Contains(words, Spaces().Replace(text, " "), StringComparison.Ordinal);
        }

        Assert.Equal([], Code().Matches(text).Select(found => found.Value).Distinct());
    }

    // ids, JSON, and names as code has them
    [GeneratedRegex(
        @"[0-9a-f]{8}-[0-9a-f]{4}-|[{}""\[\]]|\b[a-zåäö]+[A-ZÅÄÖ]\w*|\b(?!VästKom)[A-ZÅÄÖ][a-zåäö]+[A-ZÅÄÖ][a-zåäö]\w*"
    )]
    private static partial Regex Code();

    [GeneratedRegex("<(svg|script|nav|footer).*?</\\1>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private async Task<int> CountAsync(string persona, string text)
    {
        var page = await _app.Browser(persona).ReadAsync("/drift/granskningslogg?text=" + Uri.EscapeDataString(text));
        var words = page[..page.IndexOf(" händelse", StringComparison.Ordinal)];
        return int.Parse(words[(words.LastIndexOf('>') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task AttachAsync(ProposalDriver story, string name)
    {
        var version = (await story.ShowAsync()).Version;
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Evidence"), "kind" },
            { new StringContent(version.ToString(System.Globalization.CultureInfo.InvariantCulture)), "version" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("text")), "file", name },
        };
        (await story.Api.PostContentAsync(Persona.Grästorp, story.Path + "/documents", form)).Ok();
    }
}

using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sortiment.Ui.Components;

namespace Sortiment.Funding.Tests.Charts;

/// <summary>The charts of the funding's pages, as they come to the browser.</summary>
public sealed class ChartTests
{
    // the narrowest screen less its margins, and a generous guess at a letter's width in 15 pixels' Source Sans
    private const double Narrow = 288;
    private const double Letter = 8;

    private static readonly IReadOnlyList<Bar> Budget =
    [
        new("Ledning, produktkonsulenter, upphandlare, tekniker och utbildare", 27_123_450, Of: 30_000_000),
        new("Utprovning", 1_250_000, Of: 1_000_000),
        new("Förstagångsinköpavmedicintekniskaprodukterochutrustning", 0, Of: 4_000_000),
    ];

    [Fact]
    public async Task Spent_is_measured_against_its_budget_and_what_exceeds_it_stands_out()
    {
        var svg = await Svg<BarChart>(
            new()
            {
                ["Title"] = "Budget",
                ["Bars"] = Budget,
                ["Unit"] = "kr",
            }
        );
        var bars = Parts(svg, "rect");
        Assert.Equal(
            ["100%", "90.41%", "3.33%", "4.17%", "13.33%", "0%"],
            bars.Select(bar => bar.Attribute("width")!.Value)
        );
        Assert.Equal(
            ["chart-bar", "chart-marked", "chart-bar"],
            bars.Where((_, i) => i % 2 == 1).Select(bar => bar.Attribute("class")!.Value)
        );
        Assert.Contains("27 123 450 av 30 000 000 kr", Texts(svg));
        Assert.Contains("1 250 000 av 1 000 000 kr", Texts(svg));
    }

    [Fact]
    public async Task Long_names_are_broken_and_no_text_lies_on_another()
    {
        var svg = await Svg<BarChart>(
            new()
            {
                ["Title"] = "Budget",
                ["Bars"] = Budget,
                ["Unit"] = "kr",
            }
        );
        AssertReadable(svg);
        Assert.Equal(Budget[0].Label, string.Join(' ', Texts(svg).Take(2)));
    }

    [Fact]
    public async Task Fifty_principals_have_a_bar_each()
    {
        var bars = Enumerable
            .Range(1, 50)
            .Select(i => new Bar($"{new string('k', i)} kommun", i * 100_000, Marked: i == 17))
            .ToList();
        var svg = await Svg<BarChart>(
            new()
            {
                ["Title"] = "Inbetalt",
                ["Bars"] = bars,
                ["Unit"] = "kr",
            }
        );
        Assert.Equal(100, Parts(svg, "rect").Count);
        Assert.Single(Parts(svg, "rect"), bar => bar.Attribute("class")!.Value == "chart-marked");
        AssertReadable(svg);
    }

    [Fact]
    public async Task A_line_goes_from_the_first_point_to_the_last()
    {
        ChartPoint[] points =
        [
            new("2022-01", 0),
            new("2022-06", 34_688_860),
            new("2023-01", 20_000_000),
            new("2023-06", 12_000_000),
        ];
        var svg = await Svg<LineChart>(
            new()
            {
                ["Title"] = "Kvar",
                ["Points"] = points,
                ["Unit"] = "kr",
            }
        );
        var lines = Parts(svg, "line").Where(line => line.Attribute("class")!.Value == "chart-line").ToList();
        Assert.Equal(3, lines.Count);
        Assert.Equal(("206", "50"), (lines[0].Attribute("y1")!.Value, lines[0].Attribute("y2")!.Value));
        Assert.Equal(("6%", "98%"), (lines[0].Attribute("x1")!.Value, lines[^1].Attribute("x2")!.Value));
        Assert.Contains("Högst 34 688 860 kr", Texts(svg));
        Assert.Contains("Senast 12 000 000 kr", Texts(svg));
        Assert.Contains(
            "Högst 34 688 860 kr (2022-06), lägst 0 kr (2022-01)",
            Parts(svg, "desc")[0].Value.Replace('\u00A0', ' ')
        );
        AssertReadable(svg);
    }

    [Fact]
    public async Task A_line_below_nought_stays_in_the_picture()
    {
        ChartPoint[] points = [new("2022", 10), new("2023", -30)];
        var svg = await Svg<LineChart>(new() { ["Title"] = "Kvar", ["Points"] = points });
        Assert.All(
            Parts(svg, "line").SelectMany(line => new[] { line.Attribute("y1")!.Value, line.Attribute("y2")!.Value }),
            y => Assert.InRange(int.Parse(y, CultureInfo.InvariantCulture), 50, 206)
        );
        AssertReadable(svg);
    }

    [Fact]
    public async Task Nothing_to_show_is_said_and_one_point_is_no_error()
    {
        var none = await Svg<LineChart>(new() { ["Title"] = "Kvar", ["Points"] = Array.Empty<ChartPoint>() });
        Assert.Equal("Det finns inga värden.", Parts(none, "desc")[0].Value);
        var noBars = await Svg<BarChart>(new() { ["Title"] = "Budget", ["Bars"] = Array.Empty<Bar>() });
        Assert.Equal("Det finns inga värden.", Parts(noBars, "desc")[0].Value);
        var one = await Svg<LineChart>(new() { ["Title"] = "Kvar", ["Points"] = new ChartPoint[] { new("2022", 0) } });
        Assert.Single(Parts(one, "circle"));
    }

    private static async Task<XElement> Svg<TChart>(Dictionary<string, object?> parameters)
        where TChart : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TChart>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
        Assert.DoesNotContain("style=", html);
        Assert.DoesNotContain("<style", html);
        var from = html.IndexOf("<svg", StringComparison.Ordinal);
        var svg = XElement.Parse(html[from..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(
            Parts(svg, "title").Concat(Parts(svg, "desc")).Select(e => e.Attribute("id")!.Value),
            svg.Attribute("aria-labelledby")!.Value.Split(' ')
        );
        return svg;
    }

    /// <summary>On the narrowest screen every text is inside the picture and none is on another.</summary>
    private static void AssertReadable(XElement svg)
    {
        var height = Number(svg.Attribute("height")!.Value);
        var boxes = Parts(svg, "text").Select(Box).ToList();
        Assert.All(
            boxes,
            box => Assert.True(box.Left >= -1 && box.Right <= Narrow + 1 && box.Top >= 0 && box.Bottom <= height)
        );
        for (var i = 0; i < boxes.Count; i++)
        {
            foreach (var other in boxes.Skip(i + 1))
            {
                var apart =
                    boxes[i].Right <= other.Left
                    || other.Right <= boxes[i].Left
                    || boxes[i].Bottom <= other.Top
                    || other.Bottom <= boxes[i].Top;
                Assert.True(apart, $"”{boxes[i].Text}” ligger på ”{other.Text}”.");
            }
        }
    }

    private static (string Text, double Left, double Right, double Top, double Bottom) Box(XElement text)
    {
        var x = text.Attribute("x")!.Value;
        var at = x.EndsWith('%') ? Narrow * Number(x.TrimEnd('%')) / 100 : Number(x);
        var width = text.Value.Length * Letter;
        var left = text.Attribute("text-anchor")?.Value == "end" ? at - width : at;
        var baseline = Number(text.Attribute("y")!.Value);
        return (text.Value, left, left + width, baseline - 12, baseline + 4);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<XElement> Parts(XElement svg, string name) =>
        [.. svg.Descendants().Where(e => e.Name.LocalName == name)];

    private static List<string> Texts(XElement svg) =>
        [.. Parts(svg, "text").Select(text => WebUtility.HtmlDecode(text.Value).Replace('\u00A0', ' '))];
}
